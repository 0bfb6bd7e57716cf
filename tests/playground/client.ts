/** The client alone on a page, for test_client.py: `await ask({...})` there gives the answer or the error. */

import { Client, EngineError } from "../../playground/src/client";
import type { Asks } from "../../playground/src/protocol";

declare const wayDownEngine: { worker: string };
declare const wayDownSources: Record<string, string>;

let client: Client | undefined;

Object.assign(window, {
  ClientOfPage: Client,
  ask: async (request: Asks[keyof Asks]) => {
    client ??= new Client(wayDownEngine.worker, wayDownSources);
    const begun = performance.now();
    try {
      const ok = await client.ask(request);
      return { ok, ms: performance.now() - begun };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return { error: { sentence: error.message, line: error.line }, ms: performance.now() - begun };
    }
  },
});
