// The menus of the header, and the mark in the list of contents at the section that one reads. The theme has
// Bootstrap for both, 82 kB that lay out a whole page before its first section can be read.
(() => {
  for (const button of document.querySelectorAll('[data-bs-toggle="dropdown"]')) {
    const menu = button.nextElementSibling, box = button.parentElement;
    const open = (is) => {
      menu.classList.toggle("show", is);
      button.setAttribute("aria-expanded", is);
    };
    button.addEventListener("click", () => open(!menu.classList.contains("show")));
    document.addEventListener("click", (event) => box.contains(event.target) || open(false));
    box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && open(false));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        open(false);
        button.focus();
      }
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (!step) return;
      event.preventDefault();
      open(true);
      const items = [button, ...menu.querySelectorAll(".dropdown-item")];
      const at = items.indexOf(document.activeElement);
      items[(at + step + items.length) % items.length].focus();
    });
  }

  // A section that had not been laid out takes its size only now (sections.css), and moves what one has come for.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let times = 4;
    const again = () => {
      target.scrollIntoView();
      if (--times) requestAnimationFrame(again);
    };
    if (target) again();
  });

  const links = [...document.querySelectorAll(".page-toc a.nav-link")];
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const {target, isIntersecting} of entries) isIntersecting ? seen.add(target) : seen.delete(target);
    const here = sections.findLastIndex((section) => seen.has(section));
    if (here < 0) return;
    links.forEach((link, i) => {
      const marked = i === here || link.parentElement.contains(links[here]);
      link.classList.toggle("active", marked);
      link.parentElement.classList.toggle("active", marked);
    });
  }, {rootMargin: "-10% 0px -60% 0px"});
  for (const section of sections) if (section) watch.observe(section);
})();
