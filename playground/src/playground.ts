/** play.js, the page's side: after the page stands, fetch the engine and bring to life each figure that comes near. */

import { Client } from "./client";
import { revive, type LiveElement } from "./figure";
import type { Ask } from "./kinds/kind";
import { remembering } from "./remember";

declare global {
  interface Window {
    wayDownEngine?: { worker: string };
    wayDownSources?: Record<string, string>;
  }
}

const folder = new URL(".", (document.currentScript as HTMLScriptElement).src).href;
const NEAR = "600px"; // below the view

let client: Promise<Client> | null = null;

function load(file: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = folder + file;
    script.onload = () => { done(); };
    script.onerror = () => { fail(new Error(`${file} could not be loaded`)); };
    document.head.append(script);
  });
}

async function start(): Promise<Client> {
  await Promise.all([load("sources.js"), load("engine.js")]);
  if (!window.wayDownEngine || !window.wayDownSources) throw new Error("the engine's files hold no engine");
  return new Client(window.wayDownEngine.worker, window.wayDownSources);
}

async function enliven(box: LiveElement): Promise<void> {
  box.dataset.live = "waiting";
  try {
    const engine = await (client ??= start());
    const ask: Ask = (request) => engine.ask(request);
    await revive(box, remembering(ask));
  } catch (error) {
    box.dataset.live = "failed";
    box.classList.add("failed"); // the static figure stays
    console.warn(error instanceof Error ? error.message : error);
  }
}

function begin(): void {
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      void enliven(target as LiveElement);
    }
  }, { rootMargin: NEAR });
  for (const box of document.querySelectorAll(".live[data-preset]")) watch.observe(box);
}

/** Call when the page is loaded and the browser has nothing better to do. */
function whenIdle(call: () => void): void {
  const idle = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(call, { timeout: 1000 });
    else setTimeout(call, 50);
  };
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

whenIdle(begin);
