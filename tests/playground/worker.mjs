// Runs the worker of the bundle engine.js in Node: `node worker.mjs engine.js`. Standard input: JSON
// {sources, requests}; standard output: one line for each answer, its numbers in base64 beside it.
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

const window = {};
new Function("window", readFileSync(process.argv[2], "utf8"))(window);

// what a worker of a browser has and Node's has not
const BROWSERS = `
  const { parentPort } = require("node:worker_threads");
  globalThis.WorkerGlobalScope = Object;
  globalThis.self = globalThis;
  self.postMessage = (message, { transfer } = {}) => parentPort.postMessage(message, transfer);
  parentPort.on("message", (data) => self.onmessage({ data }));
`;
const worker = new Worker(BROWSERS + window.wayDownEngine.worker, { eval: true });
const heard = () => new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));

const { sources, requests } = JSON.parse(readFileSync(0, "utf8"));
worker.postMessage({ sources });
const first = await heard();
if (!first.started) throw new Error(JSON.stringify(first));
for (const request of requests) {
  worker.postMessage({ request: JSON.stringify(request) });
  const answer = await heard();
  const numbers = answer.numbers && Buffer.from(answer.numbers.buffer).toString("base64");
  console.log(JSON.stringify({ ...answer, numbers }));
}
await worker.terminate();
