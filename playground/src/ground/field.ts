/** A number to set, by a slider and by a field for the exact value. */

import { element, fill } from "../controls";
import type { SliderOf } from "../preset";
import { placeOf, placesOf, valueAt } from "../slider";
import type { Range } from "./range";

export interface Field { row: HTMLElement; show: (value: number) => void }

/** `allows` says which values may be typed; others are marked, and put back when the field is left. */
export function field(range: Range, set: (value: number) => void, allows: (value: number) => boolean = () => true): Field {
  const slider: SliderOf = { ...range, sets: [] };
  const places = placesOf(slider);
  const track = element("input", { type: "range", min: "0", max: String(places), step: "1", class: "live-range", "aria-label": range.label });
  const exact = element("input", { type: "number", step: "any", class: "ground-number", "aria-label": `${range.label}, exactly` });
  let now = range.value;
  const show = (value: number): void => {
    now = value;
    const place = Math.min(Math.max(placeOf(slider, value), 0), 1);
    track.value = String(Math.round(place * places));
    fill(track, place);
    track.setAttribute("aria-valuetext", String(value));
    if (document.activeElement !== exact) exact.value = String(value);
    exact.removeAttribute("aria-invalid");
  };
  track.addEventListener("input", () => { set(valueAt(slider, Number(track.value) / places)); });
  exact.addEventListener("input", () => {
    const value = exact.value === "" ? NaN : Number(exact.value);
    if (Number.isFinite(value) && Math.abs(value) < 1e12 && allows(value)) set(value);
    else exact.setAttribute("aria-invalid", "true");
  });
  exact.addEventListener("blur", () => { show(now); });
  return { row: element("div", { class: "live-slider ground-field" }, element("span", { class: "live-label", "aria-hidden": "true" }, ...breakable(range.label)), track, exact), show };
}

/** A name such as `momentum_decay` may go on in a second line behind its underscore. */
function breakable(name: string): (Node | string)[] {
  return name.split(/(?<=_)/).flatMap((word, i) => (i === 0 ? [word] : [document.createElement("wbr"), word]));
}
