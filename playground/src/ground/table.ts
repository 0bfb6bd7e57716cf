/** The paths' numbers as a table: one line a step of each run, every digit. */

import { row } from "../kinds/told";
import type { Run } from "../protocol";

export interface Told { side: string; run: string; answer: Run }

const AXES = ["x", "y"];

export function table(runs: readonly Told[]): string {
  const size = ({ answer }: Told): number => answer.points.length / answer.losses.length;
  const dimensions = Math.max(1, ...runs.map(size));
  const axes = AXES.slice(0, dimensions);
  const states = [...new Set(runs.flatMap(({ answer }) => Object.keys(answer.states)))];
  const spread = (name: string): string[] => axes.map((axis) => `${name}_${axis}`);
  const lines = [["side", "run", "step", ...axes, "loss", ...spread("gradient"), ...spread("step"), ...states.flatMap(spread)]];
  for (const told of runs) {
    const { side, run, answer } = told;
    const count = answer.losses.length;
    const cells = (values: Float64Array | undefined, steps: number, k: number): string[] => {
      const own = values && k >= 0 && k < steps ? Array.from(row(values, steps, k), String) : [];
      return axes.map((_, i) => own[i] ?? "");
    };
    for (let k = 0; k < count; k++) {
      lines.push([
        side, run, String(k), ...cells(answer.points, count, k), String(answer.losses[k]), ...cells(answer.gradients, count, k),
        // the step that led here
        ...cells(answer.steps, count - 1, k - 1), ...states.flatMap((name) => cells(answer.states[name], count, k)),
      ]);
    }
  }
  return lines.map((line) => line.map(quoted).join(",") + "\n").join("");
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
