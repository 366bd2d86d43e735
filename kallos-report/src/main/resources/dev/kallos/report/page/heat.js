(function () {
  'use strict';
  const STEPS = 127;
  const style = getComputedStyle(document.documentElement);
  const WARM = ramp('--warm');
  const COLD = ramp('--cold');

  /** The colours of a ramp, from little heat to much, each as red, green and blue. */
  function ramp(name) {
    return ['-low', '-middle', '-high'].map(function (part) {
      const hex = style.getPropertyValue(name + part).trim();
      return [1, 3, 5].map(function (at) { return parseInt(hex.slice(at, at + 2), 16); });
    });
  }

  /** The signed cells of one face, in the method's own units. */
  function cells(method, face) {
    if (!method.steps) {
      const bytes = atob(method.cells);
      method.steps = Int8Array.from(bytes, function (byte) { return byte.charCodeAt(0) << 24 >> 24; });
    }
    const size = method.rows * method.columns;
    return Float32Array.from(method.steps.subarray(face * size, (face + 1) * size), function (step) {
      return step / STEPS * method.highest[2 * face + (step > 0 ? 0 : 1)];
    });
  }

  /** For each of so many pixels over the cells covered the two cells around it and how far it lies towards the second. */
  function axis(from, covered, to) {
    return Array.from({length: to}, function (_, i) {
      const at = Math.max(0, Math.min(from - 1, (i + 0.5) * covered / to - 0.5));
      const low = Math.floor(at);
      return {low: low, high: Math.min(from - 1, low + 1), part: at - low};
    });
  }

  /**
   * Cells stretched linearly between their centres, level beyond the outermost, without what lies beyond the photo's border: as in
   * the pictures of the run.
   */
  function stretched(values, method, width, height) {
    const across = axis(method.columns, method.covered[1], width);
    const down = axis(method.rows, method.covered[0], height);
    const result = new Float32Array(width * height);
    down.forEach(function (y, row) {
      const top = y.low * method.columns;
      const bottom = y.high * method.columns;
      across.forEach(function (x, column) {
        const above = values[top + x.low] * (1 - x.part) + values[top + x.high] * x.part;
        const below = values[bottom + x.low] * (1 - x.part) + values[bottom + x.high] * x.part;
        result[row * width + column] = above * (1 - y.part) + below * y.part;
      });
    });
    return result;
  }

  function colour(heat, ramp, pixels, at) {
    const place = Math.min(heat, 1) * (ramp.length - 1);
    const low = Math.min(Math.floor(place), ramp.length - 2);
    for (let channel = 0; channel < 3; channel++) {
      pixels[at + channel] = ramp[low][channel] + (ramp[low + 1][channel] - ramp[low][channel]) * (place - low);
    }
    pixels[at + 3] = 255 * heat;
  }

  /** Whether a face's map has anything to show. */
  function shows(method, face, view) {
    return (view !== 'against' && method.highest[2 * face] > 0) || (view !== 'for' && method.highest[2 * face + 1] > 0);
  }

  /** Paints what speaks for, against, or both of a face's map, scaled by its own highest value. */
  function paint(canvas, method, face, view) {
    const sign = view === 'against' ? -1 : 1;
    const signed = cells(method, face).map(function (value) {
      return view === 'both' ? value : Math.max(0, sign * value);
    });
    const heat = stretched(signed, method, canvas.width, canvas.height);
    const most = heat.reduce(function (max, value) { return Math.max(max, Math.abs(value)); }, 0);
    const context = canvas.getContext('2d');
    const image = context.createImageData(canvas.width, canvas.height);
    for (let i = 0; most > 0 && i < heat.length; i++) {
      const warm = view === 'for' || (view === 'both' && heat[i] > 0);
      colour(Math.abs(heat[i]) / most, warm ? WARM : COLD, image.data, 4 * i);
    }
    context.putImageData(image, 0, 0);
  }

  window.kallos.heat = {paint: paint, shows: shows};
}());
