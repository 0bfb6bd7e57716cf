/** Answers that are asked for again and again, such as a surface's grid while a start is dragged, are asked for once. */

import type { Ask } from "./kinds/kind";

const KEPT = 8; // answers; a slider that changes the surface goes through many

/** The same, but for runs, which change with every move. */
export function remembering(ask: Ask): Ask {
  const kept = new Map<string, unknown>();
  return async (request) => {
    if (request.ask === "run" || request.ask === "seeds") return ask(request);
    const key = JSON.stringify(request);
    const known = kept.get(key);
    const answer = known === undefined ? ask(request) : (known as ReturnType<typeof ask<typeof request.ask>>);
    kept.delete(key); // what is used again becomes the newest
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}
