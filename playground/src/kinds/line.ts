/** Runs on a function of one variable: its curve with the steps on it, from a start that can be dragged along. */

import { drawTerms } from "../draw/arrows";
import type { Canvas } from "../draw/canvas";
import { handle } from "../draw/handle";
import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import { inside, lineThrough } from "../draw/polyline";
import { linear } from "../draw/scale";
import { number, rounded } from "../format";
import type { Preset } from "../preset";
import type { Run } from "../protocol";
import type { Change, Kind } from "./kind";
import { asked, drawRuns, drawTraces, shownRuns } from "./runs";
import { lengthOf, outcomeOf } from "./told";

export interface Line { runs: Run[]; curve: Float64Array }

interface LinePreset extends Preset {
  /** The lowest and highest value shown; those of the curve unless given. */
  height?: [number, number];
}

const NODES = 201; // of the curve

export const line: Kind<Line> = {
  async answer(setting, preset, ask) {
    const { surface, steps } = setting;
    const [from = 0, to = 1] = preset.view;
    const [ran, curve] = await Promise.all([
      ask({ ask: "run", surface, runs: asked(setting), steps }),
      ask({ ask: "curve", surface, from, to, points: NODES }),
    ]);
    return { runs: ran.runs, curve: curve.values };
  },

  draw(canvas, scene, change) {
    const { state, answer } = scene;
    const preset: LinePreset = scene.preset;
    const { main, side } = layout(canvas, preset.traces !== "none", 0.55);
    const [from = 0, to = 1] = preset.view;
    const [low, high] = preset.height ?? heightOf(answer.curve);
    const panel: Panel = {
      box: main, x: linear([from, to], [main.left, main.left + main.width]), y: linear([low, high], [main.top + main.height, main.top]),
    };
    const { x, y } = panel;
    axes(canvas.ground, "curve", panel, { x: "x", y: "f(x)" });
    const curve = Array.from(answer.curve, (value, i) => [x.at(from + ((to - from) * i) / (NODES - 1)), y.at(value)] as const);
    canvas.ground.put("curve", "path", { class: "live-curve", d: lineThrough(curve, main) });
    preset.minima.forEach(([at = NaN], index) => {
      const cx = x.at(at);
      const cy = curveAt(curve, cx);
      if (inside(cx, cy, main)) canvas.ground.put(`minimum-${index}`, "path", { class: "live-minimum", d: `M${cx - 7.5} ${cy}h15M${cx} ${cy - 7.5}v15` });
    });
    const seen = shownRuns(scene);
    const pixels = seen.map(({ answer: run }) => Array.from({ length: lengthOf(run) }, (_, k) => [x.at(run.points[k] ?? NaN), y.at(run.losses[k] ?? NaN)] as const));
    drawRuns(canvas, main, seen, pixels, state.step);
    for (const { run, answer: of } of seen) if (preset.arrows === true || preset.arrows === run.name) drawTerms(canvas, panel, run, of, state.step);
    if (side) drawTraces(canvas, side, scene, seen);
    if (!preset.fixed) dragStart(canvas, panel, curve, state.start[0] ?? 0, change);
  },

  outcome: ({ setting, answer }) => outcomeOf(setting.runs, answer.runs, setting.steps),
};

/** From a little below the curve to its highest point in view. */
function heightOf(curve: Float64Array): [number, number] {
  const finite = curve.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return [low - 0.06 * (high - low || 1), high];
}

/** The height of a drawn curve at a pixel from the left. */
function curveAt(curve: readonly (readonly [number, number])[], at: number): number {
  const next = curve.findIndex(([x]) => x >= at);
  const [[x0, y0], [x1, y1]] = [curve[Math.max(0, next - 1)] ?? [NaN, NaN], curve[next] ?? [NaN, NaN]];
  return x1 === x0 ? y1 : y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}

function dragStart(canvas: Canvas, { box, x }: Panel, curve: readonly (readonly [number, number])[], start: number, change: Change): void {
  const at = x.at(start);
  handle(canvas.handles, "start", {
    x: at, y: Math.max(box.top, Math.min(curveAt(curve, at), box.top + box.height)), label: "Start of the runs", text: `x ${number(start)}`, look: "fig-ink", level: true,
    onMove: (px) => {
      const within = Math.min(Math.max(px, box.left), box.left + box.width);
      const next = rounded(x.of(within), (x.domain[1] - x.domain[0]) / box.width);
      change({ start: [next] }, `Start ${number(next)}`);
    },
  });
}
