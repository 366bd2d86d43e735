(function () {
  'use strict';
  document.querySelectorAll('img[data-copy]').forEach(function (image) {
    image.src = document.getElementById(image.dataset.copy).src;
  });
}());
