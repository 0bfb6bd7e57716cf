/** Curves of a sequence over steps: a schedule, the weights of an average, what a rule makes of given gradients. */

import type { Canvas } from "../draw/canvas";
import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import { inside, lineThrough, type Box, type Pixels } from "../draw/polyline";
import { drawRun } from "../draw/run";
import { linear } from "../draw/scale";
import { number } from "../format";
import type { Preset, PresetRun } from "../preset";
import type { SequenceOf } from "../protocol";
import type { Kind } from "./kind";

interface SequencePreset extends Preset {
  /** "step", "rate", "place" or a state of the rule; a schedule has values of its own. */
  quantity?: string;
  /** The gradients that a rule gets, and what follows them. */
  story?: number[];
  after?: "repeat" | "zero" | "last";
  /** The lowest and highest value shown; those of the curves unless given. */
  height?: [number, number];
  /** What the axes are called. */
  names?: { x?: string; y?: string };
  /** The run by whose curve the others are judged. */
  against?: string;
}

export interface Sequence { curves: Float64Array[] }

export const sequence: Kind<Sequence> = {
  answer({ runs, steps }, given, ask) {
    const { quantity, story, after } = given as SequencePreset;
    const along = { ...(story ? { story } : {}), ...(after ? { after } : {}), ...(quantity === undefined ? {} : { quantity }) };
    const asked = runs.map(({ rule, schedule, hyper, story: own }): SequenceOf => (schedule === undefined ? { rule, hyper, ...along, ...(own ? { story: own } : {}) } : { schedule: { schedule, ...hyper } }));
    return ask({ ask: "sequence", runs: asked, steps });
  },

  draw(canvas, { preset: given, state, setting, answer }) {
    const preset = given as SequencePreset;
    const { main } = layout(canvas, false);
    const [low, high] = preset.height ?? heightOf(answer.curves);
    const panel: Panel = {
      box: main, x: linear([1, Math.max(2, setting.steps)], [main.left, main.left + main.width]), y: linear([low, high], [main.top + main.height, main.top]),
    };
    axes(canvas.ground, "curves", panel, { x: preset.names?.x ?? "step t", title: preset.names?.y ?? preset.quantity ?? "value" });
    setting.runs.forEach((run, index) => {
      if (state.hidden.has(run.name)) return;
      const curve = answer.curves[index] ?? new Float64Array();
      const points = Array.from(curve, (value, k) => [panel.x.at(k + 1), panel.y.at(value)] as const);
      // the k-th point is that of step k + 1
      const shown = Math.max(0, state.step - 1);
      if (run.drawn) drawGiven(canvas, run, points.slice(0, shown + 1), main);
      else drawRun(canvas, run.name, points, shown, main, run, false);
      canvas.tracks.push({ run: run.name, label: run.label, look: run.look, points, first: 1, focusable: true, told: (k) => [number(curve[k] ?? NaN, 4)] });
    });
  },

  outcome({ preset, setting, answer }) {
    const judge = setting.runs.findIndex(({ name }) => name === (preset as SequencePreset).against);
    const truth = answer.curves[judge];
    if (truth) {
      const misses = setting.runs.map(({ label }, index) => `${label} ${number(distance(answer.curves[index] ?? [], truth))}`);
      return `distance to ${setting.runs[judge]?.label ?? ""} (root mean square): ${misses.filter((_, index) => index !== judge).join(", ")}`;
    }
    return setting.runs.map(({ label }, index) => `${label}: ${number(answer.curves[index]?.at(-1) ?? NaN)} at step ${setting.steps}`).join("; ");
  },
};

/** Given values, as data are drawn: a dot each, or a broad line for others to be read against. */
function drawGiven(canvas: Canvas, { name, look, drawn }: PresetRun, points: Pixels, box: Box): void {
  const style = `color:var(--${look})`;
  if (drawn === "broad") {
    canvas.runs.put(`${name}-broad`, "path", { class: "live-broad", style, d: lineThrough(points, box) });
    return;
  }
  const dots = points.filter(([x, y]) => inside(x, y, box)).map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`);
  canvas.runs.put(`${name}-dots`, "path", { class: "live-dots live-small", style, d: dots.join("") });
}

/** Root of the mean of the squared distances of two curves. */
function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const squares = Array.from(other, (value, k) => ((one[k] ?? NaN) - value) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** All values, with 0 as the floor of what is never below it. */
function heightOf(curves: readonly Float64Array[]): [number, number] {
  const finite = curves.flatMap((curve) => Array.from(curve).filter(Number.isFinite));
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  return high > low ? [low, high + 0.04 * (high - low)] : [low, low + 1];
}
