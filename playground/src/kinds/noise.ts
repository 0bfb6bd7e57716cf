/** Runs on noisy gradients, each from several seeds: the first seed's path on a map; beside it its trace, and the middle of all seeds with the floor. */

import type { Canvas } from "../draw/canvas";
import { layout } from "../draw/layout";
import type { Panel } from "../draw/panel";
import { inside } from "../draw/polyline";
import { linear } from "../draw/scale";
import { traces, type Trace } from "../draw/traces";
import { counted, number } from "../format";
import type { Preset, PresetRun } from "../preset";
import type { Answers, Noise } from "../protocol";
import type { Setting } from "../state";
import type { Kind, Scene } from "./kind";
import { drawMap, NODES } from "./map";
import { dragStart } from "./paths";
import { priced, pricedRun } from "./priced";
import { drawRuns, NAMES, tracesOf } from "./runs";
import { lengthOf, row } from "./told";

interface NoisePreset extends Preset {
  /** How many seeds each run has. */
  seeds: number;
  traces: "loss" | "distance";
  /** Whether the floor is drawn; the rule must be linear and the surface quadratic. */
  floor?: boolean;
  /** The lowest and the highest value on the axis of the traces, where it is to stay. */
  height?: [number, number];
}

export type Noisy = Answers["seeds"] & { grid: Float64Array };

export const noise: Kind<Noisy> = {
  async answer(setting, given, ask) {
    const { seeds, traces: of, floor = false } = given as NoisePreset;
    const { surface, steps, start } = setting;
    const prices = setting.runs.map((run) => (given.counts === "sample" ? noiseOf(setting, run).batch ?? 1 : 1));
    const runs = setting.runs.map((run, index) => {
      const { rule, hyper } = run;
      return { rule, hyper, start, noise: noiseOf(setting, run), steps: Math.floor(steps / (prices[index] ?? 1)) };
    });
    const [ran, grid] = await Promise.all([
      ask({ ask: "seeds", surface, runs, steps, seeds, of, floor }),
      ask({ ask: "grid", surface, view: given.view, columns: NODES, rows: NODES }),
    ]);
    return {
      floors: ran.floors,
      runs: ran.runs.map((run, index) => pricedRun(run, prices[Math.floor(index / seeds)] ?? 1, steps)),
      spread: ran.spread.map(({ low, median, high }, index) => {
        const price = prices[index] ?? 1;
        return { low: priced(low, price, steps), median: priced(median, price, steps), high: priced(high, price, steps) };
      }),
      grid: grid.values,
    };
  },

  draw(canvas, scene, change) {
    const { preset, state, answer } = scene;
    const { main, side } = layout(canvas, true, 0.5);
    const [left = 0, right = 1, low = 0, high = 1] = preset.view;
    const panel: Panel = {
      box: main, x: linear([left, right], [main.left, main.left + main.width]), y: linear([low, high], [main.top + main.height, main.top]),
    };
    drawMap(canvas, panel, answer.grid, preset.minima);
    const seen = shown(scene);
    const pixels = seen.map(({ answer: run }) => Array.from({ length: lengthOf(run) }, (_, k) => {
      const [a = NaN, b = NaN] = row(run.points, run.losses.length, k);
      return [panel.x.at(a), panel.y.at(b)] as const;
    }));
    drawRuns(canvas, main, seen, pixels, state.step, true);
    if (side) drawSpread(canvas, side, scene);
    if (!preset.fixed) dragStart(canvas, panel, state.start, change);
  },

  outcome(scene) {
    const { seeds, traces: of } = scene.preset as NoisePreset;
    const ends = scene.setting.runs.map(({ label }: PresetRun, index) => {
      const [median, floor] = [scene.answer.spread[index]?.median.at(-1) ?? NaN, scene.answer.floors[index]];
      const end = `${number(median)} for ${label}`;
      if (floor === undefined) return end;
      return end + (Number.isFinite(floor) ? ` (floor ${number(floor)})` : " (there is no floor)");
    });
    const after = counted(scene.setting.steps, scene.preset.counts);
    return `${of} after ${after}, the median of ${seeds} seeds: ${ends.join("; ")}`;
  },
};

/** The noise of a run, which may have a batch of its own. */
function noiseOf({ noise: shared }: Setting, { batch }: PresetRun): Noise {
  return { sd: 0, seed: 1, ...shared, ...(batch === undefined ? {} : { batch }) };
}

/** The runs that the reader has not put aside, each with its first seed and the place of its answers. */
function shown({ preset, state, setting, answer }: Scene<Noisy>) {
  const { seeds } = preset as NoisePreset;
  return setting.runs.flatMap((run, index) => {
    const first = answer.runs[index * seeds];
    return first && !state.hidden.has(run.name) ? [{ run, answer: first, index }] : [];
  });
}

function drawSpread(canvas: Canvas, side: Panel["box"], scene: Scene<Noisy>): void {
  const { preset, state, setting, answer } = scene;
  const { seeds, traces: of, height } = preset as NoisePreset;
  const seen = shown(scene);
  const floors = seen.map(({ run, index }) => ({ run, value: answer.floors[index] ?? NaN })).filter(({ value }) => value > 0 && Number.isFinite(value));
  const curves = seen.flatMap(({ run, answer: first, index }): Trace[] => {
    const { low, median, high } = answer.spread[index] ?? { low: [], median: [], high: [] };
    const own = tracesOf(preset, run, first).map((trace) => ({ ...trace, key: `${trace.key}-first`, faint: true }));
    return [...own, { key: run.name, run: run.name, label: run.label, look: run.look, values: median, band: { low, high } }];
  });
  const { y } = traces(canvas, side, NAMES[of], curves, setting.steps, state.step, { height, others: floors.map(({ value }) => value) });
  const [right, top] = [side.left + side.width, side.top];
  const key = (line: number, style: string, text: string): void => {
    canvas.runs.put(`key-${line}`, "text", { class: "live-number", style, x: right, y: top + 11 + 15 * line, "text-anchor": "end" }, text);
  };
  key(0, "", `median of ${seeds} seeds, middle half shaded`);
  floors.forEach(({ run, value }, index) => {
    const at = y.at(value);
    if (inside(right, at, side)) canvas.runs.put(`floor-${run.name}`, "path", { class: "live-floor", style: `color:var(--${run.look})`, d: `M${side.left} ${at.toFixed(1)}H${right}` });
    key(index + 1, `fill:var(--${run.look})`, `floor ${number(value)}, dashed`);
  });
}
