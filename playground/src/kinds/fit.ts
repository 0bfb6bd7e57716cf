/** Data and a line to drag on the left; on the right the cost of every line, with this one as a point to drag. */

import type { Canvas } from "../draw/canvas";
import { handle } from "../draw/handle";
import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import { lineThrough } from "../draw/polyline";
import { linear } from "../draw/scale";
import { number, rounded, tuple } from "../format";
import type { Preset } from "../preset";
import type { Run } from "../protocol";
import type { Change, Kind } from "./kind";
import { drawMap, NODES } from "./map";
import { drawRuns, shownRuns } from "./runs";
import { lengthOf, row } from "./told";

interface FitPreset extends Preset {
  points: [number, number][];
  /** The edges of the data's panel: left, right, low, high. */
  field: number[];
  marks?: { label: string; at: [number, number]; look: string }[];
}

export interface Fit { runs: Run[]; minima: number[][]; cost: number; marks: number[]; grid: Float64Array }

/** Where on the data's panel the line's two handles stand, as parts of its width. */
const GRIPS = [0.2, 0.8];

export const fit: Kind<Fit> = {
  async answer(setting, given, ask) {
    const preset = given as FitPreset;
    const { surface, steps, start } = setting;
    // a run of no steps tells the cost of its start
    const still = (at: number[]): { rule: string; hyper: Record<string, number>; start: number[] } => ({ rule: "gd", hyper: {}, start: at });
    const [about, ran, costs, grid] = await Promise.all([
      ask({ ask: "about", surface }),
      ask({ ask: "run", surface, runs: setting.runs.map(({ rule, hyper }) => ({ rule, hyper, start })), steps }),
      ask({ ask: "run", surface, runs: [still(start), ...(preset.marks ?? []).map(({ at }) => still(at))], steps: 0 }),
      ask({ ask: "grid", surface, view: preset.view, columns: NODES, rows: NODES }),
    ]);
    const [cost = NaN, ...marks] = costs.runs.map(({ losses }) => losses[0] ?? NaN);
    return { runs: ran.runs, minima: about.minima, cost, marks, grid: grid.values };
  },

  draw(canvas, scene, change) {
    const preset = scene.preset as FitPreset;
    const { state, answer } = scene;
    const { main, side } = layout(canvas, true, 0.5);
    const panel = (box: Panel["box"], [left = 0, right = 1, low = 0, high = 1]: readonly number[]): Panel => ({
      box, x: linear([left, right], [box.left, box.left + box.width]), y: linear([low, high], [box.top + box.height, box.top]),
    });
    const data = panel(main, preset.field);
    const map = panel(side ?? main, preset.view);

    axes(canvas.ground, "data", data, { x: "x", y: "y" });
    for (const { label, at, look } of preset.marks ?? []) {
      drawLine(canvas, data, `line-${label}`, at, look, "live-thin");
      const end = data.x.domain[1];
      const name = { class: "live-left", style: `color:var(--${look})`, x: main.left + main.width + 4, y: data.y.at(at[0] + at[1] * end) + 4 };
      canvas.runs.put(`line-${label}-name`, "text", name, label);
    }
    const [a = 0, b = 0] = state.start;
    const residuals = preset.points.map(([x, y]) => `M${data.x.at(x).toFixed(1)} ${data.y.at(y).toFixed(1)}V${data.y.at(a + b * x).toFixed(1)}`);
    canvas.runs.put("residuals", "path", { class: "live-residual", d: residuals.join("") });
    drawLine(canvas, data, "line", [a, b], "fig-ink", "live-line");
    canvas.runs.put("points", "path", { class: "live-points", d: preset.points.map(([x, y]) => `M${data.x.at(x).toFixed(1)} ${data.y.at(y).toFixed(1)}h0`).join("") });

    drawMap(canvas, map, answer.grid, answer.minima, { x: "intercept θ₀", y: "slope θ₁" });
    (preset.marks ?? []).forEach(({ label, at, look }, index) => {
      const [x, y] = [map.x.at(at[0]), map.y.at(at[1])];
      const style = `color:var(--${look})`;
      canvas.runs.put(`mark-${index}`, "circle", { class: "live-full", style, cx: x, cy: y, r: 4 });
      const room = x < map.box.left + map.box.width - 60;
      canvas.runs.put(`mark-${index}-label`, "text", { class: "live-left", style, x: room ? x + 7 : x - 7, y: y - 6, "text-anchor": room ? "start" : "end" }, `${label}: ${number(answer.marks[index] ?? NaN)}`);
    });
    const seen = shownRuns(scene);
    const pixels = seen.map(({ answer: run }) => Array.from({ length: lengthOf(run) }, (_, k) => {
      const [x = NaN, y = NaN] = row(run.points, run.losses.length, k);
      return [map.x.at(x), map.y.at(y)] as const;
    }));
    drawRuns(canvas, map.box, seen, pixels, state.step);
    canvas.runs.put("cost", "text", { class: "live-name", x: map.box.left + map.box.width, y: map.box.top - 9, "text-anchor": "end" }, `cost ${number(answer.cost)}`);
    dragLine(canvas, data, [a, b], preset, change);
    dragPoint(canvas, map, [a, b], preset, change);
  },

  outcome: ({ answer }) => `the cost is ${number(answer.cost)}`,
};

function drawLine(canvas: Canvas, { box, x, y }: Panel, key: string, [a = 0, b = 0]: readonly number[], look: string, name: string): void {
  const ends = x.domain.map((at) => [x.at(at), y.at(a + b * at)] as const);
  canvas.runs.put(key, "path", { class: name, style: `color:var(--${look});--dash:none`, d: lineThrough(ends, box) });
}

/** The nearest point of the map, told with the digits that a pixel of it has. */
function moved(preset: FitPreset, map: { width: number; height: number }, a: number, b: number, change: Change): void {
  const [left = 0, right = 1, low = 0, high = 1] = preset.view;
  const next = [
    rounded(Math.min(Math.max(a, left), right), (right - left) / map.width),
    rounded(Math.min(Math.max(b, low), high), (high - low) / map.height),
  ];
  change({ start: next }, `Intercept and slope ${tuple(next)}`);
}

function dragPoint(canvas: Canvas, { box, x, y }: Panel, [a = 0, b = 0]: readonly number[], preset: FitPreset, change: Change): void {
  handle(canvas.handles, "point", {
    x: x.at(a), y: y.at(b), label: "The line as a point of the map", text: `intercept ${number(a)}, slope ${number(b)}`, look: "fig-ink",
    onMove: (px, py) => { moved(preset, box, x.of(px), y.of(py), change); },
  });
}

/** Each handle lifts the line at its place and leaves it where the other handle is. */
function dragLine(canvas: Canvas, { box, x, y }: Panel, [a = 0, b = 0]: readonly number[], preset: FitPreset, change: Change): void {
  const [first = 0, last = 1] = GRIPS.map((part) => x.domain[0] + part * (x.domain[1] - x.domain[0]));
  for (const [key, here, there] of [["left", first, last], ["right", last, first]] as const) {
    handle(canvas.handles, `grip-${key}`, {
      x: x.at(here), y: Math.min(Math.max(y.at(a + b * here), box.top), box.top + box.height), label: `The line at x = ${number(here)}`,
      text: `y ${number(a + b * here)}`, look: "fig-ink", upright: true,
      onMove: (_, py) => {
        const slope = (y.of(py) - (a + b * there)) / (here - there);
        moved(preset, { width: 1000, height: 1000 }, y.of(py) - slope * here, slope, change);
      },
    });
  }
}
