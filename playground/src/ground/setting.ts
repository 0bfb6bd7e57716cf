/** Everything that a reader can set on the page, and the settings that a story begins with. */

import type { Preset, PresetRun, Traces } from "../preset";
import type { Noise, Surface } from "../protocol";
import { EMPTY, MINE, type Catalogue, type Story } from "./catalogue";

export interface Chosen {
  rule: string;
  /** What is not as the rule's text has it. */
  hyper: Record<string, number>;
}

/** One side of the page. */
export interface Setting {
  surface: Surface;
  start: number[];
  /** The edges of the map; null: those of the surface. */
  view: number[] | null;
  steps: number;
  noise: Noise;
  runs: Chosen[];
  /** What the reader made of rules' files, by path. */
  sources: Record<string, string>;
}

export interface Ground {
  story: string;
  /** One, or two side by side. */
  sides: Setting[];
  /** Up to which step the runs are drawn; null: to the end. */
  step: number | null;
  traces: Traces;
  arrows: boolean;
  hidden: string[];
  /** The rule whose source is open. */
  open: string;
}

export const QUIET: Noise = { sd: 0, seed: 1 };

type Begin = Pick<Preset, "surface" | "start" | "steps" | "runs"> & { view?: number[]; noise?: Noise };

function sideOf(of: Begin, own: boolean, catalogue: Catalogue): Setting {
  const chosen = ({ rule, hyper }: PresetRun): Chosen => {
    const defaults = catalogue.rules.find(({ name }) => name === rule)?.hyper ?? {};
    return { rule, hyper: Object.fromEntries(Object.entries(hyper).filter(([name, value]) => value !== defaults[name])) as Record<string, number> };
  };
  return {
    surface: { ...of.surface }, start: [...of.start], view: of.view && of.view.length > 0 ? [...of.view] : null, steps: of.steps, noise: of.noise ?? QUIET,
    runs: [...(own ? [{ rule: MINE.name, hyper: {} }] : []), ...of.runs.map(chosen)],
    sources: own ? { [MINE.file]: EMPTY } : {},
  };
}

export function groundOf(story: Story, catalogue: Catalogue): Ground {
  const own = story.own === true;
  const first = sideOf(story, own, catalogue);
  const sides = story.beside ? [first, sideOf({ ...story, ...story.beside }, own, catalogue)] : [first];
  return {
    story: story.name, sides, step: story.shown ?? null, traces: story.traces, arrows: story.arrows === true, hidden: [], open: first.runs[0]?.rule ?? "",
  };
}

/** What the second of two settings has otherwise than the first, in words. */
export function differences(one: Setting, other: Setting): string[] {
  const told: string[] = [];
  for (const [name, value] of Object.entries(one.surface)) if (other.surface[name] !== value) told.push(name === "name" ? String(value) : `${name} ${value}`);
  if (one.steps !== other.steps) told.push(`${one.steps} steps`);
  if (one.noise.sd !== other.noise.sd) told.push(`noise ${one.noise.sd}`);
  if (one.noise.seed !== other.noise.seed) told.push(`seed ${one.noise.seed}`);
  if (String(one.noise.cycle) !== String(other.noise.cycle)) told.push(`cycle ${one.noise.cycle?.join(", ") ?? "none"}`);
  for (const { rule, hyper } of one.runs) {
    const twin = other.runs.find((run) => run.rule === rule);
    if (!twin) {
      told.push(rule);
      continue;
    }
    for (const name of new Set([...Object.keys(hyper), ...Object.keys(twin.hyper)])) {
      if (hyper[name] !== twin.hyper[name]) told.push(`${rule} ${name} ${hyper[name] ?? "as written"}`);
    }
  }
  for (const file of new Set([...Object.keys(one.sources), ...Object.keys(other.sources)])) {
    if (one.sources[file] !== other.sources[file]) told.push(one.sources[file] === undefined ? `${file} as it is` : `${file} changed`);
  }
  return told;
}
