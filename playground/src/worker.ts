/**
 * The worker: MicroPython, the Python files that the page sent first, and one request after the other.
 *
 * `playground/engine.py` answers with a text of JSON and, in the file /numbers, every number of it; so no digit is
 * lost, and the numbers go to the page as one block of memory.
 */

import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import packed from "@micropython/micropython-webassembly-pyscript/micropython.wasm";
import type { FromWorker, Sources, ToWorker } from "./messages";

const HEAP = 2 * 1024 * 1024; // to begin with: it grows, and a small one is swept fast

async function wasm(): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const file = await new Response(stream).blob();
  return URL.createObjectURL(new Blob([file], { type: "application/wasm" }));
}

async function start(sources: Sources): Promise<(request: string) => FromWorker> {
  const url = await wasm();
  // what the reader's own source prints is of no use to the page
  const python = await loadMicroPython({ url, heapsize: HEAP, stdout: () => undefined });
  URL.revokeObjectURL(url);
  for (const [path, text] of Object.entries(sources)) {
    const folders = path.split("/").slice(0, -1);
    folders.forEach((_, i) => {
      const folder = "/" + folders.slice(0, i + 1).join("/");
      if (!python.FS.analyzePath(folder).exists) python.FS.mkdir(folder);
    });
    python.FS.writeFile("/" + path, text);
  }
  const engine = python.pyimport("playground.engine");
  return (request) => {
    const text = engine.answer(request, "/numbers");
    return { text, numbers: new Float64Array(python.FS.readFile("/numbers").slice().buffer) };
  };
}

let answering: ((request: string) => FromWorker) | undefined;

async function respond(message: ToWorker): Promise<FromWorker> {
  try {
    if ("sources" in message) {
      answering = await start(message.sources);
      return { started: true };
    }
    if (answering === undefined) throw new Error("the worker was asked before it had started");
    return answering(message.request);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  const answer = await respond(data);
  self.postMessage(answer, { transfer: "numbers" in answer ? [answer.numbers.buffer] : [] });
};
