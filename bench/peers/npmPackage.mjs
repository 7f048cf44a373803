import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE_FOLDER } from "../generate.mjs";

/**
 * An npm package of one exact version in a folder of its own below `.cache/bench/peers/`, installed there when it is
 * not. None of its install scripts run, and the project's own packages do not change.
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string | undefined>} the package's folder; absent when npm could not install it
 */
export async function installedPackage(name, version) {
  const folder = join(CACHE_FOLDER, "peers", `${name}-${version}`);
  const inFolder = join(folder, "node_modules", name);
  if (existsSync(inFolder)) return inFolder;
  const unfinished = `${folder}.${process.pid}.part`;
  await mkdir(unfinished, { recursive: true });
  try {
    // Without it, npm would look for a project in the folders above, and find this one.
    await writeFile(join(unfinished, "package.json"), '{ "private": true }\n');
    const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`];
    const { status } = spawnSync("npm", words, { cwd: unfinished, stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) return undefined;
    await rename(unfinished, folder);
    return inFolder;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
