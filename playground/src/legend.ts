/** The names of the runs, each with its line; one that is pressed puts its run aside. */

import { element } from "./controls";
import type { PresetRun } from "./preset";

export interface Legend { node: HTMLElement; show: (hidden: ReadonlySet<string>) => void }

export function legend(runs: readonly PresetRun[], toggle: (name: string) => void): Legend {
  const buttons = runs.map(({ name, label, look, drawn }) => {
    const made = element("button", { type: "button", class: "live-run", style: `color:var(--${look});--dash:var(--${look}-dash, none)` });
    const [mark, d] = { dots: ["live-dots", "M4 5h0m9 0h0m9 0h0"], broad: ["live-broad", "M1 5h24"], line: ["live-line", "M1 5h24"] }[drawn ?? "line"];
    made.innerHTML = `<svg width="26" height="10" aria-hidden="true"><path class="${mark}" d="${d}"/></svg>`;
    made.append(element("span", {}, label));
    made.addEventListener("click", () => { toggle(name); });
    return made;
  });
  return {
    node: element("div", { class: "live-legend", role: "group", "aria-label": "Runs shown" }, ...buttons),
    show(hidden) {
      buttons.forEach((button, index) => { button.setAttribute("aria-pressed", String(!hidden.has(runs[index]?.name ?? ""))); });
    },
  };
}
