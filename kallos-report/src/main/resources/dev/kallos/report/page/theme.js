(function () {
  'use strict';
  const root = document.documentElement;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches;
  }

  function token(name, dark) {
    const palette = document.querySelector(dark ? '.palette-dark' : '.palette-light');
    return getComputedStyle(palette).getPropertyValue(name).trim();
  }

  function announce() { document.dispatchEvent(new CustomEvent('theme')); }

  document.getElementById('theme').addEventListener('click', function () {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    announce();
  });
  prefersDark.addEventListener('change', function () { if (!root.dataset.theme) { announce(); } });

  root.classList.add('scripted');
  window.kallos = {isDark: isDark, token: token};
}());
