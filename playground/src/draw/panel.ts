/** A rectangle with two axes, as the book's static figures draw them: ticks below and at the left, no frame. */

import type { Pen } from "./pen";
import type { Box } from "./polyline";
import type { Scale } from "./scale";

export interface Panel { box: Box; x: Scale; y: Scale }

const TICK = 4;

/** Axes of a panel, with names for them. A tick's text never meets its neighbour's. */
export function axes(pen: Pen, key: string, { box, x, y }: Panel, names: { x?: string; y?: string; title?: string }): void {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const line = { class: "live-axis" };
  pen.put(`${key}-lines`, "path", { ...line, d: `M${box.left} ${box.top}V${bottom}H${right}` });
  const xTicks = apart(x.ticks(Math.max(2, Math.floor(box.width / 48))), x, 7);
  const yTicks = y.ticks(Math.max(3, Math.floor(box.height / 38)));
  let d = "";
  for (const [index, tick] of xTicks.entries()) {
    const at = x.at(tick.value);
    d += `M${at.toFixed(1)} ${bottom}v${TICK}`;
    pen.put(`${key}-x${index}`, "text", { class: "live-number", x: at.toFixed(1), y: bottom + 15, "text-anchor": "middle" }, tick.text);
  }
  for (const [index, tick] of yTicks.entries()) {
    const at = y.at(tick.value);
    d += `M${box.left} ${at.toFixed(1)}h${-TICK}`;
    pen.put(`${key}-y${index}`, "text", { class: "live-number", x: box.left - 7, y: (at + 3.6).toFixed(1), "text-anchor": "end" }, tick.text);
  }
  pen.put(`${key}-ticks`, "path", { ...line, d });
  if (names.x) pen.put(`${key}-x`, "text", { class: "live-name", x: box.left + box.width / 2, y: bottom + 30, "text-anchor": "middle" }, names.x);
  if (names.y) pen.put(`${key}-y`, "text", { class: "live-name", x: box.left - 7, y: box.top - 9, "text-anchor": "end" }, names.y);
  if (names.title) pen.put(`${key}-title`, "text", { class: "live-name", x: box.left, y: box.top - 9, "text-anchor": "start" }, names.title);
}

/** Ticks whose numbers stand clear of each other; a number is about `perSign` pixels a sign wide. */
function apart<T extends { value: number; text: string }>(ticks: T[], scale: Scale, perSign: number): T[] {
  const width = Math.max(0, ...ticks.map((tick) => tick.text.length)) * perSign + 6;
  let last = -Infinity;
  return ticks.filter((tick) => {
    const at = scale.at(tick.value);
    if (at - last < width) return false;
    last = at;
    return true;
  });
}
