/** What a reader can change in a figure, and what follows from it for the worker: the setting to compute. */

import type { Preset, PresetRun } from "./preset";
import type { Noise, Surface } from "./protocol";

export interface State {
  /** One value for each slider of the preset. */
  readonly values: readonly number[];
  /** Where the runs begin. */
  readonly start: readonly number[];
  /** Up to which step the runs are drawn. */
  readonly step: number;
  /** The runs that the reader has put aside. */
  readonly hidden: ReadonlySet<string>;
}

/** A preset with the reader's values in their places. */
export interface Setting {
  surface: Surface;
  runs: PresetRun[];
  steps: number;
  start: number[];
  noise: Noise | null;
}

export function firstState(preset: Preset): State {
  const values = preset.sliders.map((slider) => slider.value);
  const state: State = { values, start: preset.start, step: 0, hidden: new Set() };
  return { ...state, step: settingOf(preset, state).steps };
}

export function settingOf(preset: Preset, state: State): Setting {
  const setting: Setting = {
    surface: { ...preset.surface },
    runs: structuredClone(preset.runs),
    steps: preset.steps,
    start: [...state.start],
    noise: preset.noise ? { ...preset.noise } : null,
  };
  preset.sliders.forEach((slider, index) => {
    for (const target of slider.sets) place(setting, target, state.values[index] ?? slider.value);
  });
  return setting;
}

/** Whether two settings ask for the same runs; the shown step and what is hidden do not count. */
export function sameSetting(preset: Preset, one: State, other: State): boolean {
  return JSON.stringify(settingOf(preset, one)) === JSON.stringify(settingOf(preset, other));
}

function place(setting: Setting, target: string, value: number): void {
  const [owner = "", ...path] = target.split(".");
  if (owner === "steps") setting.steps = value;
  if (owner === "start") put(setting.start, path, value);
  if (owner === "surface") put(setting.surface, path, value);
  if (owner === "noise") put((setting.noise ??= { sd: 0, seed: 1 }), path, value);
  for (const run of setting.runs) if (run.name === owner) put(run.hyper, path, value);
}

/** Set a value inside an object; where a schedule stands, its own value is meant. */
function put(within: object, path: string[], value: number): void {
  const [key = "", ...rest] = path;
  const holder = within as Record<string, unknown>;
  const there = holder[key];
  if (rest.length > 0 && typeof there === "object" && there !== null) put(there, rest, value);
  else if (typeof there === "object" && there !== null) put(there, ["value"], value);
  else holder[key] = value;
}
