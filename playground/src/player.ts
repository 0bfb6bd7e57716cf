/** The step as a point that walks: one step after another, about four seconds from start to end. */

const SECONDS = 4;
const SLOWEST = 3; // steps a second, so that a run of few steps does not drag

export class Player {
  private frame = 0;
  private last = 0;
  private at = 0;

  /** `walk` is told the step to show, and answers whether there is more to come. */
  constructor(private readonly walk: (step: number) => boolean) {}

  get playing(): boolean {
    return this.frame !== 0;
  }

  play(from: number, steps: number): void {
    this.pause();
    this.at = from;
    this.last = performance.now();
    const rate = Math.max(SLOWEST, steps / SECONDS) / 1000;
    const tick = (now: number): void => {
      this.at += Math.max(0, now - this.last) * rate;
      this.last = now;
      this.frame = requestAnimationFrame(tick);
      if (!this.walk(Math.floor(this.at))) this.pause();
    };
    this.frame = requestAnimationFrame(tick);
  }

  pause(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }
}

/** Whether the reader asked the system for less motion. */
export function stillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
