(function () {
  'use strict';
  /** A select that names a container shows the panel of its value and hides the others. */
  document.querySelectorAll('select[data-panels]').forEach(function (choice) {
    const panels = Array.from(document.getElementById(choice.dataset.panels).children);
    const show = function () {
      panels.forEach(function (panel) { panel.hidden = panel.dataset.panel !== choice.value; });
      document.dispatchEvent(new CustomEvent('shown'));
    };
    choice.addEventListener('change', show);
    show();
  });
}());
