import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleForNode } from "../../scripts/bundle-for-node.mjs";
import { CACHE_FOLDER } from "../generate.mjs";

/**
 * Builds a program of this folder for Node, with the engine's code in it, and loads it.
 * @param {string} name of a TypeScript file of this folder, without its ending
 * @param {string} [keptAs] folder of the build in `.cache/bench/`
 * @returns {Promise<any>} what it exports
 */
export async function bundledForNode(name, keptAs = name) {
  await bundleForNode(new URL(`${name}.ts`, import.meta.url), join(CACHE_FOLDER, keptAs));
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
