/** Curves over steps, on an axis of powers of ten: how fast each run comes near. */

import { number } from "../format";
import type { Canvas } from "./canvas";
import { axes, type Panel } from "./panel";
import { lineThrough, type Box } from "./polyline";
import { drawRun } from "./run";
import { linear, log } from "./scale";

export interface Trace {
  key: string;
  run: string;
  label: string;
  look: string;
  /** A dash of its own, where one run has several curves. */
  dash?: string;
  /** One value a step, from step 0. */
  values: ArrayLike<number>;
  /** What to say of a point, where no main panel has the run's points. */
  told?: (k: number) => string[];
  /** Whether it stands behind the others: not looked at, and thin. */
  faint?: boolean;
}

/** Nothing below the digits that a number has, nor far above where the runs begin. */
const LOWEST = 1e-18;
const HIGHEST = 1e4;

export function traces(canvas: Canvas, box: Box, of: string, curves: readonly Trace[], steps: number, step: number): Panel {
  const y = log(decades(curves), [box.top + box.height, box.top]);
  const x = linear([0, Math.max(1, steps)], [box.left, box.left + box.width]);
  const panel = { box, x, y };
  axes(canvas.ground, "traces", panel, { x: "step", title: of });
  for (const curve of curves) {
    const points = Array.from(curve.values, (value, k) => [x.at(k), y.at(value)] as const);
    if (curve.faint) {
      const style = `color:var(--${curve.look})`;
      canvas.runs.put(`trace-${curve.key}`, "path", { class: "live-faint", style, d: lineThrough(points.slice(0, step + 1), box) });
      continue;
    }
    drawRun(canvas, `trace-${curve.key}`, points, step, box, curve, false);
    canvas.tracks.push({
      run: curve.run, label: curve.label, look: curve.look, points, focusable: curve.told !== undefined,
      told: curve.told ?? ((k) => [`${of} ${number(curve.values[k] ?? NaN)}`]),
    });
  }
  return panel;
}

/** The decades that hold all values, two or more. */
function decades(curves: readonly Trace[]): [number, number] {
  let low = Infinity;
  let high = 0;
  let begin = 0;
  for (const { values } of curves) {
    begin = Math.max(begin, values[0] ?? 0);
    for (const value of Array.from(values)) {
      if (!Number.isFinite(value) || value <= 0) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low <= high)) return [0.1, 10];
  high = Math.min(high, Math.max(begin, low) * HIGHEST);
  low = Math.max(Math.min(low, high), high * LOWEST);
  const bottom = 10 ** Math.floor(Math.log10(low));
  return [bottom, Math.max(bottom * 100, 10 ** Math.ceil(Math.log10(high)))];
}
