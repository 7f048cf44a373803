import { dirname, relative } from "node:path";

/** What an import ends with whose module is to be compiled to WebAssembly. */
const SUFFIX = "?wasm";

/** Everything but the debug names is decided for speed; memory is handed out by the caller, so there is no runtime. */
const OPTIONS = [
  "--optimizeLevel",
  "3",
  "--converge",
  "--noAssert",
  "--runtime",
  "stub",
  "--enable",
  "simd,bulk-memory,sign-extension",
  "--uncheckedBehavior",
  "always",
];

/**
 * A Vite plugin: `import base64 from "….ts?wasm"` is the AssemblyScript program that begins at that file, compiled to
 * WebAssembly, as base64. It stands in the chunk that uses it, so that it is there in workers, in Node, in tests and
 * on `file://` alike, without a request.
 * @returns {import("vite").Plugin}
 */
export function assemblyScript() {
  return {
    name: "assembly-script",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return undefined;
      const resolved = await this.resolve(source.slice(0, -SUFFIX.length), importer);
      return resolved && `${resolved.id}${SUFFIX}`;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return undefined;
      const entry = id.slice(0, -SUFFIX.length);
      const { wasm, files } = await compile(entry);
      for (const file of files) this.addWatchFile(file);
      return `export default ${JSON.stringify(Buffer.from(wasm).toString("base64"))};`;
    },
  };
}

/**
 * @param {string} entry an AssemblyScript file
 * @returns {Promise<{ wasm: Uint8Array, files: string[] }>} the program, and the files that it was made of
 */
async function compile(entry) {
  // Only who builds needs the compiler.
  const [{ default: asc }, { readFile }] = await Promise.all([
    import("assemblyscript/asc"),
    import("node:fs/promises"),
  ]);
  const folder = dirname(entry);
  /** @type {Uint8Array | undefined} */
  let wasm;
  /** @type {string[]} */
  const files = [];
  let said = "";
  const { error } = await asc.main(
    [relative(folder, entry), "--baseDir", folder, "--outFile", "out.wasm", ...OPTIONS],
    {
      async readFile(name, base) {
        const path = `${base}/${name}`;
        const text = await readFile(path, "utf8").catch(() => null);
        if (text !== null) files.push(path);
        return text;
      },
      writeFile(name, contents) {
        if (name === "out.wasm" && typeof contents !== "string") wasm = contents;
      },
      listFiles: () => [],
      stderr: { write: text => (said += text) },
    },
  );
  if (error !== null || wasm === undefined) {
    throw new Error(`${relative(process.cwd(), entry)} does not compile:\n${said}`, {
      cause: error,
    });
  }
  return { wasm, files };
}
