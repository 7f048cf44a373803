/** How the code starts a worker. */
const START =
  /new Worker\(\s*new URL\("(?<file>[^"]+)", import\.meta\.url\),\s*\{(?<options>[^}]*)\}\s*,?\s*\)/g;

/**
 * A Vite plugin for pages of one file: a worker's program stands in the file that starts it, as a classic script in a
 * blob. Browsers load neither module workers nor any other file from `file://`.
 * @returns {import("vite").Plugin}
 */
export function inlineWorkers() {
  return {
    name: "inline-workers",
    enforce: "pre",
    transform(code, id) {
      // Vite's own ways to start workers have a query.
      if (!id.endsWith(".ts") || !code.includes("new Worker(")) return undefined;
      /** @type {string[]} */
      const imports = [];
      const changed = code.replace(START, (_, file, options) => {
        const name = `InlineWorker${imports.length}`;
        imports.push(`import ${name} from "${file}?worker&inline";`);
        return `new ${name}({${options.replace(/type: "module",?/, "")}})`;
      });
      if (imports.length === 0) throw new Error("A worker is started in a way that cannot be made inline.");
      return `${imports.join("\n")}\n${changed}`;
    },
  };
}
