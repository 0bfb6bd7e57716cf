/** What the kinds that show runs have in common: their lines on the main panel, and their traces. */

import type { Canvas } from "../draw/canvas";
import type { Box, Pixels } from "../draw/polyline";
import { drawRun, leavesAt } from "../draw/run";
import { traces, type Trace } from "../draw/traces";
import type { Preset, PresetRun } from "../preset";
import type { Run, RunOf } from "../protocol";
import type { Setting } from "../state";
import type { Scene } from "./kind";
import { lengthOf, row, toldAt } from "./told";

export interface Shown { run: PresetRun; answer: Run }

/** What the worker is asked to run. */
export function asked({ runs, start, noise }: Setting): RunOf[] {
  return runs.map(({ rule, source, hyper, start: own }) => ({ rule, hyper, start: own ?? start, noise, ...(source === undefined ? {} : { source }) }));
}

/** The runs that the reader has not put aside, with their answers. */
export function shownRuns({ state, setting, answer }: Scene<{ runs: Run[] }>): Shown[] {
  return setting.runs.flatMap((run, index) => {
    const of = answer.runs[index];
    return of && !state.hidden.has(run.name) ? [{ run, answer: of }] : [];
  });
}

/** The runs as lines through their pixels, and at which step one leaves the view for good. */
export function drawRuns(canvas: Canvas, box: Box, shown: readonly Shown[], pixels: readonly Pixels[], step: number, tangled = false): void {
  const gone = shown.flatMap(({ run, answer }, index) => {
    const points = pixels[index] ?? [];
    drawRun(canvas, run.name, points, step, box, { look: run.look, tangled });
    canvas.tracks.push({ run: run.name, label: run.label, look: run.look, points, focusable: true, told: (k) => toldAt(answer, k) });
    const at = leavesAt(points, box);
    return at !== null && at <= step ? [{ run, at }] : [];
  });
  gone.forEach(({ run, at }, index) => {
    canvas.runs.put(`${run.name}-left`, "text", {
      class: "live-left", style: `color:var(--${run.look})`, x: box.left + box.width - 4, y: box.top + box.height - 8 - 15 * (gone.length - 1 - index), "text-anchor": "end",
    }, `${run.label} leaves the view at ${canvas.counts} ${at}`);
  });
}

/** What traces show, as their title. */
export const NAMES = { loss: "loss", distance: "distance to the minimum", error: "error in x (line) and y (dotted)", none: "" };

export function drawTraces(canvas: Canvas, box: Box, { preset, state, setting }: Scene<unknown>, shown: readonly Shown[]): void {
  const flat = preset.view.length === 2;
  const curves = shown.flatMap(({ run, answer }) => tracesOf(preset, run, answer));
  traces(canvas, box, flat && preset.traces === "error" ? "error" : NAMES[preset.traces], curves, setting.steps, state.step);
}

export function tracesOf(preset: Preset, run: PresetRun, answer: Run): Trace[] {
  const count = answer.losses.length;
  const length = lengthOf(answer);
  const trace = { key: run.name, run: run.name, label: run.label, look: run.look };
  if (preset.traces === "loss") return [{ ...trace, values: answer.losses.subarray(0, length) }];
  const errors = Array.from({ length }, (_, k) => Array.from(row(answer.points, count, k), (value, i) => value - (preset.minima[0]?.[i] ?? 0)));
  if (preset.traces === "distance") return [{ ...trace, values: errors.map((error) => Math.hypot(...error)) }];
  // one curve a coordinate: the first in the run's own dash, the others dotted
  return (errors[0] ?? []).map((_, i) => ({
    ...trace, key: `${run.name}-${i}`, label: `${run.label}, ${"xyz"[i]}`, values: errors.map((error) => Math.abs(error[i] ?? NaN)), ...(i > 0 ? { dash: "1.5 3" } : {}),
  }));
}
