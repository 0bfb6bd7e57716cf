/** The drawing of one figure: its size in CSS pixels, its layers, and the points that can be looked at. */

import { make, Pen } from "./pen";

/** A run's points on the canvas; the k-th is drawn after `first` + k steps. */
export interface Track {
  /** Tracks of one run share it: looking at a point of one marks the step on all. */
  run: string;
  label: string;
  points: readonly (readonly [number, number])[];
  /** The step of the first point, 0 unless given. */
  first?: number;
  /** Where points are no steps: what the k-th is called, and at which one the keyboard begins. All are drawn at any step. */
  unlikeSteps?: { called: (k: number) => string; from: number };
  look: string;
  /** What to say of the k-th point, one line an entry. */
  told: (k: number) => string[];
  /** Whether the keyboard reaches it; one track a run does. */
  focusable: boolean;
}

export class Canvas {
  readonly svg = make("svg", { class: "live-svg", role: "group" });
  /** From the bottom up: axes and contours, runs, what is marked at the looked-at step, what can be dragged. */
  readonly ground: Pen;
  readonly runs: Pen;
  readonly looked: Pen;
  readonly handles: Pen;
  width = 0;
  height = 0;
  tracks: Track[] = [];

  /** `counts` is what the steps of its runs are called. */
  constructor(title: string, readonly counts: "step" | "sample" = "step") {
    this.svg.setAttribute("aria-label", title);
    const layer = (name: string): Pen => new Pen(this.svg.appendChild(make("g", { class: `live-${name}` })));
    this.ground = layer("ground");
    this.runs = layer("runs");
    this.looked = layer("looked");
    this.handles = layer("handles");
  }

  /** Whether there is no room for two panels side by side. */
  get narrow(): boolean {
    return this.width < 560;
  }

  begin(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.tracks = [];
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  done(): void {
    this.ground.done();
    this.runs.done();
    this.handles.done();
  }
}
