(function () {
  'use strict';
  const LARGEST = 320;
  const section = document.getElementById('maps');
  const source = document.getElementById('map-data');
  const data = source ? JSON.parse(source.textContent) : {methods: []};
  const directions = Array.from(document.querySelectorAll('input[name="direction"]'));
  const opacity = document.getElementById('opacity');

  /** Which side of a face's map is shown: its own answer's unless one is chosen. */
  function view(item) {
    if (section.dataset.direction !== 'answer') { return section.dataset.direction; }
    return item.dataset.answer;
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /** The layer a method looks at; empty if at none. */
  function layer(method) { return method.layer === '—' || method.layer === '-' ? '' : method.layer; }

  /** Lays a face's map over its photo, once that is there; a map with nothing to show is marked. */
  function overlay(frame, method, face, direction) {
    const photo = frame.querySelector('.photo');
    frame.querySelectorAll('.live').forEach(function (old) { old.remove(); });
    frame.classList.toggle('control', method.control);
    if (!window.kallos.heat.shows(method, face, direction)) {
      frame.append(element('span', 'empty live', 'empty map: no evidence'));
      return;
    }
    const canvas = element('canvas', 'map live', '');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'Heat map by ' + method.name + ': what speaks '
        + (direction === 'both' ? 'for and against' : direction) + '. ' + peaks(method, face, direction));
    frame.append(canvas);
    photo.decode().catch(function () {}).then(function () {
      const scale = Math.min(1, LARGEST / Math.max(photo.naturalWidth, photo.naturalHeight, 1));
      canvas.width = Math.max(1, Math.round(photo.naturalWidth * scale));
      canvas.height = Math.max(1, Math.round(photo.naturalHeight * scale));
      window.kallos.heat.paint(canvas, method, face, direction);
      canvas.dataset.painted = method.id;
    });
  }

  /** Where a face's map is hottest, in words. */
  function peaks(method, face, direction) {
    if (!window.kallos.heat.shows(method, face, direction)) { return 'empty map'; }
    return ['for', 'against'].filter(function (side) { return direction === 'both' || direction === side; })
      .map(function (side) {
        const none = !window.kallos.heat.shows(method, face, side);
        return (direction === 'both' ? side : 'peak') + ': ' + (none ? 'nothing' : method[side][face] || '—');
      }).join(', ');
  }

  function showAll(method) {
    section.querySelectorAll('li[data-map]').forEach(function (item) {
      const face = Number(item.dataset.map);
      const direction = view(item);
      overlay(item.querySelector('.frame'), method, face, direction);
      item.querySelectorAll('.peak.live').forEach(function (old) { old.remove(); });
      item.querySelector('.frame').after(element('p', 'peak live', peaks(method, face, direction)));
    });
    const note = document.getElementById('map-note');
    note.textContent = method.name + (layer(method) ? ', layer ' + layer(method) : '')
      + ': ' + method.rows + '×' + method.columns + ' cells. ' + method.note;
    note.classList.toggle('control', method.control);
    section.dataset.live = method.id;
  }

  /** One face beneath the maps of all methods. */
  function compare(face) {
    const figure = document.getElementById('every-method');
    const list = figure.querySelector('ol');
    const item = section.querySelector('li[data-map="' + face + '"]');
    list.textContent = '';
    data.methods.forEach(function (method) {
      const place = element('li', 'face', '');
      const frame = element('div', 'frame', '');
      const photo = item.querySelector('.photo').cloneNode();
      photo.removeAttribute('id');
      frame.append(photo);
      place.append(frame, element('p', 'method', method.name), element('p', 'file', layer(method)));
      list.append(place);
      overlay(frame, method, face, view(item));
    });
  }

  /** "Figure 7, no. 2: 000012.jpg". */
  function ordinal(item) {
    const number = item.closest('figure').querySelector('.number');
    return (number ? number.textContent : 'Named') + ', no. ' + (Array.from(item.parentElement.children).indexOf(item) + 1)
      + ': ' + item.querySelector('.photo').title;
  }

  function start() {
    const methods = document.getElementById('method');
    const layers = document.getElementById('layer');
    const figure = document.getElementById('every-method');
    const compared = document.getElementById('compared');
    const byId = new Map(data.methods.map(function (method) { return [method.id, method]; }));

    function offerLayers() {
      const chosen = byId.get(methods.value);
      layers.textContent = '';
      data.methods.filter(function (method) { return method.family === chosen.family; }).forEach(function (method) {
        const variant = method.name.slice(method.family.length).replace(/^, /, '');
        layers.add(new Option(method.layer + (variant ? ' (' + variant + ')' : ''), method.id, false, method === chosen));
      });
      document.getElementById('layers').hidden = layers.length < 2;
    }
    function show() {
      showAll(byId.get(layers.value));
      if (figure) { compare(Number(compared.value)); }
    }
    methods.addEventListener('change', function () { offerLayers(); show(); });
    layers.addEventListener('change', show);
    directions.forEach(function (choice) { choice.addEventListener('change', show); });
    if (figure) {
      section.querySelectorAll('li[data-map]').forEach(function (item) {
        const face = Number(item.dataset.map);
        compared.add(new Option(ordinal(item), face));
      });
      compared.addEventListener('change', function () { compare(Number(compared.value)); });
      figure.hidden = false;
    }
    offerLayers();
    show();
  }

  if (opacity) {
    const show = function () {
      document.documentElement.style.setProperty('--map-opacity', String(opacity.value / 100));
      document.getElementById('opacity-shown').textContent = opacity.value + ' %';
    };
    opacity.addEventListener('input', show);
    show();
  }
  directions.forEach(function (choice) {
    choice.addEventListener('change', function () { section.dataset.direction = choice.value; });
    if (choice.checked) { section.dataset.direction = choice.value; }
  });
  if (data.methods.length > 0) { start(); }
}());
