/** The form of one side: surface and its parameters, steps, noise, the rules and their hyper-parameters. */

import { element } from "../controls";
import { MINE, ruleOf, type Catalogue, type RuleOf } from "./catalogue";
import { hypersOf, type Declared } from "./declared";
import { field, type Field } from "./field";
import { allows, PARAMETERS, rangeOf, type Range } from "./range";
import type { Setting } from "./setting";

const STEPS: Range = { label: "steps", value: 100, scale: "log", from: 1, to: 2000, step: 1 };
const NOISE: Range = { label: "noise in the gradient", value: 0, scale: "linear", from: 0, to: 5 };
const SEED: Range = { label: "seed of the noise", value: 1, scale: "linear", from: 1, to: 50, step: 1 };

export interface FormDoing {
  /** Change the side that the form shows; `what` tells it in words. */
  set: (change: Partial<Setting>, what: string) => void;
  rule: (name: string, on: boolean) => void;
  open: (name: string) => void;
}

export class Form {
  /** Surface, steps, rules and their hyper-parameters. */
  readonly main: readonly HTMLElement[];
  /** What is added to the gradient. */
  readonly noises: HTMLElement;
  private readonly surface = element("select", { class: "ground-select" });
  private readonly parameters = element("div", { class: "ground-parameters" });
  private readonly hypers = element("div", { class: "ground-hypers" });
  private readonly boxes = new Map<string, HTMLInputElement>();
  private readonly common: Record<"steps" | "noise" | "seed", Field>;
  private readonly cycle = element("input", { type: "text", class: "ground-cycle", inputmode: "text", placeholder: "none", "aria-label": "A cycle of numbers added to the gradient" });
  private readonly built = new Map<Element, { key: string; fields: Map<string, Field> }>();
  private now: Setting | null = null;

  constructor(private readonly catalogue: Catalogue, private readonly doing: FormDoing) {
    for (const [label, dimensions] of [["Of two variables", 2], ["Of one variable", 1]] as const) {
      const group = element("optgroup", { label });
      for (const of of catalogue.surfaces) if (of.start.length === dimensions) group.append(element("option", { value: of.name }, of.label));
      this.surface.append(group);
    }
    this.surface.addEventListener("change", () => {
      const found = catalogue.surfaces.find(({ name }) => name === this.surface.value);
      if (found) doing.set({ surface: { name: found.name, ...found.parameters }, start: [...found.start], view: null }, `Surface ${found.label}`);
    });
    this.common = {
      steps: field(STEPS, (steps) => { doing.set({ steps: Math.round(steps) }, `${Math.round(steps)} steps`); }, (value) => value >= 1 && value <= 2000),
      noise: field(NOISE, (sd) => { this.noise({ sd }, `Noise ${sd}`); }, (value) => value >= 0),
      seed: field(SEED, (seed) => { this.noise({ seed: Math.round(seed) }, `Seed ${Math.round(seed)}`); }, (value) => value >= 1),
    };
    this.cycle.addEventListener("change", () => {
      const values = this.cycle.value.split(/[\s,;]+/).filter((part) => part !== "").map((part) => Number(part.replace("−", "-")));
      if (!values.every(Number.isFinite)) {
        this.cycle.setAttribute("aria-invalid", "true");
        return;
      }
      const { sd = 0, seed = 1 } = this.now?.noise ?? {};
      doing.set({ noise: values.length > 0 ? { sd, seed, cycle: values.slice(0, 60) } : { sd, seed } }, values.length > 0 ? "A cycle in the gradient" : "No cycle");
    });
    const surface = part("Surface", element("div", { class: "ground-fields" }, this.surface, this.common.steps.row, this.parameters));
    this.surface.setAttribute("aria-label", "surface");
    this.main = [surface, part("Rules", this.chips(), this.hypers)];
    this.noises = part(
      "Noise", this.common.noise.row, this.common.seed.row,
      element("label", { class: "live-slider ground-field" }, element("span", { class: "live-label" }, "cycle added to the gradient"), this.cycle),
    );
  }

  show(side: Setting, declared: Declared, open: string): void {
    this.now = side;
    this.surface.value = side.surface.name;
    this.common.steps.show(side.steps);
    this.common.noise.show(side.noise.sd);
    this.common.seed.show(side.noise.seed);
    if (document.activeElement !== this.cycle) {
      this.cycle.value = side.noise.cycle?.join(", ") ?? "";
      this.cycle.removeAttribute("aria-invalid");
    }
    const chosen = new Set(side.runs.map(({ rule }) => rule));
    for (const [name, box] of this.boxes) box.checked = chosen.has(name);
    this.showParameters(side);
    this.showHypers(side, declared, open);
  }

  private noise(change: { sd?: number; seed?: number }, what: string): void {
    const { noise } = this.now ?? { noise: { sd: 0, seed: 1 } };
    this.doing.set({ noise: { ...noise, ...change } }, what);
  }

  private showParameters({ surface }: Setting): void {
    const names = Object.keys(surface).filter((name) => name !== "name");
    const fields = this.build(this.parameters, `${surface.name} ${names.join(" ")}`, () => names.map((name) => {
      const range = PARAMETERS[name] ?? rangeOf(name, Number(surface[name]), undefined);
      return [name, field(range, (value) => {
        if (this.now) this.doing.set({ surface: { ...this.now.surface, [name]: value } }, `${range.label} ${value}`);
      }, (value) => (range.scale === "log" ? value > 0 : true))] as const;
    }));
    for (const name of names) fields.get(name)?.show(Number(surface[name]));
  }

  private showHypers(side: Setting, declared: Declared, open: string): void {
    const groups = side.runs.map(({ rule, hyper }) => ({ rule, hyper, hypers: hypersOf(rule, side.sources, declared, this.catalogue) }));
    const key = JSON.stringify([groups.map(({ rule, hypers }) => [rule, hypers])]);
    const fields = this.build(this.hypers, key, (rooms) => groups.flatMap(({ rule, hypers }) => {
      const known = ruleOf(this.catalogue, rule);
      const made = Object.entries(hypers).map(([name, value]) => {
        const allowed = this.catalogue.ranges[name];
        return [`${rule}.${name}`, field(rangeOf(name, value, allowed), (to) => { this.hyper(rule, name, to); }, (to) => !allowed || allows(allowed, to))] as const;
      });
      const head = element("button", { type: "button", class: "ground-open", style: `color:var(--${known?.look ?? "fig-ink"})`, "data-rule": rule }, known ? titleOf(known) : rule);
      head.addEventListener("click", () => { this.doing.open(rule); });
      rooms.push(element("div", { class: "ground-hyper", role: "group", "aria-label": known ? titleOf(known) : rule }, head, ...made.map(([, { row }]) => row)));
      return made;
    }));
    for (const { rule, hyper, hypers } of groups) {
      for (const [name, value] of Object.entries(hypers)) fields.get(`${rule}.${name}`)?.show(hyper[name] ?? value);
    }
    for (const head of this.hypers.querySelectorAll<HTMLElement>(".ground-open")) head.setAttribute("aria-pressed", String(head.dataset.rule === open));
  }

  private hyper(rule: string, name: string, value: number): void {
    if (!this.now) return;
    const runs = this.now.runs.map((run) => (run.rule === rule ? { ...run, hyper: { ...run.hyper, [name]: value } } : run));
    const known = ruleOf(this.catalogue, rule);
    this.doing.set({ runs }, `${known ? titleOf(known) : rule}, ${name} ${value}`);
  }

  /** The fields of a room, built anew only where they are others. */
  private build(room: HTMLElement, key: string, make: (rooms: HTMLElement[]) => (readonly [string, Field])[]): Map<string, Field> {
    const known = this.built.get(room);
    if (known?.key === key) return known.fields;
    const rooms: HTMLElement[] = [];
    const fields = new Map(make(rooms));
    room.replaceChildren(...(rooms.length > 0 ? rooms : Array.from(fields.values(), ({ row }) => row)));
    this.built.set(room, { key, fields });
    return fields;
  }

  private chips(): HTMLElement {
    const chip = (rule: RuleOf): HTMLElement => {
      const box = element("input", { type: "checkbox" });
      box.addEventListener("change", () => { this.doing.rule(rule.name, box.checked); });
      this.boxes.set(rule.name, box);
      return element("label", { class: "ground-chip", style: `--own:var(--${rule.look})` }, box, titleOf(rule));
    };
    const variants = this.catalogue.rules.filter(({ variant }) => variant);
    return element(
      "div", {},
      element("div", { class: "ground-chips" }, ...[MINE, ...this.catalogue.rules.filter(({ variant }) => !variant)].map(chip)),
      element("details", { class: "ground-variants" }, element("summary", {}, `${variants.length} variants`), element("div", { class: "ground-chips" }, ...variants.map(chip))),
    );
  }
}

export function titleOf(rule: RuleOf): string {
  return rule.variant ? rule.name : rule.label;
}

export function part(title: string, ...inside: HTMLElement[]): HTMLElement {
  return element("fieldset", { class: "ground-part" }, element("legend", {}, title), ...inside);
}
