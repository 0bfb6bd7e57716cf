/** Runs of optimizers on a surface: a map with their paths from a start that can be dragged, and traces beside it. */

import type { Canvas } from "../draw/canvas";
import { contour, levelsOf } from "../draw/contours";
import { handle } from "../draw/handle";
import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import { inside } from "../draw/polyline";
import { linear } from "../draw/scale";
import { rounded, tuple } from "../format";
import type { Run } from "../protocol";
import type { Change, Kind } from "./kind";
import { drawRuns, drawTraces, shownRuns } from "./runs";
import { lengthOf, outcomeOf, row } from "./told";

export interface Paths { runs: Run[]; grid: Float64Array; columns: number }

const NODES = 101; // of the grid along each axis

export const paths: Kind<Paths> = {
  async answer(setting, preset, ask) {
    const { surface, steps, start, noise } = setting;
    const runs = setting.runs.map(({ rule, hyper, start: own }) => ({ rule, hyper, start: own ?? start, noise }));
    const [ran, grid] = await Promise.all([
      ask({ ask: "run", surface, runs, steps }),
      ask({ ask: "grid", surface, view: preset.view, columns: NODES, rows: NODES }),
    ]);
    return { runs: ran.runs, grid: grid.values, columns: NODES };
  },

  draw(canvas, scene, change) {
    const { preset, state, answer } = scene;
    const { main, side } = layout(canvas, preset.traces !== "none");
    const [left = 0, right = 1, low = 0, high = 1] = preset.view;
    const panel: Panel = {
      box: main, x: linear([left, right], [main.left, main.left + main.width]), y: linear([low, high], [main.top + main.height, main.top]),
    };
    drawMap(canvas, panel, answer.grid, answer.columns, preset.minima);
    const seen = shownRuns(scene);
    const pixels = seen.map(({ answer: run }) => Array.from({ length: lengthOf(run) }, (_, k) => {
      const [a = NaN, b = NaN] = row(run.points, run.losses.length, k);
      return [panel.x.at(a), panel.y.at(b)] as const;
    }));
    drawRuns(canvas, main, seen, pixels, state.step);
    if (side) drawTraces(canvas, side, scene, seen);
    if (!preset.fixed) dragStart(canvas, panel, state.start, change);
  },

  outcome: ({ setting, answer }) => outcomeOf(setting.runs, answer.runs, setting.steps),
};

const drawn = new WeakMap<Float64Array, { of: string; lines: string[] }>();

/** Axes, contour lines and minima of a surface. */
export function drawMap(canvas: Canvas, panel: Panel, grid: Float64Array, columns: number, minima: readonly number[][], names = { x: "x", y: "y" }): void {
  const { box, x, y } = panel;
  const of = JSON.stringify([box, x.domain, y.domain]);
  let known = drawn.get(grid);
  if (known?.of !== of) drawn.set(grid, (known = { of, lines: levelsOf(grid).map((level) => contour(grid, columns, level, x, y)) }));
  known.lines.forEach((d, index) => canvas.ground.put(`level-${index}`, "path", { class: "live-contour", d }));
  axes(canvas.ground, "map", panel, names);
  minima.forEach(([a = NaN, b = NaN], index) => {
    const [cx, cy] = [x.at(a), y.at(b)];
    if (inside(cx, cy, box)) canvas.ground.put(`minimum-${index}`, "path", { class: "live-minimum", d: `M${cx - 7.5} ${cy}h15M${cx} ${cy - 7.5}v15` });
  });
}

function dragStart(canvas: Canvas, { box, x, y }: Panel, start: readonly number[], change: Change): void {
  const [a = 0, b = 0] = start;
  handle(canvas.handles, "start", {
    x: x.at(a), y: y.at(b), label: "Start of the runs", text: `x ${tuple([a])}, y ${tuple([b])}`, look: "fig-ink",
    onMove: (px, py) => {
      const within = (value: number, low: number, size: number): number => Math.min(Math.max(value, low), low + size);
      const next = [
        rounded(x.of(within(px, box.left, box.width)), (x.domain[1] - x.domain[0]) / box.width),
        rounded(y.of(within(py, box.top, box.height)), (y.domain[1] - y.domain[0]) / box.height),
      ];
      change({ start: next }, `Start ${tuple(next)}`);
    },
  });
}
