// The verdict on an answer, from digests alone, as in optlib/_verdict.py: the same rules in the same order and the
// same sentences, which a test compares. What the reader typed stays in this browser.
(() => {
  const SPACE = " \\t\\n\\r\\u00a0\\u2009\\u202f";
  const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
  const GROUPED = new RegExp(`^[+-]?[0-9]{1,3}(?:[,${SPACE}][0-9]{3})+(?:\\.[0-9]*)?$`);
  const strip = text => text.replace(new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g"), "");

  function digest(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
    return (value >>> 0).toString(16).padStart(8, "0");
  }

  function inUnits(x, decimals) {
    const scaled = x * Number(`1e${decimals}`) + 0.5;
    return Math.abs(scaled) < 2 ** 53 ? Math.floor(scaled) : 2 ** 53;
  }

  function part(text, count) {
    text = strip(text);
    if (GROUPED.test(text) && (count || text.includes(".") || !text.includes(",")))
      text = text.replace(new RegExp(`[,${SPACE}]`, "g"), "");
    else if (!count) text = text.replace(",", ".");
    return NUMBER.test(text) ? text : "NaN";
  }

  function parts(text, count) {
    text = strip(text.replaceAll("\u2212", "-")).replace(new RegExp(`^([+-])[${SPACE}]+`), "$1");
    return text.split("/").map(one => part(one, count));
  }

  function number(text, count) {
    const [over, under, ...more] = parts(text, count).map(Number);
    if (more.length) return NaN;
    if (under === undefined) return over;
    return under && Number.isFinite(under) ? over / under : NaN;
  }

  function decimalsTyped(text) {
    const [plain, ...more] = parts(text, false);
    const [digits, exponent] = plain.toLowerCase().split("e");
    const decimals = (digits.split(".")[1] ?? "").length - Number(exponent ?? 0);
    return !more.length && decimals > 0 && decimals < 100 ? decimals : 0;
  }

  function quoted(text) {
    const letters = [...text];
    return letters.length <= 30 ? `"${text}"` : `"${letters.slice(0, 29).join("")}…"`;
  }

  // The numbers, or a sentence that says why there are none.
  function read({names, decimals}, texts) {
    if (texts.some(text => /^(?:\.\.+|…)$/.test(strip(text)))) return "Put your own numbers in place of the dots.";
    const empty = names.filter((_, i) => !strip(texts[i]));
    if (empty.length) return `${empty.join(", ")}: still empty.`;
    const numbers = texts.map(text => number(text, decimals === 0));
    const wanted = decimals === 0 ? "whole number such as 12"
      : "number such as 0.25 or 1e-3, or one fraction such as 8/27";
    for (const [i, x] of numbers.entries()) {
      const comma = decimals === 0 && Number.isNaN(x) && number(texts[i], false) % 1;
      if (comma) return `${names[i]}: a count is a whole number.`;
      if (Number.isNaN(x)) return `${names[i]}: ${quoted(texts[i])} is no number; give a ${wanted}.`;
      if (!Number.isFinite(x)) return `${names[i]}: the number is too large.`;
      if (decimals === 0 && x % 1) return `${names[i]}: a count is a whole number.`;
    }
    return numbers;
  }

  function judge(task, texts) {
    const {name, names, decimals, digests, hints} = task;
    const words = count => count === 1 ? "1 decimal" : `${count} decimals`;
    const place = (i, at, units) => digest(`${name}[${i}].${at}:${units}`);

    function isAt(i, x, known) {
      if (!known) return true;
      known = known.split(" ");
      if (decimals === 0) return x % 1 === 0 && place(i, 0, inUnits(x, 0)) === known[0];
      for (let at = 1; at <= decimals; at++) {
        const units = inUnits(x, at);
        const sixDigits = Math.abs(units) >= 100000 && units / Number(`1e${at}`) === x;
        if ((at === decimals || sixDigits)
            && [units, units - 1, units + 1].some(near => place(i, at, near) === known[at - 1])) return true;
      }
      return false;
    }

    function inAnotherOrder(numbers) {
      const left = [...numbers];
      return digests.every((known, i) => {
        const found = left.findIndex(x => isAt(i, x, known));
        if (found >= 0) left.splice(found, 1);
        return found >= 0;
      });
    }

    function fact(i, x) {
      const count = decimals === 0, right = y => isAt(i, y, digests[i]);
      if (x % 1 === 0 && right(x - 1)) return "one too many"; // a count may stand among other numbers
      if (x % 1 === 0 && right(x + 1)) return "one too few";
      if (right(-x)) return "right up to the sign";
      if (count || Math.abs(inUnits(x, decimals)) >= 20) {
        if (right(x / 2)) return "twice the right number";
        if (right(2 * x)) return "half of the right number";
      }
      const typed = decimalsTyped(texts[i]), units = inUnits(x, typed);
      if (typed > 0 && typed < decimals && Math.abs(units) >= 10
          && place(i, typed, units) === digests[i].split(" ")[typed - 1])
        return `right to ${words(typed)}, and the task asks for ${decimals}`;
      if (count) return "not right";
      if (x % 1 === 0 && typed === 0) // the right number may be a whole one too
        return `not right; unless it is a whole number, give ${words(decimals)}`;
      return `not right to ${words(decimals)}`;
    }

    function fault(numbers, wrong) {
      const hint = hints.find(hint => numbers.every((x, i) => isAt(i, x, hint.at[i])));
      if (hint) {
        const some = names.filter((_, i) => hint.at[i]);
        return some.length === names.length ? hint.say : `${some.join(", ")}: ${hint.say}`;
      }
      if (inAnotherOrder(numbers))
        return `These are the right numbers in another order; the task asks for ${names.join(", ")}.`;
      const said = new Map();
      for (const i of wrong) {
        const what = fact(i, numbers[i]);
        said.set(what, [...(said.get(what) ?? []), names[i]]);
      }
      return [...said].map(([what, labels]) => `${labels.join(", ")}: ${what}.`).join(" ");
    }

    const numbers = read(task, texts);
    if (typeof numbers === "string") return ["Not checked", numbers];
    const wrong = [...names.keys()].filter(i => !isAt(i, numbers[i], digests[i]));
    return wrong.length ? ["Not yet", fault(numbers, wrong)] : ["Right", ""];
  }

  function revive(form) {
    const task = JSON.parse(form.dataset.task), key = `answer:${task.name}`;
    const inputs = [...form.querySelectorAll("input")], said = form.querySelector(".verdict");
    const typed = () => inputs.map(input => input.value);
    let again; // the time at which a verdict given twice is set anew

    function show() {
      const [heading, sentences] = judge(task, typed());
      const verdict = sentences ? `${heading}. ${sentences}` : `${heading}.`;
      const same = said.textContent === verdict;
      clear();
      form.dataset.verdict = heading;
      // A screen reader tells what has changed; the pause lets it see the empty line.
      if (same) again = setTimeout(() => { said.textContent = verdict; }, 100);
      else said.textContent = verdict;
    }
    function clear() {
      clearTimeout(again);
      said.textContent = "";
      delete form.dataset.verdict;
    }

    form.addEventListener("input", () => { clear(); kept.set(key, {typed: typed(), checked: false}); });
    form.addEventListener("submit", event => {
      event.preventDefault();
      show();
      kept.set(key, {typed: typed(), checked: true});
    });
    const before = kept.get(key);
    if (!Array.isArray(before?.typed) || before.typed.length !== inputs.length) return;
    inputs.forEach((input, i) => { input.value = String(before.typed[i]); });
    if (before.checked) show();
  }

  addEventListener("DOMContentLoaded", () => document.querySelectorAll("form.answer").forEach(revive));
})();
