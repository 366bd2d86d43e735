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
  const label = bits(packed.labels);
  const attributes = packed.attributes.map(function (attribute) {
    return {value: bits(attribute.values), known: attribute.known ? bits(attribute.known) : function () { return 1; }};
  });

  /** The logits of faces labelled yes and of those labelled no, each ascending. */
  function sorted(faces) {
    const sides = [[], []];
    faces.forEach(function (i) { sides[label(i)].push(view.getFloat64(8 * i, true)); });
    return sides.map(function (logits) { return Float64Array.from(logits).sort(); });
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
      for (let i = 0; i < packed.count; i++) {
        if (known(conditions, i)) { (member(conditions, i) ? members : rest).push(i); }
      }
      groups.set(index, {members: sorted(members), rest: sorted(rest)});
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

  /** Yes is answered where the logit lies above the threshold's; that of one half is 0. */
  function confusion(sides, probability) {
    const threshold = Math.log(probability / (1 - probability));
    const fp = above(sides[0], threshold);
    const tp = above(sides[1], threshold);
    return {tp: tp, fp: fp, tn: sides[0].length - fp, fn: sides[1].length - tp};
  }

  /** A figure rests on twenty people or more, who need twenty faces. A threshold moves how many faces are answered alike. */
  const FEWEST = 20;

  function share(part, whole) { return whole === 0 ? null : part / whole; }
  function movingShare(part, whole) { return whole < FEWEST ? null : part / whole; }
  const rates = {
    base_rate: function (c) { return share(c.tp + c.fn, c.tp + c.fp + c.tn + c.fn); },
    positive_rate: function (c) { return share(c.tp + c.fp, c.tp + c.fp + c.tn + c.fn); },
    accuracy: function (c) { return share(c.tp + c.tn, c.tp + c.fp + c.tn + c.fn); },
    tpr: function (c) { return share(c.tp, c.tp + c.fn); },
    fpr: function (c) { return share(c.fp, c.fp + c.tn); },
    fnr: function (c) { return share(c.fn, c.tp + c.fn); },
    fdr: function (c) { return movingShare(c.fp, c.tp + c.fp); },
    'for': function (c) { return movingShare(c.fn, c.fn + c.tn); }
  };

  /** How many faces of a label lie in each of some equal bins of the probability; a bin holds its lower edge. */
  function histogram(logits, bins) {
    const counts = new Array(bins).fill(0);
    logits.forEach(function (logit) { counts[Math.min(Math.floor(1 / (1 + Math.exp(-logit)) * bins), bins - 1)]++; });
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

  const everyone = sorted(Array.from({length: packed.count}, function (ignored, i) { return i; }));
  window.kallos.threshold = {
    rates: rates, confusion: confusion, histogram: histogram, whole: everyone, group: group,
    value: function (kind, metric, index, conditions, probability) {
      const faces = group(index, conditions);
      return faces ? compare(kind, metric, faces.members, faces.rest, everyone, probability) : null;
    }
  };
}());
