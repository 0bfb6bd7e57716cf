/** play.js, the page's side: after the page stands, fetch the engine and bring to life each figure that comes near. */

import { giveUp } from "./failure";
import { revive, type LiveElement } from "./figure";
import type { Ask } from "./kinds/kind";
import { remembering } from "./remember";
import { start, whenStanding, type Engine } from "./start";

const NEAR = "600px"; // below the view

let engine: Promise<Engine> | null = null;

async function enliven(box: LiveElement): Promise<void> {
  box.dataset.live = "waiting";
  try {
    const { client } = await (engine ??= start());
    const ask: Ask = (request) => client.ask(request);
    await revive(box, remembering(ask));
  } catch (error) {
    giveUp(box, error);
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

whenStanding(begin);
