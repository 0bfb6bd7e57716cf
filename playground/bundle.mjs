// Bundles src/ into the three classic scripts of the site: `node bundle.mjs [folder]`.
// engine.js holds the worker as text with MicroPython's wasm inside it; play.js is the page's side of live figures,
// ground.js that of the page Playground.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { gzipSync } from "fflate"; // Node's own zlib gives other bytes from one version to the next

const here = import.meta.dirname;
const out = process.argv[2] ?? join(here, "../tools/site/static/play");

// MicroPython's module ends in a command line for Node, whose top-level await no classic script may hold.
const NODES_PART = 'if(globalThis.loadMicroPython=loadMicroPython,"object"==typeof process';
const withoutNode = {
  name: "without-node",
  setup(build) {
    build.onLoad({ filter: /micropython\.mjs$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes(NODES_PART)) throw new Error(`${path} no longer holds: ${NODES_PART}; look how it ends`);
      return { contents: text.replace(NODES_PART, "if(false"), loader: "js" };
    });
  },
};

const packedWasm = {
  name: "packed-wasm",
  setup(build) {
    build.onLoad({ filter: /\.wasm$/ }, ({ path }) => {
      const packed = gzipSync(readFileSync(path), { level: 9, mtime: 0 });
      return { contents: Buffer.from(packed).toString("base64"), loader: "text" };
    });
  },
};

async function bundled(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, "src", entry)],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    // MicroPython's loader looks for Node; what it would load there is not for the page
    define: { "globalThis.process": "undefined", "import.meta.url": '"micropython.mjs"' },
    external: ["module", "path", "url", "fs"],
    plugins: [withoutNode, packedWasm],
  });
  return outputFiles[0].text;
}

mkdirSync(out, { recursive: true });
const worker = await bundled("worker.ts");
writeFileSync(join(out, "engine.js"), `window.wayDownEngine={worker:${JSON.stringify(worker)}};\n`);
writeFileSync(join(out, "play.js"), await bundled("playground.ts"));
writeFileSync(join(out, "ground.js"), await bundled("ground.ts"));
