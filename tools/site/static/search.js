// Looks through the book's index (tools/site/search.py) and lists the sections that have all that was asked for.
//
// A word is found where a word begins and without its ending ("optim" and "correction" find "optimizer" and
// "corrected"; "eta" does not find "beta"). The name of a Greek letter finds the letter, and a letter its name. A
// Chinese term is also looked for by its English name.

const GREEK = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", zeta: "ζ", eta: "η", theta: "θ", iota: "ι", kappa: "κ",
  lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", phi: "φ", chi: "χ", psi: "ψ",
  omega: "ω", Gamma: "Γ", Delta: "Δ", Theta: "Θ", Lambda: "Λ", Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω",
};
const LETTER = Object.fromEntries(Object.entries(GREEK).map(([name, letter]) => [letter, name]));
const MOST = 40, EXCERPT = 220;

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const lowered = (digits) => digits.replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[d]);

// The pattern of one asked word.
function pattern(word) {
  if (/\p{Script=Han}/u.test(word)) return escape(word);
  const symbol = word.match(/^(\p{L}+?)_?(\d*)$/u);
  const name = symbol && (LETTER[symbol[1]] ?? (GREEK[symbol[1].toLowerCase()] && symbol[1].toLowerCase()));
  if (name) {
    const digits = symbol[2], after = digits ? `(?:${lowered(digits)}|_?${digits})` : "";
    const end = digits ? "(?![\\p{N}])" : "(?!\\p{Ll}\\p{Ll})";
    return `(?:${GREEK[name]}${after}|(?<![\\p{L}\\p{N}])${name}${after}(?![\\p{L}]))${digits ? end : ""}`;
  }
  const stem = word.length > 3 ? word.replace(/(?<=.{5})(?:ions?|ed|ing|e)$|s$/, "") : word;
  const spelt = escape(stem).replace(/i[sz](?=[ei])/g, "i[sz]");
  return `(?<![\\p{L}\\p{N}])${spelt}${word.length < 3 ? "(?![\\p{L}\\p{N}])" : "\\p{Ll}*"}`;
}

function asked(query) {
  const words = query.normalize("NFC").replace(/ϵ/g, "ε").match(/\p{Script=Han}+|[^\s\p{Script=Han}-]+/gu) ?? [];
  const bare = words.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word);
  return {
    each: bare.map((word) => new RegExp(pattern(word), "giu")),
    whole: new RegExp(bare.map(pattern).join("[\\s-]+"), "giu"),
    alone: new RegExp(`^(?:${bare.map(pattern).join("[\\s-]+")})$`, "iu"),
    words: bare,
  };
}

const times = (text, expression) => (text.match(expression) ?? []).length;

// How well a section answers; 0 where something asked for is missing.
function score(query, page, section) {
  const titles = `${page.title} ${section.title}`, text = section.lines.join("\n");
  let points = 0;
  for (const word of query.each) {
    const inText = times(text, word), inTitle = times(section.title, word), above = times(titles, word);
    if (!inText && !above) return 0;
    points += Math.min(inText, 5) + (inTitle ? 12 : above ? 5 : 0);
  }
  if (query.each.length > 1) points += 8 * Math.min(times(text, query.whole), 2) + 15 * times(section.title, query.whole);
  if (query.alone.test(section.title)) points += 30;
  // A row that has it for a cell tells what it is; many such rows, as of links to one chapter, tell no more than one.
  const tells = (line) => {
    const cells = line.split(" | ");
    return cells.length > 2 && cells.some((cell) => query.alone.test(cell.replace(/[ₜᵢ]+$/u, "")));
  };
  return section.lines.some(tells) ? points + 20 : points;
}

// The line that says most, cut around its first hit.
function excerpt(query, section) {
  let best = section.lines[0] ?? "", most = 0;
  for (const line of section.lines) {
    const found = query.each.filter((word) => times(line, word)).length + times(line, query.whole) / 4
      + (line.includes(" | ") && line.split(" | ").some((cell) => query.alone.test(cell)) ? 1 : 0)
      + (line.length > 60 ? 0.2 : 0);
    if (found > most && query.each.some((word) => times(line, word))) [best, most] = [line, found];
  }
  const text = best.replaceAll(" | ", " · "), at = Math.max(0, text.search(query.each[0]));
  if (text.length <= EXCERPT) return text;
  let start = Math.max(0, Math.min(at - EXCERPT / 3, text.length - EXCERPT));
  if (start) start = text.indexOf(" ", start) + 1 || start;
  let end = Math.min(text.length, start + EXCERPT);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), at + 1);
  return (start ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
}

// The text as nodes, in which Chinese is said to be Chinese, for its font and its voice.
function spoken(text) {
  return text.split(/(\p{Script=Han}+)/u).map((part, i) => {
    if (i % 2 === 0) return part;
    const term = document.createElement("span");
    term.lang = "zh-Hans";
    term.textContent = part;
    return term;
  });
}

// The text with what was asked for marked, as nodes.
function marked(text, query) {
  const all = new RegExp(query.words.map(pattern).join("|"), "giu"), parts = [];
  let at = 0;
  for (const hit of text.matchAll(all)) {
    if (!hit[0]) continue;
    const mark = document.createElement("mark");
    mark.append(...spoken(hit[0]));
    parts.push(...spoken(text.slice(at, hit.index)), mark);
    at = hit.index + hit[0].length;
  }
  return [...parts, ...spoken(text.slice(at))];
}

function find(text) {
  const index = globalThis.bookIndex, found = new Map();
  const look = (words, weight) => {
    const query = asked(words);
    if (!query.words.length) return;
    for (const [name, page] of Object.entries(index.pages))
      page.sections.forEach((section, i) => {
        const points = weight * score(query, page, section), key = `${name}#${i}`;
        if (points > (found.get(key)?.points ?? 0)) found.set(key, {name, page, section, first: i === 0, points, query});
      });
  };
  look(text, 1);
  const english = index.terms[text.trim()];
  if (english) look(english, 0.5);
  return [...found.values()].sort((a, b) => b.points - a.points);
}

function show(text) {
  const list = document.getElementById("search-results"), summary = document.getElementById("search-summary");
  const hits = text.trim() ? find(text) : [];
  list.replaceChildren(...hits.slice(0, MOST).map(({name, page, section, first, query}) => {
    const item = document.createElement("li"), link = document.createElement("a"), says = document.createElement("p");
    link.href = `${name}.html${first ? "" : `#${section.id}`}`;
    link.append(...marked(first ? page.title : `${page.title} › ${section.title}`, query));
    says.append(...marked(excerpt(query, section), query));
    item.append(link, says);
    return item;
  }));
  const more = hits.length > MOST ? `, the best ${MOST} of them below` : "";
  summary.textContent = !text.trim() ? ""
    : hits.length ? `${hits.length} section${hits.length > 1 ? "s" : ""}${more}.`
      : "Nothing in the book matches. A word is found where it begins; try fewer or shorter words.";
}

const field = document.querySelector("#book-search input");
field.value = new URLSearchParams(location.search).get("q") ?? "";
show(field.value);
field.focus();
field.addEventListener("input", () => {
  history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
  show(field.value);
});
field.form.addEventListener("submit", (event) => event.preventDefault());
