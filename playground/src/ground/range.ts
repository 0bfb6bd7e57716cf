/** Which values a slider of a hyper-parameter goes through, from its name, its default and what optlib allows. */

import type { SliderOf } from "../preset";
import type { Allowed } from "./catalogue";

export type Range = Omit<SliderOf, "sets">;

export function rangeOf(name: string, value: number, allowed: Allowed | undefined): Range {
  const [low = null, high = null, closed = false] = allowed ?? [];
  const range = guess(name, value);
  if (low !== null) range.from = Math.max(range.from, low);
  if (high !== null) {
    // a share: up to the last value that is allowed
    Object.assign(range, { scale: "linear", from: low ?? 0, to: closed ? high : high - 0.001, step: 0.001 });
  }
  return range;
}

function guess(label: string, value: number): Range {
  if (label === "lr") return { label, value, scale: "log", from: Math.min(1e-4, value > 0 ? value : 1), to: Math.max(10, value) };
  if (value > 0 && value < 1e-5) return { label, value, scale: "log", from: 1e-12, to: 1 };
  if (value > 0) return { label, value, scale: "log", from: value / 100, to: value * 100 };
  return value < 0 ? { label, value, scale: "linear", from: 2 * value, to: -2 * value } : { label, value, scale: "linear", from: 0, to: 1 };
}

/** Whether optlib would take the value. */
export function allows([low, high, closed]: Allowed, value: number): boolean {
  return (low === null || value >= low) && (high === null || value < high || (closed && value === high));
}

/** The parameters of surfaces. */
export const PARAMETERS: Readonly<Record<string, Range>> = {
  kappa: { label: "condition number κ", value: 50, scale: "log", from: 1, to: 1000 },
  turn: { label: "turned by, degrees", value: 0, scale: "linear", from: -90, to: 90, step: 1 },
  a: { label: "curvature a", value: 1, scale: "linear", from: -5, to: 50 },
  b: { label: "curvature b", value: 10, scale: "linear", from: -5, to: 50 },
  curvature: { label: "curvature", value: 1, scale: "log", from: 0.1, to: 100 },
  minimum: { label: "minimum at", value: 0, scale: "linear", from: -2, to: 2 },
};
