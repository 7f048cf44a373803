import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { assemblyScript } from "../../scripts/assembly-script.mjs";
import { CACHE_FOLDER } from "../generate.mjs";

/**
 * Builds a program of this folder for Node, with the engine's code in it, and loads it.
 * @param {string} name of a TypeScript file of this folder, without its ending
 * @param {string} [keptAs] folder of the build in `.cache/bench/`
 * @returns {Promise<any>} what it exports
 */
export async function bundledForNode(name, keptAs = name) {
  await build({
    configFile: false,
    logLevel: "warn",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    publicDir: false,
    plugins: [assemblyScript()],
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
      outDir: join(CACHE_FOLDER, keptAs),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: "program.mjs" } },
    },
  });
  return loadKept(keptAs);
}

/**
 * Loads a program that was built before.
 * @param {string} keptAs folder of the build in `.cache/bench/`
 * @returns {Promise<any>} what it exports
 */
export async function loadKept(keptAs) {
  return import(pathToFileURL(join(CACHE_FOLDER, keptAs, "program.mjs")).href);
}
