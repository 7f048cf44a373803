import type { Importer } from "../importer";
import { headLines } from "../text/head";

/** Whatever is JSON: which profile format it is of shows once it is parsed, since members come in any order. */
export const jsonImporter: Importer = {
  name: "JSON",
  recognises(head) {
    const { lines, cutLine } = headLines(head);
    return /^\s*[[{]/.test([...lines, cutLine].join("\n"));
  },
  async start() {
    const { JsonReader } = await import("./reader");
    return new JsonReader();
  },
};
