(function () {
  'use strict';
  const element = document.getElementById('faces-audit');
  if (!element) { return; }

  function bytes(base64) { return Uint8Array.from(atob(base64), function (c) { return c.charCodeAt(0); }); }
  function bits(base64) {
    const packed = bytes(base64);
    return function (i) { return (packed[i >> 3] >> (i & 7)) & 1; };
  }

  const packed = JSON.parse(element.textContent);
  const view = new DataView(bytes(packed.logits).buffer);
  const people = packed.subjects ? new DataView(bytes(packed.subjects).buffer) : null;
  const label = bits(packed.labels);
  const attributes = packed.attributes.map(function (attribute) {
    return {value: bits(attribute.values), known: attribute.known ? bits(attribute.known) : function () { return 1; }};
  });

  function logit(i) { return view.getFloat64(8 * i, true); }

  /** Whom a face shows; where that is unknown each face stands for itself. */
  function person(i) { return people ? people.getInt32(4 * i, true) : i; }

  /** All faces, their logits ascending. */
  const ranked = Array.from({length: packed.count}, function (ignored, i) { return i; })
    .sort(function (a, b) { return logit(a) - logit(b); });

  /** Of ranked faces, those labelled no and those labelled yes: their logits, ascending, and whom they show. */
  function sides(faces) {
    return [0, 1].map(function (value) {
      const side = faces.filter(function (i) { return label(i) === value; });
      return {logits: Float64Array.from(side, logit), people: Int32Array.from(side, person)};
    });
  }

  function known(conditions, i) { return conditions.every(function (c) { return attributes[c[0]].known(i); }); }
  function member(conditions, i) { return conditions.every(function (c) { return attributes[c[0]].value(i) === c[1]; }); }

  /** A group's faces and the rest: those known not to be in it. Null for a group whose conditions are not understood. */
  const groups = new Map();
  function group(index, conditions) {
    if (!conditions) { return null; }
    if (!groups.has(index)) {
      const members = [];
      const rest = [];
      ranked.forEach(function (i) {
        if (known(conditions, i)) { (member(conditions, i) ? members : rest).push(i); }
      });
      groups.set(index, {members: sides(members), rest: sides(rest)});
    }
    return groups.get(index);
  }

  /** How many of ascending logits lie above a threshold. */
  function above(logits, threshold) {
    let from = 0;
    let to = logits.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (logits[middle] > threshold) { to = middle; } else { from = middle + 1; }
    }
    return logits.length - from;
  }

  /**
   * Whether the people in some lists, each with however many faces, are enough for a figure. A threshold moves who are
   * answered alike.
   */
  function enough(lists) {
    const found = new Set();
    return lists.some(function (list) { return list.some(function (who) { return found.add(who).size >= packed.fewest; }); });
  }

  /** Yes is answered where the logit lies above the threshold's; that of one half is 0. */
  function confusion(faces, probability) {
    const threshold = Math.log(probability / (1 - probability));
    const no = faces.map(function (side) { return side.logits.length - above(side.logits, threshold); });
    const fp = faces[0].logits.length - no[0];
    const tp = faces[1].logits.length - no[1];
    return {
      tp: tp, fp: fp, tn: no[0], fn: no[1],
      enoughYes: enough(faces.map(function (side, s) { return side.people.subarray(no[s]); })),
      enoughNo: enough(faces.map(function (side, s) { return side.people.subarray(0, no[s]); }))
    };
  }

  function share(part, whole) { return whole === 0 ? null : part / whole; }
  const rates = {
    base_rate: function (c) { return share(c.tp + c.fn, c.tp + c.fp + c.tn + c.fn); },
    positive_rate: function (c) { return share(c.tp + c.fp, c.tp + c.fp + c.tn + c.fn); },
    accuracy: function (c) { return share(c.tp + c.tn, c.tp + c.fp + c.tn + c.fn); },
    tpr: function (c) { return share(c.tp, c.tp + c.fn); },
    fpr: function (c) { return share(c.fp, c.fp + c.tn); },
    fnr: function (c) { return share(c.fn, c.tp + c.fn); },
    fdr: function (c) { return c.enoughYes ? share(c.fp, c.tp + c.fp) : null; },
    'for': function (c) { return c.enoughNo ? share(c.fn, c.fn + c.tn) : null; }
  };

  /** How many faces of a label lie in each of the equal bins of the probability; a bin holds its lower edge. */
  function histogram(side) {
    const bins = packed.bins;
    const counts = new Array(bins).fill(0);
    side.logits.forEach(function (logit) { counts[Math.min(Math.floor(1 / (1 + Math.exp(-logit)) * bins), bins - 1)]++; });
    return counts;
  }

  /** A metric's comparison; undefined for one that no threshold moves. */
  function compare(kind, metric, members, rest, whole, probability) {
    const rate = rates[metric];
    if (!rate) { return undefined; }
    const own = rate(confusion(members, probability));
    if (kind === '') { return own; }
    const other = rate(confusion(kind.endsWith('_all') ? whole : rest, probability));
    if (own === null || other === null) { return null; }
    return kind.startsWith('_ratio') ? share(own, other) : own - other;
  }

  const everyone = sides(ranked);
  window.kallos.threshold = {
    rates: rates, confusion: confusion, histogram: histogram, group: group,
    value: function (kind, metric, index, conditions, probability) {
      // Who is labelled yes hangs on no threshold, so the file's own figure stands, with its interval.
      if (metric === 'base_rate') { return undefined; }
      const faces = group(index, conditions);
      return faces ? compare(kind, metric, faces.members, faces.rest, everyone, probability) : null;
    }
  };
}());
