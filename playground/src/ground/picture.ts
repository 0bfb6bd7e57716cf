/** What is drawn as a file of its own: SVG with its styles written into it, and PNG made of that. */

import { make } from "../draw/pen";

export interface Drawn { svg: SVGSVGElement; title: string; names: readonly { label: string; look: string }[] }

const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "paint-order", "font-family", "font-size", "color"];
const HEAD = 26; // pixels for a title
const LINE = 20; // and for each line of names
const EDGE = 12;
const SHARP = 2; // pixels of the PNG for each of the page's

export function picture(drawings: readonly Drawn[]): { text: string; width: number; height: number } {
  const sizes = drawings.map(({ svg }) => ({ width: svg.clientWidth, height: svg.clientHeight }));
  const names = LINE * Math.max(...drawings.map((drawn) => rowsOf(drawn).length));
  const width = sizes.reduce((sum, size) => sum + size.width, 0) + EDGE * (drawings.length + 1);
  const height = Math.max(...sizes.map((size) => size.height)) + HEAD + names + 2 * EDGE;
  const whole = make("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` });
  const page = getComputedStyle(document.body);
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--fig-ink");
  whole.append(make("rect", { width, height, fill: page.backgroundColor }));
  let left = EDGE;
  drawings.forEach((drawn, index) => {
    const { svg, title } = drawn;
    const { width: own = 0, height: tall = 0 } = sizes[index] ?? {};
    whole.append(text(title, left + 4, EDGE + 14, ink, page.fontFamily, 14));
    rowsOf(drawn).forEach((row, line) => {
      let at = left + 4;
      for (const { label, look } of row) {
        const colour = resolved(`var(--${look})`);
        whole.append(make("path", { d: `M${at} ${EDGE + HEAD + LINE * line + 4}h22`, stroke: colour, "stroke-width": 2.4, "stroke-dasharray": dashOf(look) }));
        whole.append(text(label, at + 28, EDGE + HEAD + LINE * line + 8, colour, page.fontFamily, 12.5));
        at += widthOf(label);
      }
    });
    const copy = svg.cloneNode(true) as SVGSVGElement;
    inlined(svg, copy);
    for (const unseen of copy.querySelectorAll(".live-stop, .live-reach, .live-halo")) unseen.remove();
    for (const [name, value] of Object.entries({ x: left, y: EDGE + HEAD + names, width: own, height: tall })) copy.setAttribute(name, String(value));
    copy.removeAttribute("class");
    whole.append(copy);
    left += own + EDGE;
  });
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

export async function png(drawings: readonly Drawn[]): Promise<Blob> {
  const { text: svg, width, height } = picture(drawings);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARP;
  canvas.height = height * SHARP;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else fail(new Error("this browser makes no PNG of the drawing"));
    }, "image/png");
  });
}

/** Names in lines that fit the drawing's width. */
function rowsOf({ svg, names }: Drawn): Drawn["names"][number][][] {
  const rows: Drawn["names"][number][][] = [[]];
  let room = svg.clientWidth;
  for (const name of names) {
    if (widthOf(name.label) > room) {
      rows.push([]);
      room = svg.clientWidth;
    }
    room -= widthOf(name.label);
    rows.at(-1)?.push(name);
  }
  return rows;
}

function widthOf(label: string): number {
  return 44 + 7.2 * label.length;
}

function text(words: string, x: number, y: number, fill: string, font: string, size: number): SVGTextElement {
  const made = make("text", { x, y, fill, "font-size": size, "font-family": font });
  made.textContent = words;
  return made;
}

/** Styles of the page's sheets, which a file does not have, as attributes. */
function inlined(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  to.setAttribute("style", STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  for (const name of ["tabindex", "role"]) to.removeAttribute(name);
  Array.from(from.children).forEach((child, index) => {
    const twin = to.children[index];
    if (twin) inlined(child, twin);
  });
}

function resolved(colour: string): string {
  const probe = document.createElement("span");
  probe.style.color = colour;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function dashOf(look: string): string {
  const dash = getComputedStyle(document.documentElement).getPropertyValue(`--${look}-dash`).trim();
  return dash === "" ? "none" : dash;
}
