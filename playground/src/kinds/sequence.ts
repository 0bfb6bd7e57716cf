/** Curves of a sequence over steps: a schedule, the weights of an average, what a rule makes of given gradients. */

import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import { drawRun } from "../draw/run";
import { linear } from "../draw/scale";
import { number } from "../format";
import type { Preset } from "../preset";
import type { SequenceOf } from "../protocol";
import type { Kind } from "./kind";

interface SequencePreset extends Preset {
  /** "step", "rate" or a state of the rule; a schedule has values of its own. */
  quantity?: string;
  /** The gradients that a rule gets, and what follows them. */
  story?: number[];
  after?: "repeat" | "zero" | "last";
  /** The lowest and highest value shown; those of the curves unless given. */
  height?: [number, number];
  /** What the axes are called. */
  names?: { x?: string; y?: string };
}

export interface Sequence { curves: Float64Array[] }

export const sequence: Kind<Sequence> = {
  answer({ runs, steps }, given, ask) {
    const { quantity, story, after } = given as SequencePreset;
    const along = { ...(story ? { story } : {}), ...(after ? { after } : {}), ...(quantity === undefined ? {} : { quantity }) };
    const asked = runs.map(({ rule, schedule, hyper }): SequenceOf => (schedule === undefined ? { rule, hyper, ...along } : { schedule: { schedule, ...hyper } }));
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
      drawRun(canvas, run.name, points, Math.max(0, state.step - 1), main, run, false);
      canvas.tracks.push({ run: run.name, label: run.label, look: run.look, points, focusable: true, told: (k) => [`t = ${k + 1}: ${number(curve[k] ?? NaN, 4)}`] });
    });
  },

  outcome({ setting, answer }) {
    return setting.runs.map(({ label }, index) => `${label}: ${number(answer.curves[index]?.at(-1) ?? NaN)} at step ${setting.steps}`).join("; ");
  },
};

/** All values, with 0 as the floor of what is never below it. */
function heightOf(curves: readonly Float64Array[]): [number, number] {
  const finite = curves.flatMap((curve) => Array.from(curve).filter(Number.isFinite));
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  return high > low ? [low, high + 0.04 * (high - low)] : [low, low + 1];
}
