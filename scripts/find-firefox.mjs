import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";

/** What the program is called on a PATH. */
const COMMAND_NAMES = ["firefox", "firefox-esr"];

/** Where it is without being on a PATH. */
const USUAL_PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox", "/usr/lib/firefox-esr/firefox-esr"];

/**
 * A Firefox that starts on this machine: the one that PROFLENS_FIREFOX names, one on the PATH, one in a usual place.
 *
 * @returns {{ executablePath: string, version: string } | undefined} what it says of itself; undefined where there is none
 */
export function findFirefox() {
  const { PROFLENS_FIREFOX: named, PATH = "" } = process.env;
  const folders = PATH.split(delimiter).filter(Boolean);
  const candidates = COMMAND_NAMES.flatMap(name => folders.map(folder => join(folder, name)));
  for (const executablePath of named ? [named] : [...candidates, ...USUAL_PLACES]) {
    const { status, stdout } = spawnSync(executablePath, ["--version"], {
      encoding: "utf8",
      timeout: 30_000,
    });
    if (status === 0) return { executablePath, version: stdout.trim() };
  }
  if (named) throw new Error(`PROFLENS_FIREFOX is ${named}, but no browser starts from there.`);
  return undefined;
}
