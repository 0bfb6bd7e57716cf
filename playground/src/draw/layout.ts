/** Where the panels of a figure stand: the main one, and traces beside it or, where it is narrow, below. */

import type { Canvas } from "./canvas";
import type { Box } from "./polyline";

const LEFT = 46; // numbers of the vertical axis
const TOP = 22; // its name
const BOTTOM = 36; // numbers and name of the horizontal axis
const RIGHT = 12;

export function layout(canvas: Canvas, beside: boolean, share = 0.6): { main: Box; side: Box | null } {
  const { width, height, narrow } = canvas;
  const panel = (left: number, top: number, w: number, h: number): Box => ({
    left: left + LEFT, top: top + TOP, width: Math.max(20, w - LEFT - RIGHT), height: Math.max(20, h - TOP - BOTTOM),
  });
  if (!beside) return { main: panel(0, 0, width, height), side: null };
  if (narrow) {
    const upper = Math.round(height * share);
    return { main: panel(0, 0, width, upper), side: panel(0, upper, width, height - upper) };
  }
  const first = Math.round(width * share);
  return { main: panel(0, 0, first, height), side: panel(first, 0, width - first, height) };
}
