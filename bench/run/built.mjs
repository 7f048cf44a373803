import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT_FOLDER = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the built app; builds it when it is absent. */
export function builtPage() {
  return built("dist", "index.html", "build");
}

/** The built command; builds it when it is absent. */
export function builtCommand() {
  return join(built("dist-cli", "proflens.js", "build:cli"), "proflens.js");
}

/**
 * @param {string} folder
 * @param {string} file what is in it once it is built
 * @param {string} script npm's that builds it
 * @returns {string} the folder's path
 */
function built(folder, file, script) {
  const path = join(PROJECT_FOLDER, folder);
  if (existsSync(join(path, file))) return path;
  const build = spawnSync("npm", ["run", script], { cwd: PROJECT_FOLDER, stdio: "inherit" });
  if (build.status !== 0) throw new Error(`npm run ${script} failed`);
  return path;
}
