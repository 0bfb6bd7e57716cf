/** The map of a surface: axes, contour lines, minima. */

import type { Canvas } from "../draw/canvas";
import { contour, levelsOf } from "../draw/contours";
import { axes, type Panel } from "../draw/panel";
import { inside } from "../draw/polyline";

/** Of the grid of a surface's values, along each axis. */
export const NODES = 101;

const drawn = new WeakMap<Float64Array, { of: string; lines: string[] }>();

/** Axes, contour lines and minima of a surface. */
export function drawMap(canvas: Canvas, panel: Panel, grid: Float64Array, minima: readonly number[][], names = { x: "x", y: "y" }): void {
  const { box, x, y } = panel;
  const of = JSON.stringify([box, x.domain, y.domain]);
  let known = drawn.get(grid);
  if (known?.of !== of) drawn.set(grid, (known = { of, lines: levelsOf(grid).map((level) => contour(grid, NODES, level, x, y)) }));
  known.lines.forEach((d, index) => canvas.ground.put(`level-${index}`, "path", { class: "live-contour", d }));
  axes(canvas.ground, "map", panel, names);
  minima.forEach(([a = NaN, b = NaN], index) => {
    const [cx, cy] = [x.at(a), y.at(b)];
    if (inside(cx, cy, box)) canvas.ground.put(`minimum-${index}`, "path", { class: "live-minimum", d: `M${cx - 7.5} ${cy}h15M${cx} ${cy - 7.5}v15` });
  });
}
