/** What stands below a figure: sliders with their values, play, single steps, the step itself, reset. */

import { number } from "./format";
import type { Preset, SliderOf } from "./preset";
import { placeOf, placesOf, valueAt } from "./slider";

export interface Controls {
  /** Show a state. */
  show: (now: { values: readonly number[]; step: number; steps: number; playing: boolean; changed: boolean }) => void;
}

export interface Doing {
  slide: (index: number, value: number) => void;
  play: () => void;
  step: (by: number) => void;
  to: (step: number) => void;
  reset: () => void;
}

const ICONS = {
  play: "M3 1.5v11l9-5.5z", pause: "M3 2h3v10H3zM8 2h3v10H8z", back: "M11 2v10L5 7zM2.5 2h2v10h-2z", on: "M3 2v10l6-5zM9.5 2h2v10h-2z",
  reset: "M7 2.2V0L3.2 3.2 7 6.4V4.2a3.6 3.6 0 1 1-3.6 3.6h-2A5.6 5.6 0 1 0 7 2.2z",
};

export function controls(room: Element, preset: Preset, doing: Doing): Controls {
  const sliders = preset.sliders.map((slider, index) => sliderRow(slider, (value) => { doing.slide(index, value); }));
  const play = button("play", "Play", doing.play);
  const back = button("back", `One ${preset.counts} back`, () => { doing.step(-1); });
  const on = button("on", `One ${preset.counts} on`, () => { doing.step(1); });
  const reset = button("reset", "Reset", doing.reset);
  const scrub = element("input", { type: "range", min: "0", step: "1", class: "live-range live-scrub", "aria-label": `${preset.counts === "step" ? "Step" : "Sample"} shown` });
  scrub.addEventListener("input", () => { doing.to(Number(scrub.value)); });
  const told = element("span", { class: "live-value", "aria-hidden": "true" });
  const walks = preset.steps > 0 ? [play, back, on, scrub, told] : [];
  const bar = element("div", { class: "live-bar" }, ...walks, reset);
  room.replaceChildren(bar, ...sliders.map(({ row }) => row));
  return {
    show({ values, step, steps, playing, changed }) {
      sliders.forEach(({ show }, index) => { show(values[index] ?? NaN); });
      scrub.max = String(steps);
      scrub.value = String(step);
      fill(scrub, step / Math.max(1, steps));
      scrub.setAttribute("aria-valuetext", `${preset.counts} ${step} of ${steps}`);
      told.textContent = `${preset.counts} ${step}`;
      name(play, playing ? "pause" : "play", playing ? "Pause" : "Play");
      back.disabled = step <= 0;
      on.disabled = step >= steps;
      reset.disabled = !changed;
    },
  };
}

function sliderRow(slider: SliderOf, slide: (value: number) => void): { row: HTMLElement; show: (value: number) => void } {
  const places = placesOf(slider);
  const input = element("input", { type: "range", min: "0", max: String(places), step: "1", class: "live-range" });
  input.addEventListener("input", () => { slide(valueAt(slider, Number(input.value) / places)); });
  const told = element("span", { class: "live-value", "aria-hidden": "true" }); // heard as the slider's own text
  const row = element("label", { class: "live-slider" }, element("span", { class: "live-label" }, slider.label), input, told);
  return {
    row,
    show(value) {
      const place = placeOf(slider, value);
      input.value = String(Math.round(place * places));
      fill(input, place);
      told.textContent = number(value, 4);
      input.setAttribute("aria-valuetext", number(value, 4));
    },
  };
}

/** How much of a slider's line is coloured. */
export function fill(input: HTMLInputElement, part: number): void {
  input.style.setProperty("--part", `${(100 * part).toFixed(1)}%`);
}

function button(icon: keyof typeof ICONS, label: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: "live-button" });
  made.innerHTML = '<svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><path/></svg>';
  made.addEventListener("click", press);
  name(made, icon, label);
  return made;
}

function name(made: HTMLButtonElement, icon: keyof typeof ICONS, label: string): void {
  if (made.getAttribute("aria-label") === label) return;
  made.setAttribute("aria-label", label);
  made.title = label;
  made.querySelector("path")?.setAttribute("d", ICONS[icon]);
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  tag: Name, attributes: Record<string, string>, ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(tag);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}
