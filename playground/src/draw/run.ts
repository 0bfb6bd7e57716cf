/** One run: its line up to the shown step, faint beyond, a dot a step, an open circle at the start and a full one at the end. */

import type { Canvas } from "./canvas";
import { dotsAt, inside, lineThrough, type Box, type Pixels } from "./polyline";

/** Steps so many that dots have to be small, and so many that they would only thicken the line. */
const MANY = 60;
const CROWD = 150;

export interface Look {
  look: string;
  dash?: string | undefined;
  /** Whether the run goes to and fro so much that it is to be a thin line, with no dots. */
  tangled?: boolean;
}

export function drawRun(canvas: Canvas, key: string, points: Pixels, step: number, box: Box, { look, dash, tangled = false }: Look, marks = true): void {
  const pen = canvas.runs;
  const style = `color:var(--${look});--dash:${dash ?? `var(--${look}-dash, none)`}`;
  const shown = points.slice(0, step + 1);
  pen.put(`${key}-rest`, "path", { class: "live-rest", style, d: lineThrough(points.slice(step), box) });
  pen.put(`${key}-line`, "path", { class: tangled ? "live-line live-thin" : "live-line", style, d: lineThrough(shown, box) });
  if (!marks) return;
  if (points.length <= CROWD && !tangled) pen.put(`${key}-dots`, "path", { class: points.length > MANY ? "live-dots live-small" : "live-dots", style, d: dotsAt(shown, box) });
  const first = points[0];
  if (first && inside(...first, box)) pen.put(`${key}-start`, "circle", { class: "live-open", style, cx: first[0].toFixed(1), cy: first[1].toFixed(1), r: 4.5 });
  const last = shown[shown.length - 1];
  if (last && inside(...last, box)) pen.put(`${key}-end`, "circle", { class: "live-full", style, cx: last[0].toFixed(1), cy: last[1].toFixed(1), r: 4 });
}

/** After how many steps a run is out of view for good, or null if its end is seen. */
export function leavesAt(points: Pixels, box: Box): number | null {
  const last = points.findLastIndex(([x, y]) => inside(x, y, box));
  return last === points.length - 1 ? null : last + 1;
}
