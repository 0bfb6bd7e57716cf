/**
 * The map of all runs of a linear rule on a parabola, over learning rate times curvature and a second hyper-parameter,
 * with a surface's curvatures as a bar that can be dragged, and beside it the error along each curvature.
 */

import type { Canvas } from "../draw/canvas";
import { contour } from "../draw/contours";
import { handle } from "../draw/handle";
import { layout } from "../draw/layout";
import { axes, type Panel } from "../draw/panel";
import { inside, type Box } from "../draw/polyline";
import { linear } from "../draw/scale";
import { traces } from "../draw/traces";
import { number, rounded } from "../format";
import type { Preset, PresetRun } from "../preset";
import type { Hyper, Run } from "../protocol";
import type { Change, Kind, Scene } from "./kind";
import { shownRuns } from "./runs";
import { lengthOf, toldAt } from "./told";

interface Mapped { rule: string; hyper: Hyper; label: string; look: string }

interface RegimesPreset extends Preset, Mapped {
  /** Another rule, whose map stands beside this one's, with the same bar. */
  against?: Mapped;
  /** The hyper-parameter on the vertical axis. */
  beta: string;
  curvatures: number[];
  /** Where the bar stands first: learning rate and second hyper-parameter. */
  eta: number;
  share: number;
  map: { eta_lambda: [number, number]; beta: [number, number]; scale: "linear" | "sqrt" };
  points?: { label: string; eta_lambda: number; beta: number }[];
}

interface Field { radius: Float64Array; kind: Float64Array; spread: Float64Array }
/** One map and bar a rule; the runs of all of them, one a curvature. */
export interface Regimes { maps: { map: Field; bar: Field }[]; runs: Run[] }

const rulesOf = (preset: RegimesPreset): Mapped[] => [preset, ...(preset.against ? [preset.against] : [])];

const [COLUMNS, ROWS] = [81, 51]; // of the map
const KINDS = ["creeps", "flips", "swings", "explodes"];
const EXPLODES = 3;
const LEVELS = [0.2, 0.4, 0.6, 0.8];
/** A run explodes beyond; where ηλ is 0 or β is 1 the factor is 1 but for rounding, and runs stand still or swing for ever. */
const BOUND = 1 + 1e-9;

/** At β = 1 a run is refused. */
const MOST = 0.999;

export const regimes: Kind<Regimes> = {
  prepare(given) {
    const preset = given as RegimesPreset;
    const runs = rulesOf(preset).flatMap(({ rule, hyper, label }, which) => preset.curvatures.map((curvature, index): PresetRun => ({
      name: `curvature_${index}${which > 0 ? "_against" : ""}`, rule, hyper, label: preset.against ? `${label}, ${endOf(preset, curvature)}` : `curvature ${number(curvature)}`,
      look: `series-${index + 1 + which * preset.curvatures.length}`,
    })));
    return { ...preset, runs, start: [preset.eta, preset.share], minima: [[0]] };
  },

  async answer(setting, given, ask) {
    const preset = given as RegimesPreset;
    const { beta, curvatures, map: { eta_lambda, beta: shares, scale } } = preset;
    const [eta = 0, share = 0] = setting.start;
    const [across, up] = [places(eta_lambda, scale, COLUMNS), places(shares, scale, ROWS)];
    const answers = await Promise.all(rulesOf(preset).map(async ({ rule, hyper }) => {
      const asked = { ask: "regimes", rule, parameter: beta, hyper: without(hyper, beta) } as const;
      const own: Hyper = { ...hyper, lr: eta, [beta]: share };
      const [map, bar, ...ran] = await Promise.all([
        ask({ ...asked, eta_lambda: across, beta: up }),
        ask({ ...asked, eta_lambda: curvatures.map((curvature) => eta * curvature), beta: [share] }),
        ...curvatures.map((curvature) =>
          ask({ ask: "run", surface: { name: "parabola", curvature }, runs: [{ rule, hyper: own, start: [1] }], steps: setting.steps })),
      ]);
      return { map, bar, runs: ran.flatMap(({ runs }) => runs) };
    }));
    return { maps: answers, runs: answers.flatMap(({ runs }) => runs) };
  },

  draw(canvas, scene, change) {
    const preset = scene.preset as RegimesPreset;
    const { state, setting, answer } = scene;
    const rules = rulesOf(preset);
    const { main, side } = layout(canvas, preset.traces !== "none", rules.length > 1 ? 0.68 : undefined);
    const to = (value: number): number => shown(value, preset.map.scale);
    const [left, right] = preset.map.eta_lambda;
    const [low, high] = preset.map.beta;
    const root = preset.map.scale === "sqrt";
    rules.forEach(({ label, look }, which) => {
      const box = rules.length > 1 ? half(main, which, canvas.narrow) : main;
      const panel: Panel = { box, x: linear([to(left), to(right)], [box.left, box.left + box.width]), y: linear([to(low), to(high)], [box.top + box.height, box.top]) };
      const field = answer.maps[which];
      const key = which > 0 ? "against-" : "";
      if (field) drawField(canvas, key, panel, field.map, barAt(panel, preset, preset.eta, preset.share));
      axes(canvas.ground, `${key}map`, panel, { x: root ? "√(ηλ)" : "ηλ", y: root ? "√β" : "β", ...(rules.length > 1 ? { title: label } : {}) });
      for (const [index, point] of (preset.points ?? []).entries()) {
        const [x, y] = [panel.x.at(to(point.eta_lambda)), panel.y.at(to(point.beta))];
        canvas.runs.put(`${key}point-${index}`, "circle", { class: "live-full", style: "color:var(--fig-ink)", cx: x, cy: y, r: 3.5 });
        canvas.runs.put(`${key}point-${index}-label`, "text", { class: "live-number", x: x + 8, y: y + 4 }, point.label);
      }
      const runs = setting.runs.slice(which * preset.curvatures.length);
      drawBar(canvas, key, panel, preset, { look, label: rules.length > 1 ? `${label}: ` : "", ends: runs.map((run) => run.look) }, state.start, change);
    });
    if (!side) return;
    const curves = shownRuns(scene).map(({ run, answer: ran }) => ({
      key: run.name, run: run.name, label: run.label, look: run.look, values: ran.points.subarray(0, lengthOf(ran)).map(Math.abs), told: (k: number) => toldAt(ran, k),
    }));
    traces(canvas, side, preset.against ? "error" : "error along each curvature", curves, setting.steps, state.step);
  },

  outcome({ preset, setting, answer }: Scene<Regimes>): string {
    const given = preset as RegimesPreset;
    const { curvatures } = given;
    const [kinds, factors] = (["kind", "radius"] as const).map((of) => answer.maps.flatMap(({ bar }) => Array.from(bar[of])));
    const kind = (index: number): string => KINDS[kinds?.[index] ?? EXPLODES] ?? "";
    const factor = (index: number): string => `by ${number(factors?.[index] ?? NaN)}`;
    if (given.against) {
      const each = rulesOf(given).map(({ label }, which) => {
        const told = curvatures.map((_, end) => which * curvatures.length + end).map((index, end) => (end > 0 && kind(index) === kind(index - 1) ? factor(index) : `${kind(index)} ${factor(index)}`));
        return `${label} ${told.join(" and ")}`;
      });
      return `a step in the long run, ${curvatures.map((curvature) => endOf(given, curvature)).join(" and ")}: ${each.join("; ")}`;
    }
    return `the error in the long run: ${setting.runs.map(({ label }, index) => `along ${label} it ${kind(index)}, ${factor(index)} a step`).join("; ")}`;
  },
};

/** What an end of the bar is called where two rules share it. */
function endOf({ curvatures }: RegimesPreset, curvature: number): string {
  if (curvatures.length < 2) return `λ = ${number(curvature)}`;
  return curvature === Math.min(...curvatures) ? "flat" : "steep";
}

/** The left or right half of a box or, where it is narrow, the upper or lower one, with room for axes between. */
function half({ left, top, width, height }: Box, which: number, narrow: boolean): Box {
  const [w, h] = narrow ? [width, (height - 58) / 2] : [(width - 58) / 2, height];
  return { left: left + which * (narrow ? 0 : w + 58), top: top + which * (narrow ? h + 58 : 0), width: w, height: h };
}

/** What a value is on the map's axes. */
function shown(value: number, scale: "linear" | "sqrt"): number {
  return scale === "sqrt" ? Math.sqrt(value) : value;
}

function valueOf(at: number, scale: "linear" | "sqrt"): number {
  return scale === "sqrt" ? at * at : at;
}

/** Values from end to end, evenly spaced on the map. */
function places([from, to]: [number, number], scale: "linear" | "sqrt", count: number): number[] {
  const [first, last] = [shown(from, scale), shown(to, scale)];
  return Array.from({ length: count }, (_, index) => valueOf(first + ((last - first) * index) / (count - 1), scale));
}

function without(hyper: Hyper, name: string): Hyper {
  return Object.fromEntries(Object.entries(hyper).filter(([key]) => key !== name && key !== "lr"));
}

interface Label { text: string; class: string; x: number; y: number }

const drawn = new WeakMap<Float64Array, { of: string; parts: { key: string; class: string; d: string }[]; labels: Label[] }>();

/** The regions: numbered lines of equal radius, the wall of the region that swings, the bound beyond which runs explode, and names. */
function drawField(canvas: Canvas, prefix: string, panel: Panel, { radius, kind, spread }: Field, bar: Bar): void {
  const of = JSON.stringify([panel.box, panel.x.domain, panel.y.domain]);
  let known = drawn.get(radius);
  if (known?.of !== of) {
    const at = (values: Float64Array, level: number): string => contour(values, COLUMNS, level, panel.x, panel.y);
    const lines = LEVELS.map((level) => at(radius, level));
    known = {
      of,
      parts: [
        { key: "beyond", class: "live-beyond", d: beyond(radius, panel) },
        ...lines.map((d, index) => ({ key: `level-${index}`, class: "live-contour", d })),
        { key: "wall", class: "live-wall", d: at(spread, 0) },
        { key: "bound", class: "live-wall live-bound", d: at(radius, BOUND) },
      ],
      labels: LEVELS.reduce((labels, level, index) => numbered(labels, number(level), lines[index] ?? "", bar, panel.box), middles(radius, kind, panel)),
    };
    drawn.set(radius, known);
  }
  for (const { key, d, ...rest } of known.parts) canvas.ground.put(prefix + key, "path", { ...rest, d });
  for (const { text, x, y, ...rest } of known.labels) canvas.ground.put(`${prefix}name-${text}`, "text", { ...rest, x: x.toFixed(1), y: y.toFixed(1), "text-anchor": "middle" }, text);
}

/** Labels and one more, the number of a line: on the line, near its middle, and clear of the others, of the edges and of the bar as it first stands. */
function numbered(labels: readonly Label[], text: string, d: string, bar: Bar, box: Box): Label[] {
  const places = (d.match(/[\d.-]+ [\d.-]+/g) ?? []).map((pair) => pair.split(" ").map(Number) as [number, number]);
  const middle = (Math.min(...places.map(([x]) => x)) + Math.max(...places.map(([x]) => x))) / 2;
  const clear = places.filter(([x, y]) => inside(x, y, box, -12) && (Math.abs(y - bar.y) > 16 || x < bar.left - 26 || x > bar.right + 26) && labels.every((other) => Math.abs(other.x - x) > 4 * (other.text.length + text.length) || Math.abs(other.y - y - 4) > 16));
  const [x, y] = clear.sort(([one], [other]) => Math.abs(one - middle) - Math.abs(other - middle))[0] ?? [NaN, NaN];
  return Number.isFinite(x) ? [...labels, { text, class: "live-number live-level", x, y: y + 4 }] : [...labels];
}

/** What lies right of the bound, as rows of rectangles. */
function beyond(radius: Float64Array, { box }: Panel): string {
  const [w, h] = [box.width / (COLUMNS - 1), box.height / (ROWS - 1)];
  let d = "";
  for (let j = 0; j < ROWS - 1; j++) {
    const first = radius.subarray(j * COLUMNS, (j + 1) * COLUMNS).findIndex((found) => found > BOUND);
    if (first >= 0) d += `M${(box.left + first * w).toFixed(1)} ${(box.top + box.height - j * h).toFixed(1)}V${(box.top + box.height - (j + 1) * h).toFixed(1)}H${box.left + box.width}V${(box.top + box.height - j * h).toFixed(1)}z`;
  }
  return d;
}

/** The name of each region, at that of its nodes which is nearest to their middle. */
function middles(radius: Float64Array, kind: Float64Array, { box }: Panel): Label[] {
  return KINDS.flatMap((text, which) => {
    const nodes = Array.from(kind.keys()).filter((node) => kind[node] === which && (which !== EXPLODES || (radius[node] ?? 0) > BOUND)).map((node) => [node % COLUMNS, Math.floor(node / COLUMNS)] as const);
    if (nodes.length < COLUMNS) return []; // too small to hold a name
    const [mi, mj] = [0, 1].map((axis) => nodes.reduce((sum, node) => sum + (node[axis] ?? 0), 0) / nodes.length) as [number, number];
    const away = ([i, j]: readonly [number, number]): number => Math.hypot(i - mi, j - mj);
    const [i, j] = nodes.reduce((best, node) => (away(node) < away(best) ? node : best));
    const room = 4 * text.length; // to each side of its middle
    const x = Math.min(Math.max(box.left + (box.width * i) / (COLUMNS - 1), box.left + room), box.left + box.width - room);
    return [{ text, class: "live-name", x, y: box.top + box.height - (box.height * j) / (ROWS - 1) }];
  });
}

interface Bar { left: number; right: number; y: number; ends: number[] }

/** Where a learning rate and a second hyper-parameter put the curvatures. */
function barAt({ x, y }: Panel, { curvatures, map: { scale } }: RegimesPreset, eta: number, share: number): Bar {
  const ends = curvatures.map((curvature) => x.at(shown(eta * curvature, scale)));
  return { left: Math.min(...ends), right: Math.max(...ends), y: y.at(shown(share, scale)), ends };
}

/** The look of the bar and of its ends. */
interface Whose { label: string; look: string; ends: readonly string[] }

/** The surface's curvatures at one rate, as a bar: each of its ends can be dragged, and the whole. */
function drawBar(canvas: Canvas, key: string, panel: Panel, preset: RegimesPreset, whose: Whose, [eta = 0, share = 0]: readonly number[], change: Change): void {
  const { box, x, y } = panel;
  const { scale } = preset.map;
  const { ends, y: height, ...span } = barAt(panel, preset, eta, share);
  const clip = (at: number): number => Math.min(Math.max(at, box.left), box.left + box.width);
  const text = `learning rate ${number(eta)}, β ${number(share)}`;
  /** Move the place where one curvature stands to a pixel. */
  const move = (curvature: number, px: number, py: number): void => {
    const u = valueOf(x.of(Math.min(Math.max(px, box.left + 1), box.left + box.width)), scale);
    const next = valueOf(y.of(Math.min(Math.max(py, box.top), box.top + box.height)), scale);
    const [rate, to] = [Number((u / curvature).toPrecision(3)), Math.min(rounded(next, 0.001), MOST)];
    change({ start: [rate, to] }, `Learning rate ${number(rate)}, β ${number(to)}`);
  };
  const bar = [clip(span.left), clip(span.right)] as const;
  const middle = (bar[0] + bar[1]) / 2;
  if (ends.length > 1 && bar[1] > bar[0]) {
    handle(canvas.handles, `${key}bar`, {
      x: middle, y: height, bar, label: `${whose.label}The whole bar`, text, look: whose.look,
      // what is held is the curvature at that place, and it goes with the pointer
      onMove: (px, py, [takenX]) => { move(valueOf(x.of(takenX), scale) / eta, px - middle + takenX, py); },
    });
  }
  preset.curvatures.forEach((curvature, index) => {
    const at = ends[index] ?? NaN;
    if (!inside(at, height, box, 1)) return;
    handle(canvas.handles, `${key}end-${index}`, {
      x: at, y: height, label: `${whose.label}The bar's end of curvature ${number(curvature)}`, text, look: whose.ends[index] ?? "fig-ink",
      onMove: (px, py) => { move(curvature, px, py); },
    });
  });
}
