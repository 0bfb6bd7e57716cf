/** A rule's source beside the plot: line numbers, Python's error with its line, and reset. */

import { element } from "../controls";
import type { Fault } from "./side";

export class Editor {
  readonly node: HTMLElement;
  private readonly numbers = element("pre", { class: "ground-lines", "aria-hidden": "true" });
  private readonly text = element("textarea", {
    class: "ground-text", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", "aria-label": "Source of the rule", "aria-describedby": "ground-fault",
  });
  private readonly fault = element("p", { class: "ground-fault", id: "ground-fault", role: "status" });
  private readonly reset = element("button", { type: "button", class: "ground-button" }, "Back to the original");
  private timer = 0;
  private marked = "";

  /** `edit` is told the new text once typing rests for a moment. */
  constructor(edit: (text: string) => void, reset: () => void) {
    this.text.addEventListener("input", () => {
      this.count();
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => { edit(this.text.value); }, REST);
    });
    // browsers bring the caret into view, but not out from under the plot, which stays at the upper edge of a phone
    this.text.addEventListener("focus", () => { requestAnimationFrame(() => { this.text.scrollIntoView({ block: "nearest" }); }); });
    this.text.addEventListener("scroll", () => { this.numbers.scrollTop = this.text.scrollTop; });
    this.text.addEventListener("keydown", (event) => {
      // four spaces; Escape first, and Tab leaves the field as everywhere
      if (event.key === "Escape") this.text.dataset.leaving = "";
      else if (event.key !== "Tab") delete this.text.dataset.leaving;
      if (event.key !== "Tab" || event.shiftKey || "leaving" in this.text.dataset) return;
      event.preventDefault();
      this.text.setRangeText("    ", this.text.selectionStart, this.text.selectionEnd, "end");
      this.text.dispatchEvent(new Event("input"));
    });
    this.reset.addEventListener("click", () => {
      clearTimeout(this.timer);
      reset();
    });
    this.node = element(
      "div", { class: "ground-editor" }, element("div", { class: "ground-code" }, this.numbers, this.text), this.fault,
      element("div", { class: "ground-row" }, this.reset, element("span", { class: "ground-note" }, "Tab indents; Escape, then Tab leaves the text.")),
    );
  }

  show(text: string, edited: boolean, fault: Fault | undefined): void {
    this.reset.disabled = !edited;
    // what is being typed is newer than what the page knows
    if (this.timer === 0 || document.activeElement !== this.text) {
      if (this.text.value !== text) this.text.value = text;
    }
    this.marked = fault ? String(fault.line ?? "") : "";
    this.count();
    const told = fault ? `${fault.line === null ? "" : `Line ${fault.line}: `}${fault.sentence} The plot shows the last version that ran.` : "";
    if (this.fault.textContent !== told) this.fault.textContent = told;
    this.text.setAttribute("aria-invalid", String(fault !== undefined));
  }

  /** Another file is shown, whatever was being typed. */
  open(text: string): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.text.value = text;
    this.text.scrollTop = 0;
    this.count();
  }

  private count(): void {
    const lines = this.text.value.split("\n").length;
    const key = `${lines} ${this.marked}`;
    if (this.numbers.dataset.key === key) return;
    this.numbers.dataset.key = key;
    this.numbers.replaceChildren(...Array.from({ length: lines }, (_, i) => element("span", i + 1 === Number(this.marked) ? { class: "ground-wrong" } : {}, `${i + 1}\n`)));
  }
}

/** Milliseconds without a key after which the text runs. */
const REST = 350;
