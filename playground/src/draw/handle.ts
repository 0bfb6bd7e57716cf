/** A point or a bar to drag: by mouse and touch, and by the arrow keys. */

import type { Pen } from "./pen";

export interface Handle {
  x: number;
  y: number;
  label: string;
  /** Where it stands, in words. */
  text: string;
  /** Called with pixels of the drawing: where the point is to be, and where it or the bar was taken hold of. */
  onMove: (x: number, y: number, taken: readonly [number, number]) => void;
  look: string;
  /** Whether it moves to the sides alone, or up and down alone. */
  level?: boolean;
  upright?: boolean;
  /** The ends of a level bar, whose middle the point is: it is drawn, and can be held, all along. */
  bar?: readonly [number, number];
}

const POINT = '<circle class="live-reach" r="22"/><circle class="live-halo" r="11"/><circle class="live-open" r="5.5"/>';
const BAR = '<path class="live-reach"/><path class="live-halo"/><path class="live-bar-line"/>';

/** Pixels that an arrow key moves it; with Shift ten times as far. */
const KEY = 2;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

const current = new WeakMap<SVGElement, Handle>();

export function handle(pen: Pen, key: string, now: Handle): void {
  const at = now.bar ? { d: `M${now.bar[0].toFixed(1)} ${now.y.toFixed(1)}H${now.bar[1].toFixed(1)}` } : { cx: now.x.toFixed(1), cy: now.y.toFixed(1) };
  const { node, isNew } = pen.put(key, "g", {
    class: "live-handle", tabindex: 0, role: "slider", "aria-label": now.label, "aria-roledescription": now.level || now.upright ? "slider" : "point in the plane",
    "aria-valuenow": Math.round(now.x), "aria-valuetext": now.text, style: `color:var(--${now.look})`,
  });
  current.set(node, now);
  if (isNew) {
    node.innerHTML = now.bar ? BAR : POINT;
    listen(node);
  }
  for (const part of node.children) for (const [name, value] of Object.entries(at)) part.setAttribute(name, value);
}

function listen(node: SVGGElement): void {
  // the handle as it was when it was taken hold of, where, and how far from there its centre was, so that it does not jump
  let grip: { held: Handle; taken: readonly [number, number]; by: readonly [number, number] } | null = null;
  const place = (event: PointerEvent): readonly [number, number] => {
    const { left = 0, top = 0 } = node.ownerSVGElement?.getBoundingClientRect() ?? {};
    return [event.clientX - left, event.clientY - top];
  };
  node.addEventListener("pointerdown", (event) => {
    const now = current.get(node);
    if (!now || event.button !== 0) return;
    const taken = place(event);
    grip = { held: now, taken, by: [now.x - taken[0], now.y - taken[1]] };
    node.setPointerCapture(event.pointerId);
    node.classList.add("live-held");
    node.focus({ preventScroll: true });
    event.preventDefault();
  });
  // Chromium heeds no touch-action inside an SVG, and would take the finger for scrolling
  node.addEventListener("touchstart", (event) => { event.preventDefault(); }, { passive: false });
  node.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [x, y] = place(event);
    grip.held.onMove(x + grip.by[0], y + grip.by[1], grip.taken);
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    node.addEventListener(end, () => {
      grip = null;
      node.classList.remove("live-held");
    });
  }
  node.addEventListener("keydown", (event) => {
    const now = current.get(node);
    const way = ARROWS[event.key];
    if (!now || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    const far = event.shiftKey ? 10 * KEY : KEY;
    const next = { ...now, x: now.x + way[0] * far, y: now.y + way[1] * far };
    current.set(node, next); // another press may come before the next drawing
    now.onMove(next.x, next.y, [now.x, now.y]);
    event.preventDefault();
  });
}
