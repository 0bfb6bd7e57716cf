/** Level lines of a grid of values by marching squares, as one SVG path a level. */

import type { Scale } from "./scale";

/** Levels by equal ratios above the lowest value in view, so that valleys show, as `plots.contours` has them. */
export function levelsOf(values: ArrayLike<number>, count = 12): number[] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low < high)) return [];
  return Array.from({ length: count }, (_, index) => low + (high - low) * 10 ** (-3 + (3 * index) / count));
}

/** The lines of one level over a view. `values` has its rows from the lower edge up. */
export function contour(values: ArrayLike<number>, columns: number, level: number, x: Scale, y: Scale): string {
  const rows = values.length / columns;
  const [left, right] = x.domain;
  const [bottom, top] = y.domain;
  const value = (i: number, j: number): number => values[j * columns + i] ?? NaN;
  const point = (i: number, j: number): string =>
    `${x.at(left + ((right - left) * i) / (columns - 1)).toFixed(1)} ${y.at(bottom + ((top - bottom) * j) / (rows - 1)).toFixed(1)}`;
  const between = (one: number, other: number): number => (level - one) / (other - one);

  // Where the level crosses the edges of the grid, each edge by a number of its own, and which edges a cell joins.
  const joined = new Map<number, number[]>();
  const places = new Map<number, string>();
  const flat = (i: number, j: number): number => 2 * (j * columns + i); // from (i, j) to the right
  const upright = (i: number, j: number): number => 2 * (j * columns + i) + 1; // from (i, j) upwards
  const join = (one: number, other: number): void => {
    for (const [from, to] of [[one, other], [other, one]] as const) {
      const ends = joined.get(from);
      if (ends) ends.push(to);
      else joined.set(from, [to]);
    }
  };
  for (let j = 0; j < rows - 1; j++) {
    for (let i = 0; i < columns - 1; i++) {
      const a = value(i, j);
      const b = value(i + 1, j);
      const c = value(i + 1, j + 1);
      const d = value(i, j + 1);
      if (!Number.isFinite(a + b + c + d)) continue;
      const cut: number[] = [];
      if (a < level !== b < level) {
        places.set(flat(i, j), point(i + between(a, b), j));
        cut.push(flat(i, j));
      }
      if (b < level !== c < level) {
        places.set(upright(i + 1, j), point(i + 1, j + between(b, c)));
        cut.push(upright(i + 1, j));
      }
      if (d < level !== c < level) {
        places.set(flat(i, j + 1), point(i + between(d, c), j + 1));
        cut.push(flat(i, j + 1));
      }
      if (a < level !== d < level) {
        places.set(upright(i, j), point(i, j + between(a, d)));
        cut.push(upright(i, j));
      }
      const [one, two, three, four] = cut as [number, number, number, number];
      if (cut.length === 2) join(one, two);
      if (cut.length === 4) {
        // a saddle: its mean decides which two corners hang together
        if ((a + b + c + d) / 4 < level === a < level) {
          join(one, two);
          join(three, four);
        } else {
          join(one, four);
          join(two, three);
        }
      }
    }
  }
  return chains(joined).map((chain) => "M" + chain.map((edge) => places.get(edge)).join("L")).join("");
}

/** Lines through a graph in which each node has one neighbour or two: open lines first, then rings. */
function chains(joined: Map<number, number[]>): number[][] {
  const lines: number[][] = [];
  const seen = new Set<number>();
  const walk = (start: number): void => {
    const line = [start];
    seen.add(start);
    for (let at = start; ;) {
      const next = joined.get(at)?.find((edge) => !seen.has(edge));
      if (next === undefined) break;
      line.push(next);
      seen.add(next);
      at = next;
    }
    if (line.length > 2 && joined.get(line.at(-1) ?? start)?.includes(start) === true) line.push(start);
    lines.push(line);
  };
  for (const [edge, ends] of joined) if (ends.length === 1 && !seen.has(edge)) walk(edge);
  for (const edge of joined.keys()) if (!seen.has(edge)) walk(edge);
  return lines;
}
