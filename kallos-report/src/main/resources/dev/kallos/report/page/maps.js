(function () {
  'use strict';
  const opacity = document.getElementById('opacity');
  if (opacity) {
    const show = function () {
      document.documentElement.style.setProperty('--map-opacity', String(opacity.value / 100));
      document.getElementById('opacity-shown').textContent = opacity.value + ' %';
    };
    opacity.addEventListener('input', show);
    show();
  }
  document.querySelectorAll('input[name="direction"]').forEach(function (choice) {
    choice.addEventListener('change', function () { document.getElementById('maps').dataset.direction = choice.value; });
    if (choice.checked) { document.getElementById('maps').dataset.direction = choice.value; }
  });
}());
