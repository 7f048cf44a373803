import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { assemblyScript } from "./assembly-script.mjs";

/** What `bundleForNode` writes into its folder. */
const PROGRAM = "program.mjs";

/**
 * Builds a program in TypeScript for Node, with everything of `src/` that it needs in it.
 * @param {URL} entry the TypeScript file
 * @param {string} folder where the program is put; what was there is removed
 * @returns {Promise<string>} its path
 */
export async function bundleForNode(entry, folder) {
  await build({
    configFile: false,
    logLevel: "warn",
    root: fileURLToPath(new URL("..", import.meta.url)),
    publicDir: false,
    plugins: [assemblyScript()],
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(entry),
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: PROGRAM } },
    },
  });
  return join(folder, PROGRAM);
}
