// Runs a Python program under MicroPython. Standard input: JSON {files: {path: text}, program: text}.
import { readFileSync } from "node:fs";
import { loadMicroPython } from "../../playground/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs";

const { files, program } = JSON.parse(readFileSync(0, "utf8"));
const python = await loadMicroPython({ heapsize: 16 * 1024 * 1024, stdout: (line) => console.log(line) });
for (const [path, text] of Object.entries(files)) {
  const folders = path.split("/").slice(0, -1);
  folders.forEach((_, i) => {
    const folder = "/" + folders.slice(0, i + 1).join("/");
    if (!python.FS.analyzePath(folder).exists) python.FS.mkdir(folder);
  });
  python.FS.writeFile("/" + path, text);
}
try {
  python.runPython(program);
} catch (error) {
  console.error(error.message); // the traceback alone, without the engine's own source
  process.exit(1);
}
