/** What one step is made of, at the point from which it is taken: the gradient, the states and the step itself. */

import { lengthOf, row } from "../kinds/told";
import type { PresetRun } from "../preset";
import type { Run } from "../protocol";
import type { Canvas } from "./canvas";
import type { Panel } from "./panel";

/** Pixels of the longest arrow of each term but the step, which is drawn to scale. */
const LONGEST = 74;
/** What is shorter would have no direction to see. */
const SHORTEST = 16;
const HEAD = 7;
const LINE = 14; // pixels from one label to the next

type Vector = readonly [number, number];

interface Term { name: string; look: string; at: Vector; scale: "own" | "map"; all: readonly Vector[]; isSize: boolean }

/** Arrows of the step after `step`, each against its term, as the step goes; a state without signs is a cross of its sizes. */
export function drawTerms(canvas: Canvas, panel: Panel, run: PresetRun, answer: Run, step: number): void {
  const k = Math.min(step, lengthOf(answer) - 1);
  const count = answer.losses.length;
  const place = row(answer.points, count, k);
  const flat = place.length === 1;
  const from: Vector = [panel.x.at(place[0] ?? NaN), panel.y.at((flat ? answer.losses[k] : place[1]) ?? NaN)];
  const unit: Vector = [panel.x.at(1) - panel.x.at(0), panel.y.at(1) - panel.y.at(0)];
  if (!Number.isFinite(from[0] + from[1])) return;

  /** Every row of a term in pixels, against its sign. */
  const rows = (values: Float64Array, steps: number): Vector[] => Array.from({ length: steps }, (_, i) => {
    const [a = 0, b = 0] = row(values, steps, i);
    return [-a * unit[0], flat ? 0 : -b * unit[1]];
  });
  const terms: Term[] = [];
  const add = (name: string, look: string, values: Float64Array, steps: number, index: number, scale: Term["scale"] = "own"): void => {
    if (values.length !== steps * place.length) return; // one number for the whole run has no direction
    const all = rows(values, steps);
    const at = all[index];
    if (at) terms.push({ name, look, at, scale, all, isSize: scale === "own" && hasNoSigns(values) && !hasNoSigns(answer.gradients) });
  };
  add("−g", "fig-ink", answer.gradients, count, k);
  Object.entries(answer.states).forEach(([name, values], index) => { add(`−${name}`, `series-${1 + (index % 5)}`, values, count, Math.min(k + 1, count - 1)); });
  add("step", run.look, answer.steps, count - 1, k, "map");

  const labels: Vector[] = [];
  terms.forEach((term) => {
    const key = `term-${run.name}-${term.name}`;
    const style = `color:var(--${term.look})`;
    if (term.isSize) {
      const [a, b] = shown(sizes(term.at), term.all.map(sizes), 0.5);
      canvas.runs.put(key, "path", { class: "live-cross", style, d: `M${px(from[0] - a)} ${px(from[1])}h${px(2 * a)}M${px(from[0])} ${px(from[1] - b)}v${px(2 * b)}` });
      name(canvas, key, term.name.slice(1), style, [from[0] + a + 4, from[1] - 4], labels, panel);
      return;
    }
    const [dx, dy] = term.scale === "map" ? term.at : shown(term.at, term.all, 1);
    const length = Math.hypot(dx, dy);
    if (!(length > 0.5) || !Number.isFinite(length)) return;
    const [ux, uy] = [dx / length, dy / length];
    const reach = Math.min(length, 2000);
    const tip: Vector = [from[0] + ux * reach, from[1] + uy * reach];
    const head = Math.min(HEAD, length);
    const back = (side: number): string => `${px(tip[0] - head * (ux + side * uy * 0.5))} ${px(tip[1] - head * (uy - side * ux * 0.5))}`;
    canvas.runs.put(key, "path", {
      class: term.scale === "map" ? "live-arrow live-taken" : "live-arrow", style, d: `M${px(from[0])} ${px(from[1])}L${px(tip[0])} ${px(tip[1])}M${back(1)}L${px(tip[0])} ${px(tip[1])}L${back(-1)}`,
    });
    const end = Math.min(length, 2 * LONGEST);
    name(canvas, key, term.name, style, [from[0] + ux * (end + 10), from[1] + uy * (end + 10) + 4], labels, panel);
  });
}

/** Whether none of the numbers is below zero: a size, and no direction. */
function hasNoSigns(values: Float64Array): boolean {
  return values.every((value) => !(value < 0));
}

function sizes([a, b]: Vector): Vector {
  return [Math.abs(a), Math.abs(b)];
}

/** A vector at the scale at which the term's longest is as long as an arrow may be. */
function shown([dx, dy]: Vector, all: readonly Vector[], part: number): Vector {
  const most = Math.max(...all.map(([a, b]) => Math.hypot(a, b)).filter(Number.isFinite));
  const length = Math.hypot(dx, dy);
  if (!(most > 0) || !(length > 0)) return [0, 0];
  const wanted = part * Math.max(SHORTEST, (LONGEST * length) / most);
  return [(dx / length) * wanted, (dy / length) * wanted];
}

function name(canvas: Canvas, key: string, text: string, style: string, [x, y]: Vector, labels: Vector[], { box }: Panel): void {
  let at: Vector = [Math.min(Math.max(x, box.left + 4), box.left + box.width - 26), Math.min(Math.max(y, box.top + 12), box.top + box.height - 6)];
  while (labels.some(([a, b]) => Math.abs(a - at[0]) < 40 && Math.abs(b - at[1]) < LINE)) at = [at[0], at[1] + LINE];
  labels.push(at);
  canvas.runs.put(`${key}-name`, "text", { class: "live-left", style, x: px(at[0]), y: px(at[1]) }, text);
}

function px(value: number): string {
  return value.toFixed(1);
}
