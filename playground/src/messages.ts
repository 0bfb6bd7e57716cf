/** The messages between the page and its worker, below the protocol. */

/** Python files by path, as tools/play.py lists them. */
export type Sources = Record<string, string>;

/** First the sources, then requests, one at a time: each is JSON. */
export type ToWorker = { sources: Sources } | { request: string };

/** "started" once Python runs; then an answer in JSON and its numbers, or why the engine itself could not give one. */
export type FromWorker = { started: true } | { text: string; numbers: Float64Array<ArrayBuffer> } | { failed: string };
