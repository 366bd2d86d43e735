(function () {
  'use strict';
  const panel = document.getElementById('picked');
  if (!panel) { return; }
  const numbers = window.kallos.numbers;
  const threshold = window.kallos.threshold;
  const explorer = window.kallos.explorers.groups;
  const data = explorer.data;
  const errors = JSON.parse(document.getElementById('errors-audit').textContent);
  const words = panel.dataset;
  const choice = document.getElementById('picked-group');
  const slider = document.getElementById('threshold');
  const CHART = 'group-probabilities';

  function at() { return slider.value / 100; }
  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }

  function histogram(sides) {
    const counts = sides.map(function (side) { return threshold.histogram(side); });
    const bins = counts[0].length;
    const highest = Math.max(1, ...counts[0], ...counts[1]);
    const place = document.getElementById('spec-' + CHART);
    const spec = JSON.parse(place.textContent);
    const rows = [];
    const body = panel.querySelector('#chart-' + CHART + ' ~ details.data tbody');
    body.textContent = '';
    for (let bin = 0; bin < bins; bin++) {
      const from = bin / bins;
      const to = (bin + 1) / bins;
      const range = from.toFixed(2) + '–' + to.toFixed(2);
      [1, 0].forEach(function (label) {
        const faces = counts[label][bin];
        rows.push({from: from, to: to, range: range, label: label ? words.yes : words.no, side: label ? faces : -faces,
          faces: numbers.count(faces)});
      });
      const line = body.insertRow();
      const head = element('th', range);
      head.scope = 'row';
      line.append(head, element('td', numbers.count(counts[1][bin])), element('td', numbers.count(counts[0][bin])));
    }
    spec.data.values = rows;
    const heights = spec.layer.slice(0, 2).map(function (layer) { return layer.encoding.y; });
    heights.forEach(function (y) { y.scale.domain = [-1.2 * highest, 1.2 * highest]; });
    spec.layer[2].encoding.x.datum = at();
    spec.layer[4].encoding.y.datum = 1.11 * highest;
    spec.layer[5].encoding.y.datum = -1.11 * highest;
    place.textContent = JSON.stringify(spec);
    window.kallos.redraw(CHART);
  }

  /** What rests on too few people for the file to say it is not said here either. */
  function told(kind, metric, index) { return numbers.exists(explorer.fixed(kind, metric, index)[0]); }

  /** Each row's shares are a rate and what it leaves to 1. */
  function confusion(counts, index) {
    [['tp', 'fn', 'tpr'], ['fn', 'tp', 'tpr'], ['fp', 'tn', 'fpr'], ['tn', 'fp', 'fpr']].forEach(function (pair) {
      const cell = panel.querySelector('[data-cell="' + pair[0] + '"]');
      const row = counts[pair[0]] + counts[pair[1]];
      const share = row === 0 || !told('', pair[2], index) ? undefined : counts[pair[0]] / row;
      cell.querySelector('b span').textContent = numbers.count(counts[pair[0]]);
      cell.querySelector('.share').textContent = numbers.one('value', true, share);
      cell.style.setProperty('--depth', Math.round(45 * (share || 0)) + '%');
    });
  }

  function rates(index) {
    const body = panel.querySelector('#picked-rates tbody');
    body.textContent = '';
    const conditions = data.groups[index].conditions;
    const faces = threshold.group(index, conditions);
    data.metrics.forEach(function (metric) {
      const rate = threshold.rates[metric.id];
      if (!rate) { return; }
      const line = body.insertRow();
      line.dataset.metric = metric.id;
      const head = element('th', metric.words);
      head.scope = 'row';
      line.append(head);
      const value = function (kind, of) { return explorer.figure(kind, metric.id, of)[0]; };
      const rest = told('_difference', metric.id, index) ? rate(threshold.confusion(faces.rest, at())) : undefined;
      const cells = [
        numbers.one('value', true, value('', index)), numbers.one('value', true, rest), numbers.one('value', true, value('', 0)),
        numbers.one('difference', true, value('_difference', index)), numbers.one('ratio', true, value('_ratio', index))
      ];
      cells.forEach(function (cell) { line.insertCell().textContent = cell; });
    });
  }

  function face(error) {
    const wrong = (error.logit > Math.log(at() / (1 - at()))) !== (error.label === 1);
    const item = element('li', undefined, 'face ' + (wrong ? 'wrong' : 'right'));
    const frame = element('div', undefined, 'frame');
    if (error.picture) {
      const image = element('img', undefined, 'photo');
      image.src = error.picture;
      image.alt = 'Face ' + error.file;
      image.title = error.file;
      frame.append(image);
    } else {
      frame.append(element('p', error.file, 'file'));
    }
    const verdict = wrong ? '✗ ' : '✓ at this threshold right: ';
    item.append(frame, element('p', numbers.one('value', true, error.probability), 'probability'),
      element('p', verdict + (error.label === 1 ? words.yes : words.no), 'verdict'));
    return item;
  }

  function counted(group) {
    if (group.errors === 0) { return 'No error at 50 %.'; }
    if (group.errors === 1) { return '1 error at 50 %.'; }
    return numbers.count(group.errors) + ' errors at 50 %; the ' + group.shown.length + ' the ' + words.net + ' was surest of are shown.';
  }

  function faces(name) {
    const list = document.getElementById('picked-errors');
    const group = errors.groups[name];
    list.textContent = '';
    (group ? group.shown : []).forEach(function (i) { list.append(face(errors.faces[i])); });
    document.getElementById('picked-errors-note').textContent = !group ? errors.sentence || 'No errors of this group are kept.'
      : counted(group) + ' ' + (errors.sentence || '');
  }

  function show() {
    const index = Number(choice.value);
    const group = data.groups[index];
    const sides = threshold.group(index, group.conditions).members;
    const counts = threshold.confusion(sides, at());
    const rate = function (metric) {
      return numbers.one('value', true, told('', metric, index) ? threshold.rates[metric](counts) : undefined);
    };
    panel.querySelector('#picked-summary').textContent = numbers.count(group.faces) + ' test faces'
      + (words.people ? ' of ' + numbers.count(group.subjects) + ' people' : '') + '; '
      + rate('base_rate') + ' ' + words.yes + ', ' + rate('positive_rate') + ' answered yes.';
    histogram(sides);
    confusion(counts, index);
    rates(index);
    faces(group.name);
  }

  /** Moves every rate. At one half the file's own figures show, with their intervals. */
  function move() {
    document.getElementById('threshold-shown').textContent = slider.value + ' %';
    document.getElementById('threshold-half').disabled = slider.value === '50';
    explorer.threshold = slider.value + ' %';
    document.getElementById('picked-at').textContent = explorer.threshold;
    explorer.live = slider.value === '50' ? null : function (kind, metric, index) {
      return threshold.value(kind, metric, index, data.groups[index].conditions, at());
    };
    explorer.show();
    show();
  }

  slider.addEventListener('input', move);
  document.getElementById('threshold-half').addEventListener('click', function () {
    slider.value = '50';
    move();
    slider.focus();
  });
  choice.addEventListener('change', show);
  explorer.root.addEventListener('pick', function (event) {
    if (choice.querySelector('option[value="' + event.detail + '"]')) {
      choice.value = String(event.detail);
      show();
      panel.scrollIntoView({block: 'nearest'});
      choice.focus({preventScroll: true});
    }
  });
  show();
}());
