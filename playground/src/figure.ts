/** One live figure: its state, the worker's newest answer, and the drawing and controls that follow from them. */

import { controls } from "./controls";
import { Canvas } from "./draw/canvas";
import { number } from "./format";
import { KINDS } from "./kinds";
import type { Ask, Scene } from "./kinds/kind";
import { Newest } from "./newest";
import { Player, stillness } from "./player";
import { read } from "./preset";
import { Says } from "./says";
import { Stage } from "./stage";
import { firstState, sameSetting, settingOf, type State } from "./state";

/** What a drawn figure shows, for tests and for readers' own scripts. */
export interface LiveElement extends HTMLElement { liveData?: Scene<unknown> }

/** Bring the figure in a box to life; resolves once it is drawn, and leaves the static one where that fails. */
export async function revive(box: LiveElement, ask: Ask): Promise<void> {
  const given = read(box.dataset.preset ?? "{}");
  const kind = KINDS[given.kind];
  const holder = box.querySelector(".live-stage figure");
  const room = box.querySelector(".live-controls");
  if (!kind || !holder || !room) throw new Error(`the live figure ${given.name} is of the kind "${given.kind}", which is none of ${Object.keys(KINDS).join(", ")}`);
  const preset = kind.prepare?.(given) ?? given;

  const first = firstState(preset);
  const says = new Says(preset.says ? box.querySelector(".live-says") : null);
  let state = first;
  let answered: { state: State; answer: unknown } = { state, answer: await kind.answer(settingOf(preset, state), preset, ask) };
  let what = "";
  let frame = 0;

  const change = (part: Partial<State>, changed?: string): void => {
    const before = state;
    state = { ...state, ...part };
    if (changed !== undefined) what = changed;
    else if (kind.atStep && state.step !== before.step) what = `Step ${state.step}`;
    if (!sameSetting(preset, before, state)) {
      player.pause();
      const last = steps();
      const kept = kind.atStep && before.step < settingOf(preset, before).steps ? part.step ?? before.step : last;
      // what is changed is seen in full, also where a walk was under way
      state = { ...state, step: Math.min(kept, last) };
      box.dataset.live = "waiting";
      newest.push(state);
    }
    redraw();
  };
  const newest = new Newest<State>(async (asked) => {
    try {
      answered = { state: asked, answer: await kind.answer(settingOf(preset, asked), preset, ask) };
    } catch (error) {
      box.dataset.live = "failed";
      stage.fail(error instanceof Error ? error.message : String(error));
      return;
    }
    stage.fail(null);
    redraw();
  });
  const redraw = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  const steps = (): number => settingOf(preset, state).steps;
  const player = new Player((step) => {
    change({ step: Math.min(step, steps()) });
    return step < steps();
  });
  const reset = (): void => {
    player.pause();
    change(first, "As at first");
  };
  const changed = (): boolean => state.hidden.size > 0 || state.step !== steps() || !sameSetting(preset, state, first);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && changed()) reset();
  });
  const bar = controls(room, preset, {
    slide: (index, value) => {
      change({ values: state.values.map((old, i) => (i === index ? value : old)) }, `${preset.sliders[index]?.label ?? ""} ${number(value, 4)}`);
    },
    play: () => {
      if (player.playing) player.pause();
      else if (stillness()) change({ step: steps() });
      else player.play(state.step >= steps() ? 0 : state.step, steps());
      redraw();
    },
    step: (by) => {
      player.pause();
      change({ step: Math.min(Math.max(state.step + by, 0), steps()) });
    },
    to: (step) => {
      player.pause();
      change({ step });
    },
    reset,
  });
  const stage = new Stage(new Canvas(preset.title, preset.counts), redraw, (name) => {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(name)) hidden.add(name);
    change({ hidden });
  });
  const draw = (): void => {
    frame = 0;
    const setting = settingOf(preset, answered.state);
    // the runs are those of the newest answer; what is dragged stands where the reader has it
    const scene: Scene<unknown> = { preset, setting, state, answer: answered.answer };
    stage.name(preset.runs, state.hidden);
    if (!stage.draw(state.step, (canvas) => { kind.draw(canvas, scene, change); })) return;
    bar.show({ values: state.values, step: state.step, steps: steps(), playing: player.playing, changed: changed() });
    const fresh = sameSetting(preset, answered.state, state);
    if (what !== "" && (kind.atStep ? fresh : answered.state === state)) says.tell(`${capital(what)}. ${capital(kind.outcome(scene))}.`);
    if (fresh) box.dataset.live = "ready";
    box.liveData = scene;
    box.dispatchEvent(new CustomEvent("live-drawn", { bubbles: true, detail: scene }));
  };

  holder.prepend(stage.node);
  box.classList.add("revived");
  draw();
  says.begin(`${capital(kind.outcome({ preset, setting: settingOf(preset, state), state, answer: answered.answer }))}.`);
  if (preset.play === true && !stillness()) whenSeen(box, () => { player.play(0, steps()); });
}

function capital(sentence: string): string {
  // a Greek letter names a quantity: its capital is another letter, or looks like a Latin one
  return /^[a-z]/.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

/** Call once when at least half of an element is in view. */
function whenSeen(node: Element, call: () => void): void {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    call();
  }, { threshold: 0.5 });
  watch.observe(node);
}
