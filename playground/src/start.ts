/** Fetches the engine by script tags, so that it comes from a page at file:// too, and starts it once. */

import { Client } from "./client";

declare global {
  interface Window {
    wayDownEngine?: { worker: string };
    wayDownSources?: Record<string, string>;
  }
}

// of the script that this is bundled into, read while it runs
const folder = new URL(".", (document.currentScript as HTMLScriptElement).src).href;

/** The address of a file, with the digest that the build wrote into the page, so that no older copy is taken for it. */
function address(file: string): string {
  const digests = document.querySelector<HTMLMetaElement>('meta[name="live-digests"]')?.content.split(" ") ?? [];
  const digest = digests.find((one) => one.startsWith(`${file}=`))?.slice(file.length + 1);
  return `${folder}${file}${digest === undefined ? "" : `?v=${digest}`}`;
}

function load(file: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address(file);
    script.onload = () => { done(); };
    script.onerror = () => { fail(new Error(`${file} could not be loaded`)); };
    document.head.append(script);
  });
}

export interface Engine { client: Client; sources: Readonly<Record<string, string>> }

export async function start(): Promise<Engine> {
  await Promise.all([load("sources.js"), load("engine.js")]);
  const { wayDownEngine: engine, wayDownSources: sources } = window;
  if (!engine || !sources) throw new Error("the engine's files hold no engine");
  return { client: new Client(engine.worker, sources), sources };
}

/** Call once the page is loaded and a frame of it has been painted: its text and drawn figures stand. */
export function whenStanding(call: () => void): void {
  const painted = (): void => {
    requestAnimationFrame(() => { setTimeout(call); }); // no waiting for idleness: a slow phone has none for a second
  };
  if (document.readyState === "complete") painted();
  else addEventListener("load", painted, { once: true });
}
