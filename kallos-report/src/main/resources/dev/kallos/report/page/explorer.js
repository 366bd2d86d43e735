(function () {
  'use strict';
  const numbers = window.kallos.numbers;
  /** Where the chart's layers stand in its spec. */
  const REFERENCE = 0;
  const MARKS = [1, 2];
  const MOST_RATIO = 16;
  /** A letter's mean width in a chart, in pixels, and how many of them a group's name is cut to. */
  const LETTER = 6.4;
  const MOST_LETTERS = 28;

  /** A chart of groups' figures with the controls that choose, sort and filter them. */
  function Explorer(root) {
    this.root = root;
    this.id = root.dataset.explorer;
    this.data = JSON.parse(document.getElementById('figures-' + this.id).textContent);
    this.specElement = document.getElementById('spec-' + this.id);
    this.chart = document.getElementById('chart-' + this.id);
    /** Gives a figure other than the file's: (kind, metric, group's index) → value, null, or undefined for the file's. */
    this.live = null;
    /** The threshold that those figures are at, in words. */
    this.threshold = '';
    const show = this.show.bind(this);
    root.querySelectorAll('[data-control]').forEach(function (control) { control.addEventListener('input', show); });
    this.chart.addEventListener('drawn', this.listen.bind(this));
  }

  Explorer.prototype.control = function (name) { return this.root.querySelector('[data-control="' + name + '"]'); };

  Explorer.prototype.listen = function (event) {
    const root = this.root;
    event.detail.addEventListener('click', function (click, item) {
      if (item && item.datum && item.datum.group !== undefined) {
        root.dispatchEvent(new CustomEvent('pick', {detail: item.datum.group}));
      }
    });
  };

  Explorer.prototype.fixed = function (kind, metric, group) {
    return ((this.data.figures[kind] || {})[metric] || [])[group] || [];
  };

  /** [value, lo, hi]; a live value has no interval. */
  Explorer.prototype.figure = function (kind, metric, group) {
    const fixed = this.fixed(kind, metric, group);
    const live = this.live && numbers.exists(fixed[0]) ? this.live(kind, metric, group) : undefined;
    return live === undefined ? fixed : [live];
  };

  Explorer.prototype.choice = function () {
    const data = this.data;
    const metric = data.metrics[this.control('metric').value];
    const kind = data.kinds[this.control('kind').value];
    const whole = kind.scale === 'value' ? this.figure(kind.id, metric.id, 0)[0] : undefined;
    return {metric: metric, kind: kind, reference: kind.scale === 'difference' ? 0 : kind.scale === 'ratio' ? 1 : whole};
  };

  /** Whether a group differs: by the q of its difference where there is one, else if the interval leaves the reference out. */
  Explorer.prototype.differs = function (choice, group, figure) {
    const tested = this.data.tested;
    if (tested) {
      const q = this.fixed(tested, choice.metric.id, group)[4];
      return numbers.exists(q) && q <= this.data.level;
    }
    return numbers.exists(choice.reference) && numbers.exists(figure[1])
      && (figure[1] > choice.reference || figure[2] < choice.reference);
  };

  Explorer.prototype.exists = function (kind, metric) {
    return ((this.data.figures[kind] || {})[metric] || []).some(function (figure) { return numbers.exists(figure[0]); });
  };

  /** Why no group is marked as differing, a sentence; empty if one could be. */
  Explorer.prototype.unmarked = function (choice) {
    const differences = (this.data.figures[this.data.tested] || {})[choice.metric.id] || [];
    const tested = differences.some(function (figure) { return numbers.exists(figure[4]); });
    return !this.data.tested || tested ? ''
      : this.exists(this.data.tested, choice.metric.id) ? ' This figure is not tested, and no group is marked.'
        : ' No group can be tested, there are too few people, and none is marked.';
  };

  /** Why no group has the figure chosen, a sentence; empty if one has. */
  Explorer.prototype.missing = function (choice) {
    const explorer = this;
    const some = this.data.groups.some(function (group, index) {
      return index > 0 && numbers.exists(explorer.figure(choice.kind.id, choice.metric.id, index)[0]);
    });
    return some || this.data.groups.length < 2 ? ''
      : this.exists(choice.kind.id, choice.metric.id) ? ' At this threshold what the figure is divided by is 0 or not known.'
        : choice.kind.scale === 'ratio' && this.exists('', choice.metric.id) ? ' This figure has no ratio.' : '';
  };

  /** Which groups the controls leave, behind "groups"; paper shows no controls. */
  Explorer.prototype.chosen = function () {
    const text = this.control('filter').value.trim();
    const least = Number(this.control('people').value) || 0;
    const unit = this.root.querySelector('[data-column="people"]') ? ' people' : ' faces';
    return (text ? ' named “' + text + '”' : '') + (least > 0 ? ' of at least ' + numbers.count(least) + unit : '')
      + (this.control('differs').checked ? ' that differ' : '');
  };

  /** Whether the threshold set moves the figure chosen. */
  Explorer.prototype.moves = function (choice) {
    const explorer = this;
    return this.data.groups.some(function (group, index) {
      return explorer.live(choice.kind.id, choice.metric.id, index) !== undefined;
    });
  };

  Explorer.prototype.rows = function (choice) {
    const explorer = this;
    const text = this.control('filter').value.trim().toLowerCase();
    const people = Number(this.control('people').value) || 0;
    const only = this.control('differs').checked;
    const rows = [];
    this.data.groups.forEach(function (group, index) {
      const figure = explorer.figure(choice.kind.id, choice.metric.id, index);
      if (index === 0 || !numbers.exists(figure[0])) { return; }
      const differs = explorer.differs(choice, index, figure);
      if ((text && !group.words.toLowerCase().includes(text)) || group.subjects < people || (only && !differs)) { return; }
      rows.push({
        group: index, name: group.words, value: figure[0], lo: figure[1], hi: figure[2], differs: differs,
        q: explorer.data.tested ? explorer.fixed(explorer.data.tested, choice.metric.id, index)[4] : undefined,
        faces: group.faces, people: group.subjects
      });
    });
    return rows.sort(this.order(choice));
  };

  Explorer.prototype.order = function (choice) {
    const far = function (row) {
      return choice.kind.scale === 'ratio' ? Math.abs(Math.log(row.value)) : Math.abs(row.value - choice.reference);
    };
    const q = function (row) { return numbers.exists(row.q) ? row.q : 2; };
    const orders = {
      far: function (a, b) { return far(b) - far(a); },
      rising: function (a, b) { return a.value - b.value; },
      falling: function (a, b) { return b.value - a.value; },
      faces: function (a, b) { return b.faces - a.faces; },
      name: function (a, b) { return a.name.localeCompare(b.name); },
      q: function (a, b) { return q(a) - q(b) || far(b) - far(a); }
    };
    return orders[this.control('sort').value];
  };

  Explorer.prototype.show = function () {
    const choice = this.choice();
    const rows = this.rows(choice);
    const all = this.control('all');
    const shown = all.checked ? rows : rows.slice(0, this.data.first);
    const note = !this.live ? '' : this.moves(choice)
      ? ' Values are at the threshold of ' + this.threshold + '; intervals are known for 50 % only and not shown, q stays that of 50 %.'
      : ' No threshold moves this figure.';
    this.root.querySelector('[data-shown]').textContent =
      numbers.count(shown.length) + ' of ' + numbers.count(rows.length) + ' groups' + this.chosen() + ' shown.' + this.missing(choice)
      + this.unmarked(choice) + note;
    this.table(choice, shown);
    this.chart.hidden = shown.length === 0;
    if (shown.length) { this.draw(choice, shown); }
  };

  Explorer.prototype.title = function (choice) {
    const points = choice.metric.share && choice.kind.scale === 'difference' ? ', in points' : '';
    return choice.metric.words + (choice.kind.axis ? ', ' + choice.kind.axis : '') + points;
  };

  /** The axis's title in lines that fit beneath the marks, beside the groups' names. */
  Explorer.prototype.wrapped = function (title, rows) {
    const longest = Math.max.apply(null, rows.map(function (row) { return row.name.length; }));
    const letters = Math.max(18, Math.floor(this.chart.clientWidth / LETTER - Math.min(longest, MOST_LETTERS)) - 3);
    const lines = [''];
    title.split(' ').forEach(function (word) {
      const last = lines[lines.length - 1];
      if (last && last.length + 1 + word.length > letters) {
        lines.push(word);
      } else {
        lines[lines.length - 1] = last ? last + ' ' + word : word;
      }
    });
    return lines;
  };

  Explorer.prototype.draw = function (choice, rows) {
    const scale = choice.kind.scale;
    const share = choice.metric.share;
    const spec = JSON.parse(this.specElement.textContent);
    const narrow = function (v) { return scale === 'ratio' ? Math.min(MOST_RATIO, Math.max(1 / MOST_RATIO, v)) : v; };
    spec.data.values = rows.map(function (row, order) {
      const ends = numbers.exists(row.lo);
      return {
        group: row.group, name: row.name, order: order, value: narrow(row.value), kind: row.differs ? 'differs' : 'other',
        lo: narrow(ends ? row.lo : row.value), hi: narrow(ends ? row.hi : row.value),
        shown: numbers.one(scale, share, row.value) + (ends ? ' (' + numbers.ends(scale, share, row.lo, row.hi) + ')' : ''),
        faces: numbers.count(row.faces), people: numbers.count(row.people), q: numbers.probability(row.q)
      };
    });
    const reference = numbers.exists(choice.reference) ? narrow(choice.reference) : spec.data.values[0].value;
    const domain = this.domain(spec.data.values, reference, scale, share);
    const axis = {
      title: this.wrapped(this.title(choice), rows),
      scale: {type: scale === 'ratio' ? 'log' : 'linear', domain: domain, nice: false}
    };
    const format = scale === 'ratio' ? {labelExpr: "format(datum.value, '~r') + '×'", tickCount: 5}
      : scale === 'difference' ? {labelExpr: share ? "format(100 * datum.value, '+~r')" : "format(datum.value, '+.2~r')", tickCount: 6}
        : {format: share ? '~%' : '.2~f', tickCount: 6};
    spec.layer[REFERENCE].encoding.x = {datum: reference, scale: axis.scale};
    MARKS.forEach(function (place) {
      Object.assign(spec.layer[place].encoding.x, axis, {axis: format});
    });
    spec.height = 75 + rows.length * 20;
    this.specElement.textContent = JSON.stringify(spec);
    this.chart.dataset.label = 'Dots with intervals: ' + this.title(choice) + ', ' + rows.length + ' groups';
    window.kallos.redraw(this.id);
  };

  Explorer.prototype.domain = function (rows, reference, scale, share) {
    let lo = reference;
    let hi = reference;
    rows.forEach(function (row) { lo = Math.min(lo, row.lo); hi = Math.max(hi, row.hi); });
    if (scale === 'ratio') {
      return [Math.max(1 / MOST_RATIO, Math.min(lo / 1.05, 0.9)), Math.min(MOST_RATIO, Math.max(hi * 1.05, 1.1))];
    }
    const pad = Math.max(0.04 * (hi - lo), 0.005);
    return share && scale === 'value' ? [Math.max(0, lo - pad), Math.min(1, hi + pad)] : [lo - pad, hi + pad];
  };

  Explorer.prototype.table = function (choice, rows) {
    const root = this.root;
    const scale = choice.kind.scale;
    const share = choice.metric.share;
    root.querySelector('[data-column="value"]').textContent = this.title(choice);
    const body = root.querySelector('tbody');
    body.textContent = '';
    rows.forEach(function (row) {
      const line = body.insertRow();
      const head = document.createElement('th');
      head.scope = 'row';
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = row.name;
      button.addEventListener('click', function () { root.dispatchEvent(new CustomEvent('pick', {detail: row.group})); });
      head.append(root.dataset.pickable ? button : row.name);
      line.append(head);
      const cells = [numbers.one(scale, share, row.value), numbers.ends(scale, share, row.lo, row.hi)];
      if (root.querySelector('[data-column="q"]')) { cells.push(numbers.probability(row.q)); }
      cells.push(numbers.count(row.faces));
      if (root.querySelector('[data-column="people"]')) { cells.push(numbers.count(row.people)); }
      cells.forEach(function (cell) { line.insertCell().textContent = cell; });
    });
  };

  window.kallos.explorers = {};
  document.querySelectorAll('.explorer').forEach(function (root) {
    const explorer = new Explorer(root);
    window.kallos.explorers[explorer.id] = explorer;
    explorer.show();
  });
}());
