/** A run in words: the box at one of its points, and what came out of all. */

import { counted, number, tuple } from "../format";
import type { PresetRun } from "../preset";
import type { Run } from "../protocol";

/** The run's value at a step; how many numbers a step has follows from the lengths. */
export function row(values: Float64Array, steps: number, k: number): Float64Array {
  const size = values.length / steps;
  return values.subarray(k * size, (k + 1) * size);
}

/** How many points a run has, its start among them, before its numbers end. */
export function lengthOf(run: Run): number {
  const bad = run.losses.findIndex((loss) => !Number.isFinite(loss));
  return bad < 0 ? run.losses.length : Math.max(1, bad);
}

/** What stands at the point after k steps: gradient there, states, and the step that led to it. */
export function toldAt(run: Run, k: number): string[] {
  const count = run.losses.length;
  const lines = [`point ${tuple(row(run.points, count, k))}`, `loss ${number(run.losses[k] ?? NaN)}`, `gradient g ${tuple(row(run.gradients, count, k))}`];
  for (const [name, values] of Object.entries(run.states)) lines.push(`${name} ${tuple(row(values, count, k))}`);
  if (k > 0) lines.push(`last step ${tuple(row(run.steps, count - 1, k - 1).map((part) => -part))}`);
  return lines;
}

/** "momentum: loss 0.0031 after 50 steps; gradient descent: 55"; of many runs the best and the worst. */
export function outcomeOf(runs: readonly PresetRun[], answers: readonly Run[], steps: number): string {
  const ends = runs.map((run, index) => {
    const answer = answers[index];
    const end = answer ? lengthOf(answer) - 1 : 0;
    const gone = answer?.diverged_at ?? null;
    return { label: run.label, loss: answer?.losses[end] ?? NaN, gone };
  });
  const finished = ends.filter((end) => end.gone === null).sort((one, other) => one.loss - other.loss);
  const gone = ends.filter((end) => end.gone !== null);
  const told = finished.length > 3 ? [finished[0], finished[finished.length - 1]] : finished;
  const parts = told.flatMap((end, index) => (end ? [`${end.label}: ${index === 0 ? "loss " : ""}${number(end.loss)}${index === 0 ? ` after ${counted(steps, "step")}` : ""}`] : []));
  if (gone.length > 3) parts.push(`${gone.length} of ${ends.length} diverge`);
  else for (const end of gone) parts.push(`${end.label} diverges, beyond all numbers at step ${end.gone}`);
  return parts.join("; ");
}
