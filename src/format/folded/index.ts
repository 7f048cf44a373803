import type { Importer } from "../importer";
import { headLines } from "../text/head";
import { isComment, readCount } from "./line";

/** Folded stacks, as FlameGraph's stackcollapse scripts, inferno and others write them: `main;work;alloc 10`. */
export const foldedImporter: Importer = {
  name: "folded stacks",
  recognises(head) {
    const { lines, cutLine } = headLines(head);
    const stacks = lines.filter(line => line !== "" && !isComment(line));
    // A first line that is longer than the head is judged when it is whole.
    if (stacks.length === 0) return cutLine.includes(";") && !isComment(cutLine);
    // A last line that does not end may have been cut off.
    const isCut = stacks.length > 1 && lines.at(-1) !== "";
    return areFolded(isCut ? stacks.slice(0, -1) : stacks);
  },
  async start() {
    const [{ TextReader }, { FoldedStacks }] = await Promise.all([
      import("../text/reader"),
      import("./stacks"),
    ]);
    return new TextReader(new FoldedStacks());
  },
};

/** So many stacks of several frames, among lines of which most have a count, are no other text. */
const CLEAR_STACKS = 2;
const LEAST_SHARE = 2 / 3;

/** Whether lines are folded stacks, a few broken ones among them or not. */
function areFolded(lines: readonly string[]): boolean {
  const counted = lines.map(readCount).filter(line => line !== undefined);
  if (counted.length === lines.length) return true;
  const clear = counted.filter(({ stack }) => /;\S/.test(stack));
  return clear.length >= CLEAR_STACKS && counted.length >= LEAST_SHARE * lines.length;
}
