/** Runs at their price: what a run has after each gradient of a single sample, where an update takes a whole batch of them. */

import type { Run } from "../protocol";

/** One row after each of so many samples: that of the last update that they have paid for. `size` numbers are a row. */
export function priced(rows: Float64Array, batch: number, samples: number, size = 1): Float64Array {
  const out = new Float64Array(size * Math.min(samples + 1, (batch * rows.length) / size)); // shorter where the run ends early
  for (let at = 0; at < out.length; at += size) {
    const row = Math.floor(at / size / batch);
    out.set(rows.subarray(row * size, (row + 1) * size), at);
  }
  return out;
}

export function pricedRun(run: Run, batch: number, samples: number): Run {
  if (batch === 1) return run;
  const size = run.points.length / run.losses.length;
  const all = (rows: Float64Array, width = size): Float64Array => priced(rows, batch, samples, width);
  const points = all(run.points);
  const steps = new Float64Array(points.length - size); // none before the first update
  if (steps.length >= batch * size) steps.set(all(run.steps).subarray(0, steps.length - (batch - 1) * size), (batch - 1) * size);
  return {
    points, steps,
    losses: all(run.losses, 1),
    gradients: all(run.gradients),
    states: Object.fromEntries(Object.entries(run.states).map(([name, rows]) => [name, all(rows, rows.length / run.losses.length)])),
    diverged_at: run.diverged_at === null ? null : run.diverged_at * batch,
  };
}
