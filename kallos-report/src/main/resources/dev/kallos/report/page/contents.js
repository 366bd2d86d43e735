(function () {
  'use strict';
  if ('IntersectionObserver' in window) {
    const links = new Map();
    document.querySelectorAll('.contents a').forEach(function (link) { links.set(link.getAttribute('href').slice(1), link); });
    const observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) {
          links.forEach(function (link) { link.removeAttribute('aria-current'); });
          links.get(entry.target.id).setAttribute('aria-current', 'true');
        }
      });
    }, {rootMargin: '-10% 0px -80% 0px'});
    links.forEach(function (link, id) { observer.observe(document.getElementById(id)); });
  }
}());
