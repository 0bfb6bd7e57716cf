/** Runs of optimizers on a surface: a map with their paths from a start that can be dragged, and traces beside it. */

import { drawTerms } from "../draw/arrows";
import type { Canvas } from "../draw/canvas";
import { handle } from "../draw/handle";
import { layout } from "../draw/layout";
import type { Panel } from "../draw/panel";
import { linear } from "../draw/scale";
import { rounded, tuple } from "../format";
import type { Run } from "../protocol";
import type { Change, Kind } from "./kind";
import { drawMap, NODES } from "./map";
import { asked, drawRuns, drawTraces, shownRuns } from "./runs";
import { lengthOf, outcomeOf, row } from "./told";

export interface Paths { runs: Run[]; grid: Float64Array }

export const paths: Kind<Paths> = {
  async answer(setting, preset, ask) {
    const { surface, steps } = setting;
    const [ran, grid] = await Promise.all([
      ask({ ask: "run", surface, runs: asked(setting), steps }),
      ask({ ask: "grid", surface, view: preset.view, columns: NODES, rows: NODES }),
    ]);
    return { runs: ran.runs, grid: grid.values };
  },

  draw(canvas, scene, change) {
    const { preset, state, answer } = scene;
    const { main, side } = layout(canvas, preset.traces !== "none");
    const [left = 0, right = 1, low = 0, high = 1] = preset.view;
    const panel: Panel = {
      box: main, x: linear([left, right], [main.left, main.left + main.width]), y: linear([low, high], [main.top + main.height, main.top]),
    };
    drawMap(canvas, panel, answer.grid, preset.minima);
    const seen = shownRuns(scene);
    const pixels = seen.map(({ answer: run }) => Array.from({ length: lengthOf(run) }, (_, k) => {
      const [a = NaN, b = NaN] = row(run.points, run.losses.length, k);
      return [panel.x.at(a), panel.y.at(b)] as const;
    }));
    drawRuns(canvas, main, seen, pixels, state.step);
    for (const { run, answer: of } of seen) if (preset.arrows === true || preset.arrows === run.name) drawTerms(canvas, panel, run, of, state.step);
    if (side) drawTraces(canvas, side, scene, seen);
    if (!preset.fixed) dragStart(canvas, panel, state.start, change);
  },

  outcome: ({ setting, answer }) => outcomeOf(setting.runs, answer.runs, setting.steps),
};

export function dragStart(canvas: Canvas, { box, x, y }: Panel, start: readonly number[], change: Change): void {
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
