/** Asks the worker, one request at a time, and ends one that does not answer in time. */

import type { FromWorker, Sources, ToWorker } from "./messages";
import type { Answers, Asks } from "./protocol";

/** How long a request may take, once Python runs. */
export const TIME_LIMIT = 2000;

/** Why there is no answer: one sentence, and the line of the reader's source that it is about. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    message: string,
    readonly line: number | null,
  ) {
    super(message);
  }
}

/** What was asked did not end in time. */
export class Endless extends EngineError {}

interface Waiting {
  request: string;
  resolve: (answer: unknown) => void;
  reject: (error: EngineError) => void;
}

interface Told {
  ok?: unknown;
  error?: { sentence: string; line: number | null };
}

/** The answer with its numbers in place: the text has [first, length] under "numbers" where an array belongs. */
function withNumbers(text: string, numbers: Float64Array): Told {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !("numbers" in value)) return value;
    const [first, length] = value.numbers as [number, number];
    return numbers.subarray(first, first + length);
  }) as Told;
}

export class Client {
  readonly #url: string;
  readonly #sources: Sources;
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #started = false;
  #asked: Waiting | undefined;
  /** Why Python cannot start here. */
  #broken: EngineError | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param worker the worker's script as text, so that it starts from a page at file:// too
   * @param sources the Python files, by path
   */
  constructor(worker: string, sources: Sources) {
    this.#url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    this.#sources = sources;
    this.#start();
  }

  ask<K extends keyof Asks>(request: Asks[K]): Promise<Answers[K]> {
    return new Promise((resolve, reject) => {
      if (this.#broken) {
        reject(this.#broken);
        return;
      }
      const text = JSON.stringify(request);
      this.#queue.push({ request: text, resolve: resolve as (answer: unknown) => void, reject });
      this.#next();
    });
  }

  #start(): void {
    const worker = new Worker(this.#url);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#hear({ failed: event.message });
    };
    this.#worker = worker;
    this.#send({ sources: this.#sources });
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #next(): void {
    if (!this.#started || this.#asked !== undefined) return;
    this.#asked = this.#queue.shift();
    if (this.#asked === undefined) return;
    this.#send({ request: this.#asked.request });
    this.#timer = setTimeout(() => {
      this.#end();
    }, TIME_LIMIT);
  }

  #hear(message: FromWorker): void {
    if ("started" in message) {
      this.#started = true;
    } else if ("failed" in message && !this.#started) {
      this.#broken = new EngineError(`Python did not start here: ${message.failed}.`, null);
      for (const waiting of this.#queue.splice(0)) waiting.reject(this.#broken);
    } else {
      clearTimeout(this.#timer);
      const asked = this.#asked;
      this.#asked = undefined;
      if (asked !== undefined) this.#settle(asked, message);
    }
    this.#next();
  }

  #settle(asked: Waiting, message: FromWorker): void {
    if ("failed" in message) {
      asked.reject(new EngineError(`Python stopped here: ${message.failed}.`, null));
    } else if ("text" in message) {
      const { ok, error } = withNumbers(message.text, message.numbers);
      if (error === undefined) asked.resolve(ok);
      else asked.reject(new EngineError(error.sentence, error.line));
    }
  }

  #end(): void {
    const asked = this.#asked;
    this.#worker?.terminate();
    this.#started = false;
    this.#asked = undefined;
    this.#start();
    const seconds = TIME_LIMIT / 1000;
    asked?.reject(new Endless(`Stopped after ${seconds} seconds without a result; does a loop never end?`, null));
  }
}
