"""What readers of formulas and of Chinese would stumble over: checks that return the faults of a page."""

from __future__ import annotations

from typing import Any

from tools.site import mathml


def valid_formulas(page: Any) -> list[str]:
    """Each element of each formula has the parts that MathML asks for."""
    return [fault for formula in mathml.formulas(page.content()) for fault in mathml.faults(formula)]


def tex_at_hand(page: Any) -> list[str]:
    """Each formula has its LaTeX with it, for copying."""
    bare = page.eval_on_selector_all(
        ".math:not([data-tex])", "all => all.map(m => m.textContent.slice(0, 40))"
    )
    return [f"formula without its LaTeX: {what}" for what in bare]


def chinese_marked(page: Any) -> list[str]:
    """Chinese characters outside code and formulas are marked as Chinese."""
    found = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), out = [];
          while (walker.nextNode()) {
            const text = walker.currentNode;
            if (/\\p{Script=Han}/u.test(text.data)
                && !text.parentElement.closest('[lang|="zh"], pre, script, .math'))
              out.push(text.data.trim().slice(0, 40));
          }
          return out;
        }"""
    )
    return [f"Chinese that is not marked so: {text}" for text in found]


def units_kept(page: Any) -> list[str]:
    """No line may end between a number and its per cent sign."""
    found = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), out = [];
          while (walker.nextNode()) {
            const text = walker.currentNode;
            if (/(^|\\d) %/.test(text.data) && !text.parentElement.closest("pre, code, script, svg"))
              out.push(text.data.match(/.{0,10} %/)[0]);
          }
          return out;
        }"""
    )
    return [f"number that may part from its sign: {text}" for text in found]


def exponents_of_one_font(page: Any) -> list[str]:
    """Text in the book's font has no raised character that the font lacks."""
    found = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), out = [];
          while (walker.nextNode()) {
            const text = walker.currentNode;
            if (/[⁺⁻⁰⁴⁵⁶⁷⁸⁹]/.test(text.data) && !text.parentElement.closest("svg")
                && getComputedStyle(text.parentElement).fontFamily.startsWith('"Source Serif 4"'))
              out.push(text.data.trim().slice(0, 40));
          }
          return out;
        }"""
    )
    return [f"raised characters of another font: {text}" for text in found]


def whole_brackets(page: Any) -> list[str]:
    """A clause or a bracket of a displayed formula takes several lines only where it fills the width."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("div.math .formula")].filter(e => e.checkVisibility()).flatMap(
          (formula) => [...formula.querySelectorAll(".katex-whole")].filter((whole) => {
            const bases = [...whole.querySelectorAll(".katex-base")];
            const parts = bases.map(base => base.getBoundingClientRect());
            const wide = parts.reduce((sum, part) => sum + part.width, 0);
            return parts.some((part, i) => i && part.left < parts[i - 1].right - 3)
              && wide < formula.clientWidth - 8;
          }).map(whole => whole.textContent))"""
    )
    return [f"bracket broken at {page.viewport_size['width']} px: {what}" for what in found]


def unbroken(page: Any) -> list[str]:
    """No line ends between a formula and what touches it, nor in a Chinese term; no gap parts the former."""
    found = page.evaluate(
        """() => {
          const out = [];
          const box = (text, from, to) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, to);
            return range.getBoundingClientRect();
          };
          // The text beside a formula, on either side, through the ends of boxes within the line.
          const beside = (node, next) => {
            while (!node[next] && getComputedStyle(node.parentElement).display === "inline")
              node = node.parentElement;
            for (node = node[next]; node?.nodeType === 1 && !node.matches(".math"); )
              node = next === "nextSibling" ? node.firstChild : node.lastChild;
            return node?.nodeType === 3 && node.data ? node : null;
          };
          for (const formula of document.querySelectorAll("span.math")) {
            const parts = formula.querySelectorAll(".katex-base");
            if (!parts.length || !formula.checkVisibility()) continue;
            const behind = beside(formula, "nextSibling"), before = beside(formula, "previousSibling");
            const gap = behind && box(behind, 0, 1).left - [...parts].at(-1).getBoundingClientRect().right;
            if (behind && /^[^\\w\\s]/.test(behind.data) && (gap < -1 || gap > 5))
              out.push(`${formula.dataset.tex} | ${behind.data.slice(0, 10)}`);
            const end = before?.length;
            if (before && /(\\d|[^\\w\\s])$/.test(before.data)
                && parts[0].getBoundingClientRect().left < box(before, end - 1, end).right - 1)
              out.push(`${before.data.slice(-10)} | ${formula.dataset.tex}`);
          }
          for (const term of document.querySelectorAll("[lang|=zh]"))
            if (term.textContent.length <= 12 && term.getClientRects().length > 1) out.push(term.textContent);
          return out;
        }"""
    )
    return [f"broken at {page.viewport_size['width']} px: {what}" for what in found]
