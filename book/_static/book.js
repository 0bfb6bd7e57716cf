// A box that scrolls sideways has to be reachable by keyboard; the theme sees to code, this to formulas and tables.
function reachable() {
  for (const box of document.querySelectorAll(".formula, .pst-scrollable-table-container")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
addEventListener("load", reachable);
addEventListener("resize", reachable);
addEventListener("toggle", reachable, true);
