/** The page *Playground*: one state, and everything on the page that follows from it. */

import { controls, element, type Controls } from "../controls";
import { number } from "../format";
import type { Ask } from "../kinds/kind";
import type { Outcomes } from "./outcome";
import { outcomes } from "./outcome";
import { Player, stillness } from "../player";
import { read as readPreset, type Preset } from "../preset";
import { remembering } from "../remember";
import { Says } from "../says";
import type { Engine } from "../start";
import { AddressError, read, write } from "./address";
import { EMPTY, MINE, ruleOf, type Catalogue } from "./catalogue";
import { Check } from "./check";
import { hypersOf } from "./declared";
import { Editor } from "./editor";
import { Form, part } from "./form";
import { groundOf, type Ground, type Setting } from "./setting";
import { Side, Solver } from "./side";
import { Tools } from "./tools";

/** What is on the page, for tests and for readers' own scripts. */
export interface GroundElement extends HTMLElement { groundData?: { ground: Ground; sides: Outcomes[] } }

const REST = 300; // milliseconds after the last change until the address is written

export class Page {
  private ground: Ground;
  private active = 0;
  private readonly says: Says;
  private readonly form: Form;
  private readonly bar: Controls;
  private readonly player: Player;
  private readonly tools: Tools;
  private readonly room = element("div", { class: "ground-sides" });
  private engine: { sides: Side[]; solver: Solver; editor: Editor; check: Check; sources: Engine["sources"] } | null = null;
  private frame = 0;
  private what = "";
  private opened = "";
  private written = "";
  /** What the check below the editor was asked about. */
  private checked = "";
  private begun = false;
  private timer = 0;

  constructor(private readonly box: GroundElement, private readonly catalogue: Catalogue) {
    this.says = new Says(box.querySelector(".live-says"));
    const [first] = catalogue.stories;
    if (!first) throw new Error("the playground has no story");
    this.ground = groundOf(first, catalogue);
    this.fromAddress(location.hash);
    this.player = new Player((step) => {
      this.change({ step: step >= this.steps ? null : step });
      return step < this.steps;
    });
    this.bar = this.transport();
    this.form = new Form(catalogue, {
      set: (change, what) => { this.setSide(change, what); },
      rule: (name, on) => { this.choose(name, on); },
      open: (name) => { this.change({ open: name }); },
    });
    this.tools = new Tools({
      change: (part, what) => { this.change(part, what); },
      second: () => { this.second(); },
      turn: (to) => { this.turn(to); },
      address: () => this.address(),
      drawn: () => this.drawn(),
      say: (sentence) => { this.says.tell(sentence); },
    });
    box.querySelector(".ground-main")?.replaceChildren(this.tools.tabs, ...this.form.main);
    box.querySelector(".ground-more")?.replaceChildren(this.form.noises, ...this.tools.nodes);
    for (const button of box.querySelectorAll<HTMLElement>(".ground-story")) {
      button.addEventListener("click", () => { this.tell(button.dataset.story ?? ""); });
    }
    // the event's address: a change that rested meanwhile may have written over the one in the bar
    addEventListener("hashchange", ({ newURL }) => {
      const { hash } = new URL(newURL);
      if (hash !== this.written && this.fromAddress(hash)) this.change({});
    });
    this.follow();
  }

  /** Go on with the engine. */
  async begin({ client, sources }: Engine): Promise<void> {
    const ask: Ask = remembering((request) => client.ask(request));
    const solver = new Solver(this.catalogue, ask);
    const watching = {
      redraw: () => { this.redraw(); },
      toggle: (name: string) => {
        const { hidden } = this.ground;
        this.change({ hidden: hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name] });
      },
    };
    const side = (index: number): Side => new Side((setting) => solver.solve(setting), {
      ...watching, start: (start, what) => { this.setSide({ start: [...start] }, what, index); },
    });
    const editor = new Editor((text) => { this.edit(text); }, () => { this.edit(this.original(this.file)); });
    const check = new Check((request) => client.ask(request), () => {
      const { rule, hyper } = this.openRun;
      const known = hypersOf(rule, this.side.sources, solver.declared, this.catalogue);
      const source = this.side.sources[this.file];
      const whole = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, hyper[name] ?? value]));
      return { ask: "bars", rule, hyper: whole, ...(source === undefined ? {} : { source }) };
    });
    const sides = [side(0), side(1)];
    this.engine = { sides, solver, editor, check, sources };
    this.box.querySelector(".ground-source")?.replaceChildren(part("Source", this.tools.files, editor.node, check.node));
    this.follow();
    await new Promise<void>((done) => {
      const wait = (): void => {
        if (sides[0]?.answered ?? sides[0]?.failed) done();
        else requestAnimationFrame(wait);
      };
      wait();
    });
    if (sides[0]?.failed) throw new Error(sides[0].failed);
    this.box.querySelector(".live-stage figure")?.prepend(this.room);
    this.box.classList.add("revived");
    this.redraw();
  }

  // What the state says

  private get side(): Setting {
    const { sides } = this.ground;
    const side = sides[this.active] ?? sides[0];
    if (!side) throw new Error("the playground has no side");
    return side;
  }

  private get steps(): number {
    return Math.max(...this.ground.sides.map(({ steps }) => steps));
  }

  private get openRun(): Setting["runs"][number] {
    const { runs } = this.side;
    return runs.find(({ rule }) => rule === this.ground.open) ?? runs[0] ?? { rule: MINE.name, hyper: {} };
  }

  private get file(): string {
    return ruleOf(this.catalogue, this.openRun.rule)?.file ?? MINE.file;
  }

  private original(file: string): string {
    return file === MINE.file ? EMPTY : (this.engine?.sources[file] ?? "");
  }

  // What changes it

  private change(part: Partial<Ground>, what?: string): void {
    const before = this.ground;
    this.ground = { ...before, ...part };
    if (what !== undefined) this.what = what;
    // what is changed is seen in full, unless one goes step by step
    if (part.sides && !this.ground.arrows && part.step === undefined) {
      this.player.pause();
      this.ground.step = null;
    }
    if (this.ground.step !== null && this.ground.step >= this.steps) this.ground.step = null;
    this.follow();
  }

  private setSide(change: Partial<Setting>, what: string, index = this.active): void {
    this.change({ sides: this.ground.sides.map((side, i) => (i === index ? { ...side, ...change } : side)) }, what);
  }

  private choose(name: string, on: boolean): void {
    const { runs, sources } = this.side;
    const label = ruleOf(this.catalogue, name)?.label ?? name;
    if (!on && runs.length === 1) {
      this.says.tell("One rule has to stay; choose another first.");
      this.follow();
      return;
    }
    const chosen = on ? [...runs, { rule: name, hyper: {} }] : runs.filter(({ rule }) => rule !== name);
    if (chosen.length > 12) {
      this.says.tell("Twelve rules at once are the most.");
      this.follow();
      return;
    }
    const own = name === MINE.name && on && !(MINE.file in sources) ? { sources: { ...sources, [MINE.file]: EMPTY } } : {};
    const open = on ? name : this.ground.open === name ? (chosen[0]?.rule ?? "") : this.ground.open;
    const index = this.active;
    const sides = this.ground.sides.map((side, i) => (i === index ? { ...side, runs: chosen, ...own } : side));
    const still = new Set(sides.flatMap((side) => side.runs.map(({ rule }) => rule)));
    this.change({ sides, open, hidden: this.ground.hidden.filter((hidden) => still.has(hidden)) }, `${label} ${on ? "added" : "taken away"}`);
  }

  private edit(text: string): void {
    const { file } = this;
    const others = Object.entries(this.side.sources).filter(([other]) => other !== file);
    const same = text === this.original(file);
    this.setSide({ sources: Object.fromEntries(same && file !== MINE.file ? others : [...others, [file, text]]) }, same ? "The original source" : "The source is changed");
  }

  private second(): void {
    const { sides } = this.ground;
    if (sides.length > 1) {
      const kept = this.side;
      this.active = 0;
      this.change({ sides: [kept] }, "One side");
    } else {
      this.active = 1;
      this.change({ sides: [...sides, structuredClone(this.side)] }, "A second side, which is changed now");
    }
  }

  private turn(to: number): void {
    this.active = to;
    this.change({});
  }

  private tell(name: string): void {
    const story = this.catalogue.stories.find((known) => known.name === name);
    if (!story) return;
    this.player.pause();
    this.active = 0;
    this.opened = "";
    this.change(groundOf(story, this.catalogue), story.title);
  }

  /** Take the state from the address; whether it says something. */
  private fromAddress(hash: string): boolean {
    if (!hash.includes("=")) return false; // none, or a place on the page
    try {
      this.ground = read(hash, this.catalogue);
      this.what = this.begun ? "As the address has it" : "";
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      const [first] = this.catalogue.stories;
      if (first) this.ground = groundOf(first, this.catalogue);
      this.what = `${error.message}. Here is what the page begins with`;
    }
    this.active = 0;
    this.opened = "";
    return true;
  }

  // What follows from it

  private follow(): void {
    const { ground, engine, box } = this;
    box.classList.toggle("ground-two", ground.sides.length > 1);
    const story = this.catalogue.stories.find(({ name }) => name === ground.story);
    for (const button of box.querySelectorAll<HTMLElement>(".ground-story")) button.setAttribute("aria-pressed", String(button.dataset.story === ground.story));
    const told = box.querySelector(".ground-told");
    if (told && story && told.getAttribute("data-story") !== story.name) {
      told.setAttribute("data-story", story.name);
      told.replaceChildren(element("strong", {}, story.question), " ", story.truth);
    }
    const caption = box.querySelector(".live-caption");
    if (caption && story) caption.textContent = story.title;
    this.form.show(this.side, engine?.solver.declared ?? new Map(), this.openRun.rule);
    this.tools.show(ground, this.active, this.openRun.rule, this.catalogue);
    if (engine) {
      ground.sides.forEach((setting, index) => engine.sides[index]?.want(setting));
      this.source();
    }
    box.dataset.live = "waiting";
    this.redraw();
    clearTimeout(this.timer);
    if (engine) this.timer = window.setTimeout(() => { this.address(); }, REST);
  }

  private source(): void {
    if (!this.engine) return;
    const { editor, check, sides } = this.engine;
    const { file } = this;
    const text = this.side.sources[file] ?? this.original(file);
    const opened = `${this.active} ${file}`;
    if (opened !== this.opened) editor.open(text);
    const about = JSON.stringify([opened, text, this.openRun]);
    if (this.checked !== about) check.clear();
    this.checked = about;
    this.opened = opened;
    const fault = sides[this.active]?.answered?.faults.find((found) => found.file === file);
    const current = fault !== undefined && sides[this.active]?.answered?.wanted.sources[file] === text;
    editor.show(text, text !== this.original(file), current ? fault : undefined);
  }


  /** Write the state into the address, and give the whole of it. */
  private address(): string {
    this.written = write(this.ground, this.catalogue);
    history.replaceState(history.state, "", this.written);
    return location.href;
  }

  private redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => { this.draw(); });
  }

  private draw(): void {
    this.frame = 0;
    const { ground, engine } = this;
    const { steps } = this;
    const story = this.catalogue.stories.find(({ name }) => name === ground.story);
    const begun = story ? JSON.stringify(groundOf(story, this.catalogue)) : "";
    this.bar.show({ values: [], step: Math.min(ground.step ?? steps, steps), steps, playing: this.player.playing, changed: JSON.stringify(ground) !== begun });
    if (!engine) return;
    const titles = this.tools.titles(ground);
    const shown = ground.sides.flatMap((setting, index) => {
      const side = engine.sides[index];
      return side ? [{ side, setting, title: titles[index] ?? "" }] : [];
    });
    const nodes = shown.map(({ side, title }) => {
      const head = side.stage.node.parentElement?.firstElementChild ?? element("p", { class: "ground-title" });
      if (head.textContent !== title) head.textContent = title;
      return side.stage.node.parentElement ?? element("div", { class: "ground-side" }, head, side.stage.node);
    });
    if (nodes.length !== this.room.childElementCount) this.room.replaceChildren(...nodes);
    for (const { side, setting, title } of shown) side.draw(ground, setting, title === "" ? (story?.title ?? "") : title);
    // an answer may have told other hyper-parameters, or what is wrong with the text
    this.form.show(this.side, engine.solver.declared, this.openRun.rule);
    this.source();
    const settled = shown.every(({ side }) => side.settled);
    const failed = shown.flatMap(({ side }) => side.failed ?? []);
    this.box.dataset.live = settled ? "ready" : "waiting";
    const sides = outcomes(shown.flatMap(({ side }) => (side.scene && side.answered ? [{ scene: side.scene, answered: side.answered }] : [])));
    this.box.groundData = { ground, sides };
    const told = sides.map((side, index) => `${titles.length > 1 ? `${index === 0 ? "Left" : "Right"}: ` : ""}${side.told}.`);
    if (settled && this.what === "" && !this.begun) this.says.begin(told.join(" "));
    this.begun ||= settled;
    if (settled && this.what !== "") {
      const faults = shown.flatMap(({ side }) => side.answered?.faults.map(({ line, sentence }) => `${line === null ? "" : `Line ${line}: `}${sentence}`) ?? []);
      this.says.tell([`${this.what}.`, ...failed, ...faults, ...told].join(" "));
      this.what = "";
    }
    this.box.dispatchEvent(new CustomEvent("ground-drawn", { bubbles: true }));
  }

  private drawn(): { title: string; svg: SVGSVGElement; runs: Outcomes["runs"]; side: string; names: Preset["runs"] }[] {
    const { engine, ground } = this;
    const titles = this.tools.titles(ground);
    return (this.box.groundData?.sides ?? []).flatMap((outcome, index) => {
      const side = engine?.sides[index];
      const scene = side?.scene;
      if (!side || !scene) return [];
      const surface = this.catalogue.surfaces.find(({ name }) => name === scene.setting.surface.name)?.label ?? "";
      const names = scene.preset.runs.filter(({ name }) => !ground.hidden.includes(name));
      return [{ title: titles.length > 1 ? (titles[index] ?? "") : surface, svg: side.stage.canvas.svg, runs: outcome.runs, side: ground.sides.length > 1 ? (index === 0 ? "left" : "right") : "", names }];
    });
  }

  private transport(): Controls {
    const room = this.box.querySelector(".live-controls") ?? element("div", {});
    const at = (): number => this.ground.step ?? this.steps;
    return controls(room, readPreset('{"steps": 1}'), {
      slide: () => undefined,
      play: () => {
        if (this.player.playing) this.player.pause();
        else if (stillness()) this.change({ step: null });
        else this.player.play(at() >= this.steps ? 0 : at(), this.steps);
        this.redraw();
      },
      step: (by) => {
        this.player.pause();
        const step = Math.min(Math.max(at() + by, 0), this.steps);
        this.change({ step }, `Step ${number(step)}`);
      },
      to: (step) => {
        this.player.pause();
        this.change({ step });
      },
      reset: () => { this.tell(this.ground.story); },
    });
  }
}
