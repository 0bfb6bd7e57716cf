/** What came out on each side: its setting as it was run, its runs with all numbers, and a sentence. */

import type { Scene } from "../kinds/kind";
import type { Run } from "../protocol";
import type { Setting as Asked } from "../state";
import type { Answered } from "./side";

export interface Outcomes { setting: Asked; view: number[]; runs: { name: string; label: string; answer: Run }[]; told: string; step: number }

export function outcomes(sides: readonly { scene: Scene<unknown>; answered: Answered }[]): Outcomes[] {
  return sides.map(({ scene, answered }) => ({
    setting: scene.setting, view: scene.preset.view, step: scene.state.step,
    runs: scene.setting.runs.flatMap(({ name, label }, index) => {
      const answer = answered.answer.runs[index];
      return answer ? [{ name, label, answer }] : [];
    }),
    told: answered.kind.outcome(scene),
  }));
}
