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
  /** What lies around it, shaded. */
  band?: { low: ArrayLike<number>; high: ArrayLike<number> };
  /** Whether it stands behind the others: not looked at, and thin. */
  faint?: boolean;
}

/** Nothing below the digits that a number has, nor far above where the runs begin. */
const LOWEST = 1e-18;
const HIGHEST = 1e4;

/** `height` is the axis where it is not to follow the values; `others` are values that it has to hold besides. */
export function traces(
  canvas: Canvas, box: Box, of: string, curves: readonly Trace[], steps: number, step: number,
  { height, others = [] }: { height?: readonly [number, number] | undefined; others?: readonly number[] } = {},
): Panel {
  const all = [...curves.flatMap(({ values, band }) => (band ? [values, band.low, band.high] : [values])), others];
  const y = log(height ?? decades(all), [box.top + box.height, box.top]);
  const x = linear([0, Math.max(1, steps)], [box.left, box.left + box.width]);
  const panel = { box, x, y };
  axes(canvas.ground, "traces", panel, { x: canvas.counts === "sample" ? "gradients of single samples" : "step", title: of });
  for (const curve of curves) {
    const points = Array.from(curve.values, (value, k) => [x.at(k), y.at(value)] as const);
    if (curve.faint) {
      const style = `color:var(--${curve.look})`;
      canvas.runs.put(`trace-${curve.key}`, "path", { class: "live-faint", style, d: lineThrough(points.slice(0, step + 1), box) });
      continue;
    }
    if (curve.band) drawBand(canvas, curve, panel, step);
    drawRun(canvas, `trace-${curve.key}`, points, step, box, curve, false);
    canvas.tracks.push({
      run: curve.run, label: curve.label, look: curve.look, points, focusable: curve.told !== undefined,
      told: curve.told ?? ((k) => [`${of} ${number(curve.values[k] ?? NaN)}`]),
    });
  }
  return panel;
}

function drawBand(canvas: Canvas, { key, look, band }: Trace, { box, x, y }: Panel, step: number): void {
  const bottom = box.top + box.height;
  const edge = (values: ArrayLike<number>): string[] => Array.from(values).slice(0, step + 1).map((value, k) =>
    `${x.at(k).toFixed(1)} ${Math.min(Math.max(value > 0 ? y.at(value) : bottom, box.top), bottom).toFixed(1)}`);
  const around = band ? [...edge(band.high), ...edge(band.low).reverse()] : [];
  if (around.length > 2) canvas.runs.put(`band-${key}`, "path", { class: "live-band", style: `color:var(--${look})`, d: `M${around.join("L")}z` });
}

/** The decades that hold all values, two or more. */
function decades(curves: readonly ArrayLike<number>[]): [number, number] {
  let low = Infinity;
  let high = 0;
  let begin = 0;
  for (const values of curves) {
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
