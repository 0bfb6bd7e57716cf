/** One side of the page: its setting goes to the worker, and the newest answer that came is drawn. */

import { EngineError, Endless } from "../client";
import { Canvas } from "../draw/canvas";
import { KINDS } from "../kinds";
import type { Ask, Kind, Scene } from "../kinds/kind";
import { Newest } from "../newest";
import { read, type Preset, type PresetRun } from "../preset";
import type { Run, Signature } from "../protocol";
import { Stage } from "../stage";
import { firstState, settingOf, type State } from "../state";
import { ruleOf, type Catalogue } from "./catalogue";
import { hypersOf } from "./declared";
import type { Ground, Setting } from "./setting";

/** What is wrong with the reader's text of a file. */
export interface Fault { file: string; line: number | null; sentence: string }

export interface Answered { wanted: Setting; setting: Setting; preset: Preset; kind: Kind<unknown>; answer: { runs: Run[] }; faults: Fault[] }

export interface Watching {
  redraw: () => void;
  toggle: (name: string) => void;
  start: (start: readonly number[], what: string) => void;
}

export class Side {
  readonly stage: Stage;
  answered: Answered | null = null;
  scene: Scene<unknown> | null = null;
  /** Why there is no new answer, where that is not the reader's text. */
  failed: string | null = null;
  private wanted = "";
  private readonly newest: Newest<Setting>;

  constructor(private readonly solve: (setting: Setting) => Promise<Answered>, private readonly watching: Watching) {
    this.stage = new Stage(new Canvas("The playground"), watching.redraw, watching.toggle);
    this.newest = new Newest(async (setting) => {
      try {
        this.answered = await this.solve(setting);
        this.failed = null;
      } catch (error) {
        this.failed = error instanceof Error ? error.message : String(error);
      }
      this.stage.fail(this.failed);
      watching.redraw();
    });
  }

  /** Ask for this setting, unless it was the last one asked for. */
  want(setting: Setting): void {
    const key = JSON.stringify(setting);
    if (key === this.wanted) return;
    this.wanted = key;
    this.newest.push(structuredClone(setting));
  }

  /** Whether what is drawn is what was asked for last. */
  get settled(): boolean {
    return this.failed !== null || (this.answered !== null && JSON.stringify(this.answered.wanted) === this.wanted);
  }

  draw(ground: Ground, now: Setting, title: string): void {
    const { answered } = this;
    if (!answered) return;
    const preset: Preset = { ...answered.preset, title, traces: ground.traces, arrows: ground.arrows && ground.open };
    // without a minimum there is nothing to measure a distance to
    if (preset.minima.length === 0 && preset.traces !== "none") preset.traces = "loss";
    const { steps } = answered.setting;
    const hidden = new Set(ground.hidden);
    const state: State = { values: [], start: sameLength(now.start, answered.setting.start), step: Math.min(ground.step ?? steps, steps), hidden };
    const scene: Scene<unknown> = { preset, state, setting: settingOf(preset, { ...state, start: answered.setting.start }), answer: answered.answer };
    this.stage.canvas.svg.setAttribute("aria-label", title);
    this.stage.name(preset.runs, hidden);
    const drawn = this.stage.draw(state.step, (canvas) => {
      answered.kind.draw(canvas, scene, (change, what) => {
        if (change.start) this.watching.start(change.start, what ?? "");
      });
    });
    if (drawn) this.scene = scene;
  }
}

/** The start that is dragged now, unless the drawing is still that of a surface of another dimension. */
function sameLength(now: readonly number[], then: readonly number[]): readonly number[] {
  return now.length === then.length ? now : then;
}

/** What answers settings: knows which of the reader's texts have run, and falls back to the last that did. */
export class Solver {
  /** By the text. */
  readonly declared = new Map<string, Signature[]>();
  private readonly good = new Map<string, string>();
  /** What did not end is not asked again: each time would cost the reader two seconds. */
  private readonly endless = new Map<string, Fault>();

  constructor(private readonly catalogue: Catalogue, private readonly ask: Ask) {}

  async solve(wanted: Setting): Promise<Answered> {
    const faults: Fault[] = [];
    const setting: Setting = { ...wanted, sources: { ...wanted.sources } };
    for (;;) {
      const used = this.used(setting);
      try {
        const answered = await this.once(setting, used);
        for (const [file, text] of Object.entries(used)) this.good.set(file, text);
        return { ...answered, wanted, setting, faults };
      } catch (error) {
        if (!(error instanceof TextError)) throw error;
        const { fault } = error;
        faults.push(fault);
        const last = this.good.get(fault.file);
        if (last !== undefined && last !== setting.sources[fault.file] && !this.endless.has(keyOf(fault.file, { ...setting, sources: { [fault.file]: last } }))) {
          setting.sources[fault.file] = last;
        } else {
          setting.sources = Object.fromEntries(Object.entries(setting.sources).filter(([file]) => file !== fault.file));
          // what is no rule of optlib has nothing to fall back to
          setting.runs = setting.runs.filter(({ rule }) => this.catalogue.rules.some(({ name }) => name === rule) || ruleOf(this.catalogue, rule)?.file !== fault.file);
          if (setting.runs.length === 0) throw new Error(fault.sentence, { cause: error });
        }
      }
    }
  }

  /** The reader's texts that the runs need. */
  private used({ runs, sources }: Setting): Record<string, string> {
    const files = new Set(runs.map(({ rule }) => ruleOf(this.catalogue, rule)?.file));
    return Object.fromEntries(Object.entries(sources).filter(([file]) => files.has(file)));
  }

  private async once(setting: Setting, used: Record<string, string>): Promise<Pick<Answered, "preset" | "kind" | "answer">> {
    for (const [file, source] of Object.entries(used)) {
      const known = this.endless.get(keyOf(file, setting));
      if (known) throw new TextError(known);
      if (this.declared.has(source)) continue;
      try {
        this.declared.set(source, (await this.ask({ ask: "signatures", source })).rules);
      } catch (error) {
        throw this.blamed(file, setting, error);
      }
    }
    const about = await this.ask({ ask: "about", surface: setting.surface });
    const kind = KINDS[about.dimensions === 1 ? "line" : "paths"];
    if (!kind) throw new Error("there is no kind of figure for this surface");
    const preset: Preset = {
      ...read("{}"), name: "playground", steps: setting.steps, surface: setting.surface, minima: about.minima.map((place) => [place].flat()), start: setting.start,
      view: setting.view ?? about.view, traces: "loss", noise: setting.noise, runs: setting.runs.map((run) => this.run(run, used)),
    };
    const asked = settingOf(preset, firstState(preset));
    try {
      return { preset, kind, answer: (await kind.answer(asked, preset, this.ask)) as { runs: Run[] } };
    } catch (error) {
      throw await this.culprit(preset, setting, used, error);
    }
  }

  private run({ rule, hyper }: Setting["runs"][number], used: Record<string, string>): PresetRun {
    const known = ruleOf(this.catalogue, rule);
    const source = known && used[known.file];
    const hypers = hypersOf(rule, used, this.declared, this.catalogue);
    const whole = Object.fromEntries(Object.entries(hypers).map(([name, value]) => [name, hyper[name] ?? value]));
    const label = known?.variant ? rule : (known?.label ?? rule);
    const edited = source !== undefined && known?.name !== "mine";
    return { name: rule, rule, hyper: whole, label: edited ? `${label}, edited` : label, look: known?.look ?? "fig-ink", ...(source === undefined ? {} : { source }) };
  }

  /** Which text an error is about: with several, each is run alone. */
  private async culprit(preset: Preset, setting: Setting, used: Record<string, string>, error: unknown): Promise<unknown> {
    const files = Object.keys(used);
    const [only] = files;
    if (only === undefined || !(error instanceof EngineError)) return error;
    if (files.length === 1) return this.blamed(only, setting, error);
    for (const { rule, source, hyper } of preset.runs) {
      if (source === undefined) continue;
      try {
        const runs = [{ rule, source, hyper, start: preset.start, noise: preset.noise ?? null }];
        await this.ask({ ask: "run", surface: preset.surface, runs, steps: preset.steps });
      } catch (found) {
        return this.blamed(ruleOf(this.catalogue, rule)?.file ?? only, setting, found);
      }
    }
    return error;
  }

  private blamed(file: string, setting: Setting, error: unknown): unknown {
    if (!(error instanceof EngineError)) return error;
    const fault = { file, line: error.line, sentence: error.message };
    if (error instanceof Endless) this.endless.set(keyOf(file, setting), fault);
    return new TextError(fault);
  }
}

class TextError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.sentence);
  }
}

/** A text and the values that it runs with. */
function keyOf(file: string, { sources, runs }: Setting): string {
  return JSON.stringify([file, sources[file], runs]);
}
