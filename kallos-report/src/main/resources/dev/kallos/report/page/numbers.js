(function () {
  'use strict';
  const NONE = '—';
  const NARROW_SPACE = '\u202f';
  const exists = function (value) { return value !== null && value !== undefined && isFinite(value); };

  function count(value) { return value.toLocaleString('en-US'); }
  /** A number with a minus sign that is one; without it where the number is rounded to zero. */
  function decimal(value, digits) {
    const size = Math.abs(value).toFixed(digits);
    return (value < 0 && /[1-9]/.test(size) ? '−' : '') + size;
  }
  /** The same with a plus sign where it is above zero, for differences. */
  function signed(value, digits) {
    const shown = decimal(value, digits);
    return (value > 0 && /[1-9]/.test(shown) ? '+' : '') + shown;
  }

  /** How values of a scale are written: shares as percentages, their differences in points, ratios as multiples. */
  function writer(scale, share) {
    if (scale === 'ratio') {
      return {one: function (v) { return decimal(v, 2) + '×'; }, bare: function (v) { return decimal(v, 2); }, unit: '×'};
    }
    const factor = share ? 100 : 1;
    const digits = share ? 1 : 3;
    if (scale === 'difference') {
      const difference = function (v) { return signed(factor * v, digits); };
      return {one: function (v) { return difference(v) + (share ? ' points' : ''); }, bare: difference, unit: ''};
    }
    const bare = function (v) { return decimal(factor * v, digits); };
    const unit = share ? NARROW_SPACE + '%' : '';
    return {one: function (v) { return bare(v) + unit; }, bare: bare, unit: unit};
  }

  function one(scale, share, value) { return exists(value) ? writer(scale, share).one(value) : NONE; }

  function ends(scale, share, lo, hi) {
    if (!exists(lo) || !exists(hi)) { return NONE; }
    const write = writer(scale, share);
    return write.bare(lo) + (scale === 'difference' || lo < 0 ? ' to ' : '–') + write.bare(hi) + write.unit;
  }

  /** A probability of error, as papers print it. */
  function probability(value) {
    if (!exists(value)) { return NONE; }
    return value < 0.001 ? '< 0.001' : value.toFixed(3);
  }

  window.kallos.numbers = {none: NONE, exists: exists, count: count, one: one, ends: ends, probability: probability};
}());
