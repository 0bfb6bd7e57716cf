/** Looking at one point of a run: by mouse, by tap, and by the keyboard, with what stands there in a small box. */

import { element } from "./controls";
import type { Canvas, Track } from "./draw/canvas";

const NEAR = 18; // pixels from a point at which the pointer means it

/** The point is counted from a run's first one. */
interface Looked { run: string; point: number; by: "pointer" | "keys" }

export class Inspect {
  readonly box = element("div", { class: "live-box", hidden: "" });
  private looked: Looked | null = null;
  private step = 0;

  constructor(private readonly canvas: Canvas) {
    const { svg } = canvas;
    const at = (event: PointerEvent): void => {
      if (event.buttons !== 0 && event.pointerType === "mouse") return;
      const { left, top } = svg.getBoundingClientRect();
      const near = nearest(canvas.tracks, event.clientX - left, event.clientY - top, this.step);
      if (near) this.look({ ...near, by: "pointer" });
      else if (this.looked?.by === "pointer") this.look(null);
    };
    svg.addEventListener("pointermove", at);
    svg.addEventListener("pointerdown", at);
    svg.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && this.looked?.by === "pointer") this.look(null);
    });
  }

  /** Make the drawn runs reachable by keyboard and mark the point looked at. Called after each drawing with the shown step. */
  draw(step: number): void {
    this.step = step;
    const { canvas } = this;
    for (const track of canvas.tracks) if (track.focusable) this.stop(track);
    const { looked } = this;
    const tracks = looked ? canvas.tracks.filter((track) => track.run === looked.run) : [];
    const main = tracks.find((track) => track.focusable) ?? tracks[0];
    if (looked && main) {
      const k = Math.min(looked.point, lastOf(main, step));
      tracks.forEach((track, index) => {
        const [x = NaN, y = NaN] = track.points[k] ?? [];
        if (!Number.isFinite(x + y) || Math.abs(x) > 1e5 || Math.abs(y) > 1e5) return;
        canvas.looked.put(`ring-${index}`, "circle", { class: "live-ring", style: `color:var(--${track.look})`, cx: x.toFixed(1), cy: y.toFixed(1), r: 6.5 });
      });
      this.show(main, k);
    } else {
      this.box.hidden = true;
    }
    canvas.looked.done();
  }

  private look(looked: Looked | null): void {
    if (JSON.stringify(looked) === JSON.stringify(this.looked)) return;
    this.looked = looked;
    this.draw(this.step);
  }

  private show(track: Track, k: number): void {
    const { box, canvas } = this;
    const [x = 0, y = 0] = track.points[k] ?? [];
    box.hidden = false;
    box.style.color = `var(--${track.look})`;
    const head = element("strong", {}, `${track.label}, ${this.called(track, k)}`);
    box.replaceChildren(head, ...track.told(k).map((line) => element("div", {}, line)));
    const { offsetWidth: width, offsetHeight: height } = box;
    const left = x + 14 + width > canvas.width ? x - 14 - width : x + 14;
    const top = y + 14 + height > canvas.height ? y - 14 - height : y + 14;
    box.style.left = `${Math.max(0, Math.min(left, canvas.width - width)) + canvas.svg.clientLeft}px`;
    box.style.top = `${Math.max(0, Math.min(top, canvas.height - height)) + canvas.svg.getBoundingClientRect().top - (box.offsetParent?.getBoundingClientRect().top ?? 0)}px`;
  }

  private called({ first = 0, unlikeSteps }: Track, k: number): string {
    return unlikeSteps?.called(k) ?? `${this.canvas.counts} ${first + k}`;
  }

  /** The place of one run in the order of the keyboard: arrows go from point to point. */
  private stop(track: Track): void {
    const { looked, step } = this;
    const last = lastOf(track, step);
    const k = looked?.run === track.run ? Math.min(looked.point, last) : track.unlikeSteps?.from ?? last;
    const [x = 0, y = 0] = track.points[k] ?? [];
    const { node, isNew } = this.canvas.looked.put(`stop-${track.run}`, "circle", {
      class: "live-stop", tabindex: 0, role: "slider", "aria-label": `Points of ${track.label}`, "aria-valuemin": 0, "aria-valuemax": last, "aria-valuenow": k,
      "aria-valuetext": [this.called(track, k), ...track.told(k)].join("; "), cx: Math.abs(x) < 1e5 ? x.toFixed(1) : 0, cy: Math.abs(y) < 1e5 ? y.toFixed(1) : 0, r: 9,
    });
    if (!isNew) return;
    const { run } = track;
    node.addEventListener("focus", () => {
      if (node.matches(":focus-visible")) this.look({ run, point: Number(node.getAttribute("aria-valuenow")), by: "keys" });
    });
    node.addEventListener("blur", () => { this.look(null); });
    node.addEventListener("keydown", (event) => {
      const now = Number(node.getAttribute("aria-valuenow"));
      const end = Number(node.getAttribute("aria-valuemax"));
      const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 10, PageUp: now + 10, Home: 0, End: end }[event.key];
      if (event.key === "Escape" && !this.box.hidden) {
        this.look(null);
        event.preventDefault(); // the next one resets the figure
      }
      if (to === undefined) return;
      event.preventDefault();
      this.look({ run, point: Math.max(0, Math.min(end, to)), by: "keys" });
    });
  }
}

/** The last point that is drawn when this step is shown. */
function lastOf({ points, first = 0, unlikeSteps }: Track, step: number): number {
  return unlikeSteps ? points.length - 1 : Math.max(0, Math.min(step - first, points.length - 1));
}

function nearest(tracks: readonly Track[], x: number, y: number, step: number): { run: string; point: number } | null {
  let best: { run: string; point: number } | null = null;
  let distance = NEAR;
  for (const track of tracks) {
    for (let k = lastOf(track, step); k >= 0; k--) {
      const [a = NaN, b = NaN] = track.points[k] ?? [];
      const d = Math.hypot(a - x, b - y);
      if (d < distance) [best, distance] = [{ run: track.run, point: k }, d];
    }
  }
  return best;
}
