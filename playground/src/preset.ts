/** A preset as the page hands it over: checked at build time (tools/site/live.py), so trusted here. */

import type { Hyper, Noise, Surface } from "./protocol";

export interface PresetRun {
  /** What sliders call it. */
  name: string;
  /** The rule that is run; a curve of a schedule alone has none. */
  rule: string;
  /** In a sequence: the schedule whose values are shown, in the place of a rule. */
  schedule?: string;
  /** The reader's text in the place of optlib's. */
  source?: string;
  /** Every hyper-parameter of the rule. */
  hyper: Hyper;
  label: string;
  /** The CSS variable of its colour without the dashes in front: rule-adam, series-1; its dash is `--rule-adam-dash`. */
  look: string;
  start?: number[];
  /** Of how many samples its gradients are means, where the run has a batch of its own. */
  batch?: number;
  /** In a sequence: gradients of its own. */
  story?: number[];
  /** In a sequence: drawn as what is given, in ink, and not as what is made of it. */
  drawn?: "dots" | "broad";
}

export interface SliderOf {
  label: string;
  /** Targets such as "gd.lr", "surface.b", "steps", "noise.sd", "start.0". */
  sets: string[];
  from: number;
  to: number;
  scale: "linear" | "log";
  /** Distance of two neighbouring values; without it the slider has `places`, which are 200 unless given. */
  step?: number;
  /** How many places there are from end to end, equally far apart on the slider's scale. */
  places?: number;
  value: number;
}

export type Traces = "loss" | "error" | "distance" | "none";

/** What every kind has once it is read; keys of one kind alone stand in that kind's file. */
export interface Preset {
  name: string;
  kind: string;
  title: string;
  /** 0 where nothing is run. */
  steps: number;
  /** What steps count: updates or, where runs with batches are compared at one price, gradients of single samples. */
  counts: "step" | "sample";
  runs: PresetRun[];
  surface: Surface;
  minima: number[][];
  /** What the reader drags, as coordinates. */
  start: number[];
  /** Whether it cannot be dragged. */
  fixed?: boolean;
  /** The edges of the map, left, right, low, high; of a function of one variable left and right. */
  view: number[];
  sliders: SliderOf[];
  traces: Traces;
  says: boolean;
  noise?: Noise;
  /** Whether each run has, at the step shown, an arrow for its gradient, its states and its step; or the one run that has. */
  arrows?: boolean | string;
  /** Whether the steps are walked once, unasked, when the figure is first seen. */
  play?: boolean;
}

/** A preset from the page's text: a point of one coordinate may be written as a number, and what a kind lacks is empty. */
export function read(text: string): Preset {
  const given = JSON.parse(text) as Partial<Preset> & { start?: number | number[]; minima?: (number | number[])[] };
  return {
    name: "", kind: "", title: "", steps: 0, counts: "step", runs: [], surface: { name: "" }, view: [], sliders: [], traces: "none", says: true,
    ...given,
    start: [given.start ?? []].flat(),
    minima: (given.minima ?? []).map((place) => [place].flat()),
  };
}
