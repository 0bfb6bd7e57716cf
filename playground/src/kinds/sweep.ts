/** Curves of sensitivity: the loss after so many steps over the learning rate, one curve for each optimizer, its best rate marked. */

import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import type { Box } from "../draw/polyline";
import { drawRun } from "../draw/run";
import { log } from "../draw/scale";
import { counted, number } from "../format";
import type { Preset, PresetRun } from "../preset";
import type { Kind, Scene } from "./kind";

interface SweepPreset extends Preset {
  /** The rates of each curve: `places` + 1 of them, equally far apart on an axis of powers. */
  rates: { from: number; to: number; places: number };
  /** The lowest and the highest loss shown; the decades of the losses after the last step unless given. */
  height?: [number, number];
}

/** Of each run its losses: rows by rate, one a step from the start's on; inf from where a run is no longer finite. */
export interface Sweep { rates: number[]; losses: Float64Array[] }

/** One run's curve after the step shown; the place of its lowest loss, -1 where all diverge; and from which step on a rate has no number. */
interface Curve { run: PresetRun; values: number[]; best: number; ends: (number | null)[] }

/** Nothing below the digits that a number has. */
const LOWEST = 1e-18;
/** Height of a run's row of crosses above the plot, and of all rows at most. */
const ROW = 9;
const ROWS = 54;
const CROSS = 2.8;

export const sweep: Kind<Sweep> = {
  atStep: true,

  async answer({ surface, runs, start, steps }, given, ask) {
    const { from, to, places } = (given as SweepPreset).rates;
    const rates = Array.from({ length: places + 1 }, (_, k) => Number((from * (to / from) ** (k / places)).toPrecision(4)));
    // a request each, so that the curves that a slider leaves as they are come from memory
    const answers = await Promise.all(runs.map(({ rule, hyper }) => ask({ ask: "sweep", surface, rule, hyper, start, rates, steps })));
    return { rates, losses: answers.map(({ losses }) => losses) };
  },

  draw(canvas, scene) {
    const { rates } = scene.answer;
    const { main } = layout(canvas, false);
    const curves = curvesOf(scene);
    const row = Math.min(ROW, ROWS / curves.length);
    const size = Math.min(CROSS, row / 3, main.width / rates.length / 3); // clear of their neighbours
    // above the plot each run has a row of its own for the rates at which its loss is higher, or no number
    const above = row * curves.length + 4;
    const plot: Box = { ...main, top: main.top + above, height: main.height - above };
    const bottom = main.top + main.height;
    const panel: Panel = {
      box: main, x: log([rates[0] ?? 1, rates.at(-1) ?? 10], [main.left, main.left + main.width]), y: log(heightOf(scene), [bottom, plot.top]),
    };
    const after = counted(stepOf(scene), "step");
    axes(canvas.ground, "sweep", panel, { x: "learning rate η", title: `loss after ${after}` });
    canvas.ground.put("top", "path", { class: "live-faint", style: "color:var(--fig-ink)", d: `M${main.left} ${plot.top}H${main.left + main.width}` });
    canvas.ground.put("key", "text", { class: "live-number", x: main.left + main.width, y: main.top - 9, "text-anchor": "end" }, "× above the plot");

    curves.forEach(({ run, values, best, ends }, index) => {
      if (scene.state.hidden.has(run.name)) return;
      const style = `color:var(--${run.look})`;
      const height = main.top + row * (index + 0.5);
      const isOut = (value: number): boolean => !(value <= panel.y.domain[1]);
      const line = values.map((value, k) => [panel.x.at(rates[k] ?? NaN), heightAt(panel, value)] as const);
      drawRun(canvas, run.name, line, line.length - 1, plot, run, false);
      const points = line.map(([x, y], k) => [x, isOut(values[k] ?? NaN) ? height : y] as const);
      const crosses = points.filter((_, k) => isOut(values[k] ?? NaN)).map(([x, y]) => crossAt(x, y, size));
      canvas.runs.put(`${run.name}-out`, "path", { class: "live-out", style, d: crosses.join("") });
      const [x = NaN, y = NaN] = points[best] ?? [];
      if (!isOut(values[best] ?? Infinity)) {
        canvas.runs.put(`${run.name}-foot`, "path", { class: "live-faint", style, d: `M${x.toFixed(1)} ${y.toFixed(1)}V${bottom}` });
        canvas.runs.put(`${run.name}-best`, "circle", { class: "live-full", style, cx: x.toFixed(1), cy: y.toFixed(1), r: 4.5 });
      }
      canvas.tracks.push({
        run: run.name, label: run.label, look: run.look, points, focusable: true,
        unlikeSteps: { called: (k) => `η ${number(rates[k] ?? NaN, 4)}`, from: Math.max(0, best) },
        told: (k) => {
          const end = ends[k] ?? null;
          const loss = end === null ? `loss ${number(values[k] ?? NaN)} after ${after}` : `diverges: no number from step ${end} on`;
          return k === best ? [loss, `the lowest of ${rates.length} rates`] : [loss];
        },
      });
    });
  },

  outcome(scene) {
    const { rates } = scene.answer;
    const ends = curvesOf(scene).map(({ run, values, best }) => ({ label: run.label, loss: values[best] ?? Infinity, best })).sort((one, other) => one.loss - other.loss);
    // of many the first and the last
    const told = (ends.length > 3 ? [ends[0], ends.at(-1)] : ends).flatMap((end) => (end ? [end] : []));
    const each = told.map(({ label, loss, best }) => {
      const edge = best === 0 || best === rates.length - 1 ? ", an end of the axis" : "";
      return Number.isFinite(loss) ? `${label} ${number(loss)} at η ${number(rates[best] ?? NaN)}${edge}` : `${label} diverges at all rates`;
    });
    return `lowest loss after ${counted(stepOf(scene), "step")}: ${each.join("; ")}`;
  },
};

/** The step shown, of those that the answer has. */
function stepOf({ state, setting }: Scene<Sweep>): number {
  return Math.min(state.step, setting.steps);
}

function curvesOf(scene: Scene<Sweep>): Curve[] {
  const { setting, answer } = scene;
  return setting.runs.map((run, index) => {
    const rows = answer.rates.map((_, k) => answer.losses[index]?.subarray(k * (setting.steps + 1), (k + 1) * (setting.steps + 1)) ?? new Float64Array());
    const values = rows.map((losses) => losses[stepOf(scene)] ?? NaN);
    const ends = rows.map((losses, k) => (Number.isFinite(values[k]) ? null : losses.findIndex((loss) => !Number.isFinite(loss))));
    const least = Math.min(...values);
    return { run, values, ends, best: Number.isFinite(least) ? values.indexOf(least) : -1 };
  });
}

/** The preset's axis; or that of the last step, so that it stands while the steps are walked: up to the decade above the start's loss. */
function heightOf({ preset, setting, answer }: Scene<Sweep>): [number, number] {
  const { height } = preset as SweepPreset;
  if (height) return height;
  const begin = answer.losses[0]?.[0] ?? 1;
  const top = 10 ** (Math.floor(Math.log10(begin > 0 ? begin : 1)) + 1);
  const last = answer.losses.flatMap((losses) => Array.from(losses).filter((loss, k) => k % (setting.steps + 1) === setting.steps && loss > 0));
  const bottom = 10 ** Math.floor(Math.log10(Math.max(Math.min(top, ...last), top * LOWEST)));
  return [Math.min(bottom, top / 100), top];
}

/** Where a loss stands: 0 at the plot's lower edge, and what is no number far above it. */
function heightAt({ y }: Panel, value: number): number {
  return value <= y.domain[0] ? y.range[0] : y.at(Number.isFinite(value) ? value : Number.MAX_VALUE);
}

function crossAt(x: number, y: number, size: number): string {
  const [left, right, high, low] = [x - size, x + size, y - size, y + size].map((at) => at.toFixed(1));
  return `M${left} ${high}L${right} ${low}M${left} ${low}L${right} ${high}`;
}
