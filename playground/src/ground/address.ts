/** The whole state as the part of the address behind #, readable, and back; nonsense is refused in one sentence. */

import type { Traces } from "../preset";
import { MINE, ruleOf, type Catalogue, type Story } from "./catalogue";
import { allows } from "./range";
import { groundOf, QUIET, type Chosen, type Ground, type Setting } from "./setting";

const VERSION = "1";
const TRACES: readonly Traces[] = ["loss", "error", "distance", "none"];
/** What an address may ask for, so that one from a stranger cannot keep the page busy. */
const MOST = { steps: 2000, runs: 12, text: 20_000, cycle: 60 };

/** Why an address says nothing that can be shown. */
export class AddressError extends Error {}

export function write(ground: Ground, catalogue: Catalogue): string {
  const parts = [`v=${VERSION}`, `story=${code(ground.story)}`];
  const story = catalogue.stories.find(({ name }) => name === ground.story);
  if (!story || JSON.stringify(ground) !== JSON.stringify(groundOf(story, catalogue))) {
    ground.sides.forEach((side, index) => { parts.push(...sideParts(side, index === 0 ? "" : "b-")); });
    parts.push(`traces=${ground.traces}`, `open=${code(ground.open)}`);
    if (ground.arrows) parts.push("arrows=1");
    if (ground.step !== null) parts.push(`step=${ground.step}`);
    for (const name of ground.hidden) parts.push(`hide=${code(name)}`);
  }
  return "#" + parts.join("&");
}

function sideParts({ surface, start, view, steps, noise, runs, sources }: Setting, prefix: string): string[] {
  const { name, ...parameters } = surface;
  const parts = [`surface=${pairs(name, parameters)}`, `start=${start.join(",")}`, `steps=${steps}`];
  if (view) parts.push(`view=${view.join(",")}`);
  if (noise.sd > 0) parts.push(`noise=${noise.sd},seed:${noise.seed}`);
  if (noise.cycle) parts.push(`cycle=${noise.cycle.join(",")}`);
  for (const { rule, hyper } of runs) parts.push(`run=${pairs(rule, hyper)}`);
  for (const [file, text] of Object.entries(sources)) parts.push(`source=${code(file)},${code(text)}`);
  return parts.map((part) => prefix + part);
}

function code(text: string): string {
  return encodeURIComponent(text).replaceAll("%2F", "/");
}

function pairs(name: string, values: Record<string, number | string>): string {
  return [code(name), ...Object.entries(values).map(([key, value]) => `${code(key)}:${value}`)].join(",");
}

/** What an address asks for. `hash` begins with #. */
export function read(hash: string, catalogue: Catalogue): Ground {
  const found = new Map<string, string[]>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key = "", ...value] = part.split("=");
    found.set(key, [...(found.get(key) ?? []), value.join("=")]);
  }
  const one = (key: string): string | undefined => found.get(key)?.[0];
  if (one("v") !== VERSION) throw new AddressError(`The address is of version ${decoded(one("v") ?? "none")}, and this page reads version ${VERSION}`);
  const name = decoded(one("story") ?? "");
  const story = catalogue.stories.find((known) => known.name === name);
  if (!story) throw new AddressError(`The address asks for the story “${shortened(name)}”, which is not here`);
  const ground = groundOf(story, catalogue);
  if (found.size === 2) return ground;
  ground.sides = [sideOf(found, "", story, catalogue), ...(found.has("b-surface") ? [sideOf(found, "b-", story, catalogue)] : [])];
  ground.traces = TRACES.find((known) => known === one("traces")) ?? refuse("the traces", one("traces"));
  ground.arrows = one("arrows") === "1";
  const most = Math.max(...ground.sides.map(({ steps }) => steps));
  ground.step = one("step") === undefined ? null : whole("step", one("step"), 0, most);
  const names = ground.sides.flatMap(({ runs }) => runs.map(({ rule }) => rule));
  ground.hidden = (found.get("hide") ?? []).map((hidden) => names.find((known) => known === decoded(hidden)) ?? refuse("hiding", decoded(hidden)));
  ground.open = names.find((known) => known === decoded(one("open") ?? "")) ?? names[0] ?? "";
  return ground;
}

function sideOf(found: Map<string, string[]>, prefix: string, story: Story, catalogue: Catalogue): Setting {
  const all = (key: string): string[] => found.get(prefix + key) ?? [];
  const [asked = ""] = all("surface");
  const [name, given] = parted("the surface", asked);
  const surface = catalogue.surfaces.find((known) => known.name === name) ?? refuse("the surface", name);
  for (const key of Object.keys(given)) if (!(key in surface.parameters)) refuse(`${name}'s parameter`, key);
  const start = numbers("start", all("start")[0]);
  if (start.length !== surface.start.length) refuse("the start", start.join(", "));
  const view = all("view").length > 0 ? numbers("view", all("view")[0]) : null;
  if (view && (view.length !== 2 * start.length || !view.every((edge, i) => i % 2 === 0 || edge > (view[i - 1] ?? NaN)))) refuse("the view", view.join(", "));
  const sources: Record<string, string> = {};
  for (const source of all("source")) {
    const [file = "", ...text] = source.split(",");
    const known = [MINE, ...catalogue.rules].find((rule) => rule.file === decoded(file)) ?? refuse("the file", decoded(file));
    const whole = decoded(text.join(","));
    if (whole.length > MOST.text) refuse("a source of so many characters:", String(whole.length));
    sources[known.file] = whole;
  }
  const runs = all("run").map((run) => runOf(run, sources, catalogue));
  if (runs.length === 0 || runs.length > MOST.runs) refuse("so many runs:", String(runs.length));
  if (new Set(runs.map(({ rule }) => rule)).size < runs.length) refuse("one rule twice:", runs.map(({ rule }) => rule).join(", "));
  const noise = { ...QUIET };
  const [noisy, cycle] = [all("noise")[0], all("cycle")[0]];
  if (noisy !== undefined) {
    const [sd, { seed = 1 }] = parted("the noise", noisy);
    noise.sd = within("noise", Number(sd), 0, 1e6);
    noise.seed = whole("seed", String(seed), 1, 1e6);
  }
  if (cycle !== undefined) Object.assign(noise, { cycle: numbers("cycle", cycle).slice(0, MOST.cycle) });
  return { surface: { name: surface.name, ...surface.parameters, ...given }, start, view, steps: whole("steps", all("steps")[0] ?? String(story.steps), 1, MOST.steps), noise, runs, sources };
}

function runOf(text: string, sources: Record<string, string>, catalogue: Catalogue): Chosen {
  const [name, hyper] = parted("the rule", text);
  const rule = ruleOf(catalogue, name) ?? refuse("the rule", name);
  // an edited text may have hyper-parameters of its own, which are known once it has run
  const edited = rule.file in sources;
  for (const [key, value] of Object.entries(hyper)) {
    if (!edited && !(key in rule.hyper)) refuse(`${name}'s hyper-parameter`, key);
    const allowed = catalogue.ranges[key];
    if (allowed && !allows(allowed, value)) refuse(`${name} with ${key}`, String(value));
  }
  return { rule: rule.name, hyper };
}

/** A name and the numbers that follow it: `adam,lr:0.1,beta1:0.5`. */
function parted(what: string, text: string): [string, Record<string, number>] {
  const [name = "", ...rest] = text.split(",");
  const values = rest.map((pair) => {
    const [key = "", value = ""] = pair.split(":");
    if (!/^[a-z]\w*$/i.test(key)) refuse(`${what} with`, pair);
    return [key, finite(key, value)] as const;
  });
  return [decoded(name), Object.fromEntries(values)];
}

function numbers(what: string, text: string | undefined): number[] {
  return (text ?? "").split(",").map((part) => finite(what, part));
}

function finite(what: string, text: string): number {
  const value = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(value) && Math.abs(value) < 1e12 ? value : refuse(what, decoded(text));
}

function within(what: string, value: number, low: number, high: number): number {
  return value >= low && value <= high ? value : refuse(what, String(value));
}

function whole(what: string, text: string | undefined, low: number, high: number): number {
  const value = within(what, finite(what, text ?? ""), low, high);
  return Number.isInteger(value) ? value : refuse(what, String(value));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shortened(text: string): string {
  return text.length > 40 ? text.slice(0, 39) + "…" : text;
}

function refuse(what: string, got: string | undefined): never {
  throw new AddressError(`The address asks for ${what} “${shortened(got ?? "")}”, which is not possible here`);
}
