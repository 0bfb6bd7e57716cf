// A box that scrolls has to be reachable by keyboard: formulas, tables, code and what cells print.
// Sizes are asked for when the browser has just reckoned them, and all before anything is changed: asked for in
// between, each would have it lay out the page anew.
const sized = new ResizeObserver((entries) => {
  const boxes = entries.map(({target}) => [target, target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight + 1]);
  for (const [box, scrolls] of boxes)
    if (scrolls !== (box.tabIndex === 0)) scrolls ? (box.tabIndex = 0) : box.removeAttribute("tabindex");
});
const scrolling = ".formula, .pst-scrollable-table-container, pre, .cell_output > .output, .jp-RenderedHTMLCommon";
for (const box of document.querySelectorAll(scrolling)) sized.observe(box);
