/** The check of the rule whose source is open: does it reach the bar on each surface? */

import { element } from "../controls";
import { counted, number } from "../format";
import type { Ask } from "../kinds/kind";
import type { Answers, Asks } from "../protocol";

type Told = Answers["bars"];

export class Check {
  readonly node: HTMLElement;
  private readonly list = element("ul", { class: "ground-verdicts", role: "status" });
  private readonly button = element("button", { type: "button", class: "ground-button" }, "Does it reach the bar?");

  constructor(ask: Ask, request: () => Asks["bars"]) {
    this.button.addEventListener("click", () => {
      this.button.disabled = true;
      ask(request()).then((told) => { this.tell(told); }, (error: unknown) => {
        this.list.replaceChildren(element("li", { class: "ground-failed" }, error instanceof Error ? error.message : String(error)));
      }).finally(() => { this.button.disabled = false; });
    });
    this.node = element(
      "div", { class: "ground-check" },
      element("div", { class: "ground-row" }, this.button, element("span", { class: "ground-note" }, "A thousandth of the first loss, on three surfaces, at the best of nine learning rates.")),
      this.list,
    );
  }

  /** Another rule, or another text: what was told is no longer about it. */
  clear(): void {
    this.list.replaceChildren();
  }

  private tell({ surfaces }: Told): void {
    this.list.replaceChildren(...surfaces.map(({ surface, steps, reached, rate, gd }) => {
      const at = rate === null ? "" : ` at η = ${number(rate)}`;
      const verdict = reached === null ? `not within ${counted(steps, "step")}, at any of the rates` : `after ${counted(reached, "step")}${at}`;
      const other = gd === null ? "gradient descent does not" : `gradient descent needs ${gd}`;
      return element("li", { class: reached === null ? "ground-failed" : "ground-passed" }, element("strong", {}, surface), `: ${verdict}; ${other}.`);
    }));
  }
}
