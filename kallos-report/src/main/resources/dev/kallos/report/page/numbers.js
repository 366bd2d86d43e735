(function () {
  'use strict';
  const NONE = '—';
  const NARROW_SPACE = '\u202f';
  const exists = function (value) { return value !== null && value !== undefined && isFinite(value); };

  function count(value) { return value.toLocaleString('en-US'); }
  /** A number's digits with its sign; none where it is rounded to zero. */
  function signed(text, value) {
    const size = text.replace('-', '');
    return (/[1-9]/.test(size) ? (value < 0 ? '−' : '+') : '') + size;
  }

  /** How values of a scale are written: shares as percentages, their differences in points, ratios as multiples. */
  function writer(scale, share) {
    if (scale === 'ratio') {
      return {one: function (v) { return v.toFixed(2) + '×'; }, bare: function (v) { return v.toFixed(2); }, unit: '×'};
    }
    const bare = share ? function (v) { return (100 * v).toFixed(1); } : function (v) { return v.toFixed(3); };
    if (scale === 'difference') {
      return {
        one: function (v) { return signed(bare(v), v) + (share ? ' points' : ''); },
        bare: function (v) { return signed(bare(v), v); },
        unit: ''
      };
    }
    const unit = share ? NARROW_SPACE + '%' : '';
    return {one: function (v) { return bare(v) + unit; }, bare: bare, unit: unit};
  }

  function one(scale, share, value) { return exists(value) ? writer(scale, share).one(value) : NONE; }

  function ends(scale, share, lo, hi) {
    if (!exists(lo) || !exists(hi)) { return NONE; }
    const write = writer(scale, share);
    return write.bare(lo) + (scale === 'difference' ? ' to ' : '–') + write.bare(hi) + write.unit;
  }

  /** A probability of error, as papers print it. */
  function probability(value) {
    if (!exists(value)) { return NONE; }
    return value < 0.001 ? '< 0.001' : value.toFixed(3);
  }

  window.kallos.numbers = {none: NONE, exists: exists, count: count, one: one, ends: ends, probability: probability};
}());
