(function () {
  'use strict';
  const root = document.documentElement;
  const printing = window.matchMedia('print');
  const isDark = window.kallos.isDark;
  const token = window.kallos.token;

  /** The spec with each var(--token) replaced by that colour; data are left as they are. */
  function coloured(node, dark) {
    if (typeof node === 'string') {
      const match = /^var\((--[a-z-]+)\)$/.exec(node);
      return match ? token(match[1], dark) : node;
    }
    if (Array.isArray(node)) {
      return node.map(function (item) { return coloured(item, dark); });
    }
    if (node && typeof node === 'object') {
      const copy = {};
      Object.keys(node).forEach(function (key) {
        copy[key] = key === 'data' ? node[key] : coloured(node[key], dark);
      });
      return copy;
    }
    return node;
  }

  function config(dark) {
    const ink = token('--ink', dark);
    const soft = token('--soft', dark);
    const line = token('--line', dark);
    const font = token('--sans', false);
    const narrow = window.innerWidth < 620;
    return {
      background: token('--surface', dark),
      font: font,
      view: {stroke: null},
      axis: {
        labelColor: soft, titleColor: soft, domainColor: line, tickColor: line, gridColor: line, gridOpacity: 0.7,
        labelFontSize: 12, titleFontSize: 12, titleFontWeight: 400, titlePadding: 8, labelOverlap: 'greedy'
      },
      axisX: {labelSeparation: 8, labelFlush: 16},
      axisY: {labelLimit: narrow ? 184 : 220},
      legend: {
        orient: 'top', direction: 'horizontal', labelColor: ink, title: null, labelFontSize: 12, symbolSize: 80,
        labelLimit: narrow ? 220 : 260, columns: narrow ? 1 : 2
      },
      text: {font: font},
      style: {aside: {opacity: narrow ? 0 : 1}}
    };
  }

  async function draw(chart) {
    const name = chart.dataset.chart;
    const dark = isDark();
    const spec = coloured(JSON.parse(document.getElementById('spec-' + name).textContent), dark);
    try {
      const drawn = await window.vegaEmbed(chart, spec, {
        mode: 'vega-lite', renderer: 'svg', ast: true, config: config(dark), downloadFileName: 'kallos-' + name,
        actions: {export: {svg: true, png: true}, source: false, compiled: false, editor: false},
        tooltip: {theme: dark ? 'dark' : 'light'}
      });
      const svg = chart.querySelector('svg.marks');
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', chart.dataset.label);
      const menu = chart.querySelector('summary');
      if (menu) { menu.setAttribute('aria-label', 'Save this chart'); }
      return drawn;
    } catch (error) {
      chart.innerHTML = '<p class="failed">This chart could not be drawn; its data are in the table below.</p>';
      console.error(name, error);
    }
    return null;
  }

  const views = new Map();
  let last = Promise.resolve();
  async function drawOne(chart) {
    const name = chart.dataset.chart;
    chart.style.minHeight = chart.offsetHeight + 'px';
    if (views.get(name)) { views.get(name).finalize(); }
    const drawn = await draw(chart);
    views.set(name, drawn);
    chart.style.minHeight = '';
    chart.dataset.theme = isDark() ? 'dark' : 'light';
    if (drawn) { chart.dispatchEvent(new CustomEvent('drawn', {detail: drawn.view})); }
  }

  /** Draws the charts that are not hidden and not drawn in these colours yet, one after the other. */
  function drawAll() {
    last = last.then(async function () {
      const theme = isDark() ? 'dark' : 'light';
      for (const chart of document.querySelectorAll('.chart')) {
        if (chart.dataset.theme !== theme && !chart.closest('[hidden]')) { await drawOne(chart); }
      }
      root.dataset.charts = theme;
    });
  }

  /** Draws one chart again from its spec, which may have changed; calls that come before it is drawn count as one. */
  const waiting = new Set();
  function redraw(name) {
    if (!waiting.has(name)) {
      waiting.add(name);
      last = last.then(function () {
        waiting.delete(name);
        return drawOne(document.getElementById('chart-' + name));
      });
    }
  }

  /** Paper is light: a dark page's charts are recoloured in place while it prints. */
  const TOKENS = ['--paper', '--surface', '--ink', '--soft', '--quiet', '--line', '--positive', '--negative', '--accent'];
  function recolour(fromDark) {
    document.querySelectorAll('.chart svg.marks').forEach(function (svg) {
      svg.style.backgroundColor = token('--surface', !fromDark);
    });
    const swap = new Map(TOKENS.map(function (name) { return [token(name, fromDark), token(name, !fromDark)]; }));
    document.querySelectorAll('.chart svg *, .chart svg').forEach(function (element) {
      ['fill', 'stroke'].forEach(function (attribute) {
        const colour = element.getAttribute(attribute);
        if (swap.has(colour)) { element.setAttribute(attribute, swap.get(colour)); }
      });
    });
  }

  /** In pixels; a higher chart would not fit on a page with its heading and what is said of it. */
  const HIGHEST = 680;

  /** Each chart's size on the screen, and on paper, where it is as wide as its place there, whatever the window. */
  function sizes() {
    const charts = Array.from(document.querySelectorAll('.chart')).filter(function (chart) {
      return views.get(chart.dataset.chart) && chart.clientWidth > 0;
    });
    root.classList.add('paper');
    const found = charts.map(function (chart) {
      const svg = chart.querySelector('svg.marks');
      const screen = [svg.width.baseVal.value, svg.height.baseVal.value];
      const paper = [chart.clientWidth, Math.min(screen[1], HIGHEST)];
      return {view: views.get(chart.dataset.chart).view, screen: screen, paper: paper};
    });
    root.classList.remove('paper');
    return found;
  }

  function resize(charts, medium) {
    return Promise.all(charts.map(function (sized) {
      return sized.view.width(sized[medium][0]).height(sized[medium][1]).runAsync();
    }));
  }

  let printed = null;
  async function paper(wanted) {
    if (wanted === (printed !== null)) { return; }
    if (wanted) {
      printed = {charts: sizes(), dark: root.dataset.charts === 'dark'};
      await resize(printed.charts, 'paper');
      if (printed.dark) { recolour(true); }
    } else {
      const before = printed;
      printed = null;
      if (before.dark) { recolour(false); }
      await resize(before.charts, 'screen');
    }
  }
  window.addEventListener('beforeprint', function () { paper(true); });
  window.addEventListener('afterprint', function () { paper(false); });
  printing.addEventListener('change', function (event) { paper(event.matches); });

  window.kallos.redraw = redraw;
  document.addEventListener('theme', drawAll);
  document.addEventListener('shown', drawAll);
  if (window.vegaEmbed) { drawAll(); }
}());
