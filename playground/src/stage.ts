/** What is drawn of one figure: the names of its runs, the drawing, and the box of values at a point. */

import { element } from "./controls";
import type { Canvas } from "./draw/canvas";
import { Inspect } from "./inspect";
import { legend, type Legend } from "./legend";
import type { PresetRun } from "./preset";

export class Stage {
  readonly node: HTMLElement;
  private readonly inspect: Inspect;
  private readonly fault = element("p", { class: "live-fault", role: "alert", hidden: "" });
  private names: { of: string; legend: Legend } | null = null;

  /** `redraw` is called when the room has another size. */
  constructor(readonly canvas: Canvas, redraw: () => void, private readonly toggle: (name: string) => void) {
    this.inspect = new Inspect(this.canvas);
    this.node = element("div", { class: "live-drawing" }, element("div", { class: "live-canvas" }, this.canvas.svg, this.inspect.box), this.fault);
    new ResizeObserver(() => {
      // it also tells the first size, in which all is drawn already
      if (this.canvas.svg.clientWidth !== canvas.width || this.canvas.svg.clientHeight !== canvas.height) redraw();
    }).observe(this.canvas.svg);
  }

  /** Name the runs, where there are several, and tell which are put aside. */
  name(runs: readonly PresetRun[], hidden: ReadonlySet<string>): void {
    const of = JSON.stringify(runs.map(({ name, label, look }) => [name, label, look]));
    if (this.names?.of !== of) {
      this.names?.legend.node.remove();
      this.names = { of, legend: legend(runs, this.toggle) };
      if (runs.length > 1) this.node.prepend(this.names.legend.node);
    }
    this.names.legend.show(hidden);
  }

  /** Tell over the drawing why it is not the newest; null: it is. */
  fail(sentence: string | null): void {
    this.fault.hidden = sentence === null;
    if (sentence !== null) this.fault.textContent = sentence;
  }

  /** Draw up to a step; false where there is no room yet, as in a closed fold. */
  draw(step: number, paint: (canvas: Canvas) => void): boolean {
    const { clientWidth, clientHeight } = this.canvas.svg;
    if (clientWidth === 0) return false;
    this.canvas.begin(clientWidth, clientHeight);
    paint(this.canvas);
    this.canvas.done();
    this.inspect.draw(step);
    return true;
  }
}
