/** How the plot is drawn, the second side, and what one takes away. */

import { element } from "../controls";
import type { Preset, Traces } from "../preset";
import { MINE, ruleOf, type Catalogue } from "./catalogue";
import { part, titleOf } from "./form";
import type { Outcomes } from "./outcome";
import { picture, png } from "./picture";
import { copy, save } from "./save";
import { differences, type Ground } from "./setting";
import { table } from "./table";

const TRACES: readonly (readonly [Traces, string])[] = [["loss", "loss"], ["distance", "distance to the minimum"], ["error", "error in each coordinate"], ["none", "no curves"]];
const FILE = "the-way-down";

export interface ToolsDoing {
  change: (part: Partial<Ground>, what: string) => void;
  second: () => void;
  turn: (to: number) => void;
  /** The whole address of what is seen. */
  address: () => string;
  drawn: () => { title: string; svg: SVGSVGElement; runs: Outcomes["runs"]; side: string; names: Preset["runs"] }[];
  say: (sentence: string) => void;
}

export class Tools {
  readonly nodes: readonly HTMLElement[];
  /** Which side the form changes, where there are two. */
  readonly tabs: HTMLElement;
  /** Whose source is open. */
  readonly files = element("div", { class: "ground-files", role: "group", "aria-label": "Rule whose source is shown" });
  private readonly arrows = element("input", { type: "checkbox" });
  private readonly traces = element("select", { class: "ground-select", "aria-label": "Curves beside the map" });
  private readonly second: HTMLButtonElement;
  private readonly radios: HTMLInputElement[];
  private filed = "";

  constructor(private readonly doing: ToolsDoing) {
    this.arrows.addEventListener("change", () => {
      const { checked } = this.arrows;
      doing.change(checked ? { arrows: true, step: 0 } : { arrows: false }, checked ? "Arrows of the first step; go on step by step" : "No arrows");
    });
    for (const [value, label] of TRACES) this.traces.append(element("option", { value }, label));
    this.traces.addEventListener("change", () => {
      const [value, label] = TRACES.find(([known]) => known === this.traces.value) ?? TRACES[0] ?? ["none", ""];
      doing.change({ traces: value }, `Curves: ${label}`);
    });
    this.second = button("", doing.second);
    this.radios = ["left", "right"].map((side, index) => {
      const radio = element("input", { type: "radio", name: "ground-side", value: side });
      radio.addEventListener("change", () => { doing.turn(index); });
      return radio;
    });
    this.tabs = element(
      "div", { class: "ground-tabs", role: "radiogroup", "aria-label": "Side that is changed" }, "The form changes ",
      ...this.radios.map((radio) => element("label", { class: "ground-chip" }, radio, `the ${radio.value} side`)),
    );
    this.nodes = [
      part(
        "Plot", element("label", { class: "ground-chip" }, this.arrows, "arrows, step by step"), element("label", { class: "ground-choice" }, "curves ", this.traces), this.second,
      ),
      part(
        "Take it with you", button("Copy link", () => { void this.link(); }), button("SVG", () => { this.drawing(); }, "Save the drawing as SVG"),
        button("PNG", () => { void this.image(); }, "Save the drawing as PNG"), button("CSV", () => { this.numbers(); }, "Save the paths' numbers as CSV"),
      ),
    ];
  }

  show(ground: Ground, active: number, open: string, catalogue: Catalogue): void {
    const two = ground.sides.length > 1;
    this.arrows.checked = ground.arrows;
    this.traces.value = ground.traces;
    const label = two ? "Keep one side" : "Set a second side";
    if (this.second.textContent !== label) this.second.textContent = label;
    this.tabs.hidden = !two;
    this.radios.forEach((radio, index) => { radio.checked = index === active; });
    const side = ground.sides[active] ?? ground.sides[0];
    const rules = side?.runs.map(({ rule }) => rule) ?? [];
    const key = JSON.stringify(rules);
    if (key !== this.filed) {
      this.filed = key;
      this.files.replaceChildren(...rules.map((name) => {
        const rule = ruleOf(catalogue, name) ?? MINE;
        const made = button(titleOf(rule), () => { this.doing.change({ open: name }, `Source of ${titleOf(rule)}`); });
        made.dataset.rule = name;
        made.style.color = `var(--${rule.look})`;
        return made;
      }));
    }
    for (const made of this.files.querySelectorAll<HTMLElement>("button")) made.setAttribute("aria-pressed", String(made.dataset.rule === open));
  }

  /** A title for each of two sides: what it has otherwise than the other; for one side alone none. */
  titles({ sides: [one, other] }: Ground): string[] {
    if (!one) return [];
    if (!other) return [""];
    const told = (first: typeof one, second: typeof one, side: string): string => {
      const parts = differences(first, second);
      return parts.length === 0 ? `${side}: the same` : `${side}: ${parts.slice(0, 3).join(", ")}${parts.length > 3 ? ", …" : ""}`;
    };
    return [told(one, other, "Left"), told(other, one, "Right")];
  }

  private async link(): Promise<void> {
    const done = await copy(this.doing.address());
    this.doing.say(done ? "The link is copied; it holds everything that is set here." : "The browser did not let the link be copied; it stands in the address bar.");
  }

  private drawing(): void {
    save(`${FILE}.svg`, picture(this.doing.drawn()).text, "image/svg+xml");
    this.doing.say("The drawing is saved as SVG.");
  }

  private async image(): Promise<void> {
    try {
      save(`${FILE}.png`, await png(this.doing.drawn()), "image/png");
      this.doing.say("The drawing is saved as PNG.");
    } catch (error) {
      this.doing.say(error instanceof Error ? error.message : String(error));
    }
  }

  private numbers(): void {
    const runs = this.doing.drawn().flatMap(({ side, runs: all }) => all.map(({ name, answer }) => ({ side, run: name, answer })));
    save(`${FILE}.csv`, table(runs), "text/csv");
    this.doing.say("The paths' numbers are saved as CSV.");
  }
}

function button(label: string, press: () => void, title?: string): HTMLButtonElement {
  const made = element("button", { type: "button", class: "ground-button" }, label);
  if (title !== undefined) {
    made.title = title;
    made.setAttribute("aria-label", title);
  }
  made.addEventListener("click", press);
  return made;
}
