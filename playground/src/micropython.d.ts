/** What is used of MicroPython's package, which has no types of its own. */

declare module "@micropython/micropython-webassembly-pyscript/micropython.mjs" {
  export interface MicroPython {
    FS: {
      analyzePath(path: string): { exists: boolean };
      mkdir(path: string): void;
      writeFile(path: string, text: string): void;
      readFile(path: string): Uint8Array<ArrayBuffer>;
    };
    /** One module is imported: playground/engine.py. */
    pyimport(name: "playground.engine"): { answer: (request: string, file: string) => string };
  }
  export function loadMicroPython(options: {
    url: string;
    heapsize: number;
    stdout: (line: string) => void;
  }): Promise<MicroPython>;
}

/** The file, gzipped and in base64; see bundle.mjs. */
declare module "*.wasm" {
  const packed: string;
  export default packed;
}
