(function () {
  'use strict';
  /** From its top, the part of the window that a section has to reach into to be the one that is read. */
  const BAND = 0.2;
  const root = document.documentElement;
  const links = Array.from(document.querySelectorAll('.contents a'));
  const sections = links.map(function (link) { return document.getElementById(link.getAttribute('href').slice(1)); });

  /** The last section that begins above the band's end; at the page's end the last, for it may never come so far up. */
  function current() {
    if (window.scrollY <= 0) { return 0; }
    if (window.scrollY + window.innerHeight >= root.scrollHeight - 2) { return sections.length - 1; }
    const tops = sections.map(function (section) { return section.getBoundingClientRect().top; });
    return Math.max(0, tops.filter(function (top) { return top <= BAND * window.innerHeight; }).length - 1);
  }

  let asked = false;
  function mark() {
    asked = false;
    const at = current();
    links.forEach(function (link, i) {
      if (i === at) { link.setAttribute('aria-current', 'true'); } else { link.removeAttribute('aria-current'); }
    });
  }
  function ask() {
    if (!asked) {
      asked = true;
      window.requestAnimationFrame(mark);
    }
  }
  window.addEventListener('scroll', ask, {passive: true});
  window.addEventListener('resize', ask);
  mark();
}());
