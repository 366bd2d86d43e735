(function () {
  'use strict';
  /** What a browser would put back into the controls when the page is come back to, the page itself would not know of. */
  document.querySelectorAll('input, select').forEach(function (control) { control.autocomplete = 'off'; });
}());
