/** A slider's scale: from its 0 … 1 to the preset's values and back. */

import { rounded } from "./format";
import type { SliderOf } from "./preset";

/** Places of a slider that says neither how many it has nor how far apart they are. */
const PLACES = 200;

/** The value at a place from 0 to 1: the preset's own value exactly where the slider first stands. */
export function valueAt(slider: SliderOf, place: number): number {
  if (Math.abs(place - placeOf(slider, slider.value)) < 0.25 / placesOf(slider)) return slider.value;
  const { from, to, scale, step, places } = slider;
  // where the preset says which places there are, a digit more keeps those that double exact
  if (scale === "log") return Number((from * (to / from) ** place).toPrecision(places === undefined ? 3 : 4));
  const value = from + place * (to - from);
  return step === undefined ? rounded(value, (to - from) / placesOf(slider)) : rounded(from + Math.round((value - from) / step) * step, step / 1000);
}

export function placeOf({ from, to, scale }: SliderOf, value: number): number {
  return scale === "log" ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** How many steps the slider has from end to end. */
export function placesOf({ from, to, step, places = PLACES }: SliderOf): number {
  return step === undefined ? places : Math.round((to - from) / step);
}
