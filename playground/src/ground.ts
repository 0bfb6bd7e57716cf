/** ground.js: the page *Playground*. Its controls stand at once; the plot follows when the page has loaded and the engine runs. */

import { giveUp } from "./failure";
import type { Catalogue } from "./ground/catalogue";
import { Page, type GroundElement } from "./ground/page";
import { start, whenStanding } from "./start";

const box = document.querySelector<GroundElement>(".ground[data-ground]");

async function begin(of: GroundElement, page: Page): Promise<void> {
  try {
    await page.begin(await start());
  } catch (error) {
    giveUp(of, error);
    for (const part of of.querySelectorAll<HTMLElement>(".ground-stories, .ground-main, .ground-source, .ground-more")) part.inert = true;
  }
}

if (box) {
  const page = new Page(box, JSON.parse(box.dataset.ground ?? "{}") as Catalogue);
  whenStanding(() => void begin(box, page));
}
