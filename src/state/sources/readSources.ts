import { readSource } from "./readSource";

/** A report with more files than this has the text of the first ones only. */
const MOST_FILES = 100;

/**
 * The texts of source files, by their paths in the profile, as far as places have them; undefined where none has any.
 * Nothing is fetched that the user has not allowed.
 */
export async function readSources(
  paths: readonly string[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const { signal } = new AbortController();
  const texts: [string, string][] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    // oxlint-disable-next-line no-await-in-loop -- a file at a time: they may be large
    const answer = await readSource(path, signal);
    if (answer.kind === "text") texts.push([path, `${answer.lines.join("\n")}\n`]);
  }
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}
