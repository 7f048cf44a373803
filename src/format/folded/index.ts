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
    return (isCut ? stacks.slice(0, -1) : stacks).every(line => readCount(line) !== undefined);
  },
  async start() {
    const [{ TextReader }, { FoldedStacks }] = await Promise.all([
      import("../text/reader"),
      import("./stacks"),
    ]);
    return new TextReader(new FoldedStacks());
  },
};
