import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inputOf } from "./input";
import { TARGETS } from "./targets";

/** Readers by name, and how often each is tried. */
export const WEIGHTS = TARGETS.map(([{ name }, weight]) => [name, weight] as const);

/** Writes an input into a folder; returns its path. */
export function writeInput(reader: string, seed: number, number: number, folder: string): string {
  const target = TARGETS.map(([target]) => target).find(({ name }) => name === reader);
  if (target === undefined) throw new Error(`there is no reader ${reader}`);
  const path = join(folder, `${reader}-${seed}-${number}`);
  writeFileSync(path, inputOf(target, seed, number).bytes);
  return path;
}
