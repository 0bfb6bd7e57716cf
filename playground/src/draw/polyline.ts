/** Paths of points in pixels, cut where they leave the panel, since a run that diverges reaches 10³⁰⁰ and SVG does not. */

export interface Box { left: number; top: number; width: number; height: number }

export type Pixels = readonly (readonly [number, number])[];

/** The line through points, each piece cut at the box with `spare` pixels around. */
export function lineThrough(points: Pixels, box: Box, spare = 0): string {
  let d = "";
  let pen: string | null = null;
  let before: readonly [number, number] | null = null;
  for (const point of points) {
    const piece = before && cut(before, point, box, spare);
    before = point;
    if (!piece) {
      pen = null;
      continue;
    }
    const [from, to] = piece.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`) as [string, string];
    d += pen === from ? `L${to}` : `M${from}L${to}`;
    pen = to;
  }
  return d;
}

/** Nearer than this to another, a dot would only blot. */
const APART = 4;
/** More squares than a drawing has from top to bottom, and a square with its neighbours. */
const ROW = 4096;
const AROUND = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => i * ROW + j));

/** A dot at each point inside that is clear of those before: pieces of no length, which a round cap makes round. */
export function dotsAt(points: Pixels, box: Box): string {
  const drawn = new Map<number, (readonly [number, number])[]>(); // by squares of this size
  const square = (x: number, y: number): number => Math.floor(x / APART) * ROW + Math.floor(y / APART);
  const near = (x: number, y: number): boolean => AROUND.some((by) =>
    drawn.get(square(x, y) + by)?.some(([a, b]) => Math.hypot(a - x, b - y) < APART));
  let d = "";
  for (const point of points) {
    const [x, y] = point;
    if (!inside(x, y, box) || near(x, y)) continue;
    const here = square(x, y);
    drawn.set(here, [...(drawn.get(here) ?? []), point]);
    d += `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
  }
  return d;
}

export function inside(x: number, y: number, { left, top, width, height }: Box, spare = 0.5): boolean {
  return x >= left - spare && x <= left + width + spare && y >= top - spare && y <= top + height + spare;
}

/** Between two points that are farther than this a piece cannot be placed to a pixel. */
const FAR = 1e9;

/** The part of a piece inside the box (Liang and Barsky), or null. */
function cut(
  [x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number], box: Box, spare: number,
): [[number, number], [number, number]] | null {
  const dx = x1 - x0;
  const dy = y1 - y0;
  if (!Number.isFinite(dx + dy) || Math.min(Math.hypot(x0, y0), Math.hypot(x1, y1)) > FAR) return null;
  let enter = 0;
  let leave = 1;
  const sides: [number, number][] = [
    [-dx, x0 - (box.left - spare)],
    [dx, box.left + box.width + spare - x0],
    [-dy, y0 - (box.top - spare)],
    [dy, box.top + box.height + spare - y0],
  ];
  for (const [rate, room] of sides) {
    if (rate === 0) {
      if (room < 0) return null;
    } else if (rate < 0) enter = Math.max(enter, room / rate);
    else leave = Math.min(leave, room / rate);
  }
  if (enter > leave) return null;
  // the last digits of a far end are pixels here, so what is on the edge is put on it
  const at = (part: number): [number, number] => [
    Math.min(Math.max(x0 + part * dx, box.left - spare), box.left + box.width + spare),
    Math.min(Math.max(y0 + part * dy, box.top - spare), box.top + box.height + spare),
  ];
  return [at(enter), at(leave)];
}
