// A prediction: the reader chooses an option, is told whether it is right, and the answer unfolds.
(() => {
  function revive(form) {
    const options = [...form.querySelectorAll("input")], fieldset = form.querySelector("fieldset");
    const right = Number(form.dataset.answer), key = `prediction:${form.id}`;
    const said = form.querySelector(".verdict"), fold = form.nextElementSibling;
    let moving = false; // by the arrow keys, which select, and click, each option on the way

    function commit(chosen) {
      const had = fieldset.contains(document.activeElement);
      options[chosen - 1].checked = true;
      options[chosen - 1].closest("li").classList.add("chosen");
      options[right - 1].closest("li").classList.add("right");
      said.textContent = chosen === right ? `You chose ${chosen}, which is right.`
        : `You chose ${chosen}; right is ${right}.`;
      fieldset.disabled = true;
      fold.open = true;
      if (had) fold.querySelector("summary").focus({preventScroll: true}); // the next Tab leads into the answer
    }
    function choose(option) {
      const chosen = Number(option.value);
      kept.set(key, chosen);
      commit(chosen);
    }

    form.addEventListener("keydown", event => {
      if (event.key.startsWith("Arrow")) moving = true;
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (event.target.type === "radio") choose(event.target);
    });
    for (const end of ["keyup", "pointerdown"]) form.addEventListener(end, () => { moving = false; });
    form.addEventListener("click", event => {
      if (event.target.type !== "radio" || fieldset.disabled) return;
      if (moving) said.textContent = `Enter chooses ${event.target.value}.`;
      else choose(event.target);
    });

    const before = kept.get(key);
    if (Number.isInteger(before) && options[before - 1]) commit(before);
  }

  addEventListener("DOMContentLoaded", () => document.querySelectorAll("form.prediction").forEach(revive));
})();
