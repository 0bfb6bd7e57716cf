/** ground.js: the page *Playground*. Its controls stand at once; the plot follows when the page has loaded and the engine runs. */

import type { Catalogue } from "./ground/catalogue";
import { Page, type GroundElement } from "./ground/page";
import { start, whenIdle } from "./start";

const box = document.querySelector<GroundElement>(".ground[data-ground]");

async function begin(of: GroundElement, page: Page): Promise<void> {
  try {
    await page.begin(await start());
  } catch (error) {
    of.dataset.live = "failed";
    of.classList.add("failed"); // the static figure stays
    console.warn(error instanceof Error ? error.message : error);
  }
}

if (box) {
  const page = new Page(box, JSON.parse(box.dataset.ground ?? "{}") as Catalogue);
  whenIdle(() => void begin(box, page));
}
