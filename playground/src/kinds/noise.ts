/** Runs on noisy gradients, each from several seeds: the first seed's path on a map, and every seed's trace with their median. */

import { layout } from "../draw/layout";
import type { Panel } from "../draw/panel";
import { linear } from "../draw/scale";
import { traces } from "../draw/traces";
import { counted, number } from "../format";
import type { Preset, PresetRun } from "../preset";
import type { Run } from "../protocol";
import type { Kind } from "./kind";
import { drawMap, NODES } from "./map";
import { dragStart } from "./paths";
import { drawRuns, NAMES, tracesOf } from "./runs";
import { lengthOf, row } from "./told";

interface NoisePreset extends Preset {
  /** How many seeds each run has. */
  seeds: number;
}

/** The runs of one preset's run lie one after another, a seed each. */
export interface Noisy { runs: Run[]; grid: Float64Array }

export const noise: Kind<Noisy> = {
  async answer(setting, given, ask) {
    const { seeds } = given as NoisePreset;
    const { surface, steps, start } = setting;
    const { seed = 1, sd = 0, ...more } = setting.noise ?? {};
    const runs = setting.runs.flatMap(({ rule, hyper }) =>
      Array.from({ length: seeds }, (_, index) => ({ rule, hyper, start, noise: { ...more, sd, seed: seed + index } })));
    const [ran, grid] = await Promise.all([
      ask({ ask: "run", surface, runs, steps }),
      ask({ ask: "grid", surface, view: given.view, columns: NODES, rows: NODES }),
    ]);
    return { runs: ran.runs, grid: grid.values };
  },

  draw(canvas, scene, change) {
    const { state, setting, answer } = scene;
    const preset = scene.preset as NoisePreset;
    const { main, side } = layout(canvas, true, 0.5);
    const [left = 0, right = 1, low = 0, high = 1] = preset.view;
    const panel: Panel = {
      box: main, x: linear([left, right], [main.left, main.left + main.width]), y: linear([low, high], [main.top + main.height, main.top]),
    };
    drawMap(canvas, panel, answer.grid, preset.minima);
    const seen = setting.runs.flatMap((run, index) => {
      const of = answer.runs.slice(index * preset.seeds, (index + 1) * preset.seeds);
      const [first] = of;
      return first && !state.hidden.has(run.name) ? [{ run, answer: first, of }] : [];
    });
    const pixels = seen.map(({ answer: run }) => Array.from({ length: lengthOf(run) }, (_, k) => {
      const [a = NaN, b = NaN] = row(run.points, run.losses.length, k);
      return [panel.x.at(a), panel.y.at(b)] as const;
    }));
    drawRuns(canvas, main, seen, pixels, state.step);
    if (side) {
      const curves = seen.flatMap(({ run, of }) => {
        const each = of.flatMap((ran, index) => tracesOf(preset, run, ran).map((trace) => ({ ...trace, key: `${trace.key}-${index}`, faint: true })));
        return [...each, { key: run.name, run: run.name, label: run.label, look: run.look, values: medians(each.map(({ values }) => values)) }];
      });
      traces(canvas, side, NAMES[preset.traces], curves, setting.steps, state.step);
    }
    if (!preset.fixed) dragStart(canvas, panel, state.start, change);
  },

  outcome({ preset, setting, answer }) {
    const { seeds } = preset as NoisePreset;
    const ends = setting.runs.map((run: PresetRun, index) => {
      const losses = answer.runs.slice(index * seeds, (index + 1) * seeds).map(({ losses: all }) => all.at(-1) ?? NaN);
      return `${run.label}: loss ${number(median(losses))} after ${counted(setting.steps, "step")}, the median of ${seeds} seeds`;
    });
    return ends.join("; ");
  },
};

function medians(curves: readonly ArrayLike<number>[]): number[] {
  const length = Math.min(...curves.map((curve) => curve.length));
  return Array.from({ length }, (_, k) => median(curves.map((curve) => curve[k] ?? NaN)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
