/** A slider's scale: from its 0 … 1 to the preset's values and back. */

import { rounded } from "./format";
import type { SliderOf } from "./preset";

/** Places of a slider without a step of its own. */
const PLACES = 200;

/** The value at a place from 0 to 1: the preset's own value exactly where the slider first stands. */
export function valueAt(slider: SliderOf, place: number): number {
  if (Math.abs(place - placeOf(slider, slider.value)) < 0.25 / placesOf(slider)) return slider.value;
  const { from, to, scale, step } = slider;
  const ratio = Number((from * (to / from) ** place).toPrecision(3));
  if (scale === "log") return step === undefined ? ratio : Math.max(from, Math.round(ratio / step) * step);
  const value = from + place * (to - from);
  return step === undefined ? rounded(value, (to - from) / PLACES) : rounded(from + Math.round((value - from) / step) * step, step / 1000);
}

export function placeOf({ from, to, scale }: SliderOf, value: number): number {
  return scale === "log" ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** How many steps the slider has from end to end. */
export function placesOf({ from, to, scale, step }: SliderOf): number {
  return step === undefined || scale === "log" ? PLACES : Math.round((to - from) / step);
}
