// What is copied has its formulas as TeX, between dollars: a selection that touches a formula takes it whole.
// (The idea is that of KaTeX's copy-tex extension.)
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection.rangeCount || !event.clipboardData) return;
  const range = selection.getRangeAt(0).cloneRange();
  const formula = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".math");
  const first = formula(range.startContainer), last = formula(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const box = document.createElement("div");
  box.append(range.cloneContents());
  const found = box.querySelectorAll(".math[data-tex]");
  if (!found.length) return; // what has no formula is copied as ever
  for (const math of found) {
    const line = math.matches("div"), number = math.querySelector(".eqno")?.firstChild;
    const tag = number ? ` \\tag{${number.textContent.replace(/[()]/g, "")}}` : "";
    const tex = line ? `$$\n${math.dataset.tex}${tag}\n$$` : `$${math.dataset.tex}$`;
    const text = document.createElement(line ? "pre" : "span");
    text.textContent = tex;
    math.replaceWith(text);
  }
  for (const extra of box.querySelectorAll("button, .headerlink, script, style")) extra.remove();
  // Only what is on the page is written with its lines; for that moment it stands out of sight.
  box.style = "position: fixed; left: -9999px; width: 9000px";
  document.body.append(box);
  event.clipboardData.setData("text/plain", box.innerText);
  box.removeAttribute("style");
  event.clipboardData.setData("text/html", box.innerHTML);
  box.remove();
  event.preventDefault();
});
