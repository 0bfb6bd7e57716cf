/** What the page offers, as the build wrote it from optlib and the presets (tools/site/ground.py). */

import type { Preset } from "../preset";
import type { Surface } from "../protocol";

export interface RuleOf {
  name: string;
  label: string;
  look: string;
  /** The path of its source, among the sources that the engine runs. */
  file: string;
  hyper: Record<string, number>;
  /** A variant stands beside the rule that it varies. */
  variant: boolean;
}

export interface SurfaceOf {
  name: string;
  label: string;
  /** Of one number or two: so many variables it has. */
  start: number[];
  parameters: Record<string, number>;
}

/** What a story's second side has otherwise. */
export type Beside = Partial<Pick<Preset, "surface" | "start" | "steps" | "runs" | "noise">>;

/** A preset of kind story. */
export interface Story extends Preset {
  /** What to try. */
  question: string;
  /** What one will find. */
  truth: string;
  beside?: Beside;
  /** Whether the reader's own rule runs with the others. */
  own?: boolean;
  /** The step shown first; the last unless given. */
  shown?: number;
}

/** Lowest and highest value, and whether the highest is allowed itself. */
export type Allowed = [number | null, number | null, boolean];

export interface Catalogue {
  rules: RuleOf[];
  surfaces: SurfaceOf[];
  stories: Story[];
  ranges: Record<string, Allowed>;
}

export type Numbers = Surface & Record<string, number | string>;

/** The reader's own rule among the others. */
export const MINE: RuleOf = { name: "mine", label: "your rule", look: "fig-ink", file: "mine.py", hyper: { lr: 0.01 }, variant: false };

/** What it begins with: gradient descent, and a word on how to go on. */
export const EMPTY = `from optlib import rule
from optlib.ops import sqrt


@rule
def mine(g, m=0.0, *, t, lr=0.01):
    # g: the gradient; m: a state; t = 1, 2, 3, ...
    step = lr * g
    return step, m
`;

export function ruleOf(catalogue: Catalogue, name: string): RuleOf | undefined {
  return name === MINE.name ? MINE : catalogue.rules.find((rule) => rule.name === name);
}
