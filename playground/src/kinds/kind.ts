/** What a kind of figure is: what it asks of the worker, and what it draws of the answers. */

import type { Canvas } from "../draw/canvas";
import type { Preset } from "../preset";
import type { Answers, Asks } from "../protocol";
import type { Setting, State } from "../state";

export type Ask = <K extends keyof Asks>(request: Asks[K] & { ask: K }) => Promise<Answers[K]>;

/** One moment of a figure: everything that its drawing follows from. */
export interface Scene<Answer> { preset: Preset; state: State; setting: Setting; answer: Answer }

/** How a drawing changes the state, as when its start is dragged. */
export type Change = (change: Partial<State>, what?: string) => void;

export interface Kind<Answer> {
  /** Whether what comes out is that of the step shown: then this stays where the reader has it, and a new one is told. */
  atStep?: boolean;
  /** Put into the preset's common keys what this kind writes in its own. */
  prepare?(preset: Preset): Preset;
  answer(setting: Setting, preset: Preset, ask: Ask): Promise<Answer>;
  draw(canvas: Canvas, scene: Scene<Answer>, change: Change): void;
  /** What came out, in one sentence without its full stop. */
  outcome(scene: Scene<Answer>): string;
}
