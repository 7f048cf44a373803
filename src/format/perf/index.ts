import type { Importer } from "../importer";
import { headLines } from "../text/head";
import { readFrame, readSampleLine } from "./line";

/** What `perf script` prints of a recording: a line per sample, its stack below. */
export const perfImporter: Importer = {
  name: "perf script",
  recognises(head) {
    const { lines } = headLines(head);
    const first = lines.findIndex(line => line.trim() !== "" && !line.startsWith("#"));
    if (first < 0 || readSampleLine(lines[first]) === undefined) return false;
    const next = lines[first + 1] ?? "";
    return next.trim() === "" || readFrame(next) !== undefined || readSampleLine(next) !== undefined;
  },
  async start() {
    const [{ TextReader }, { PerfSamples }] = await Promise.all([
      import("../text/reader"),
      import("./samples"),
    ]);
    return new TextReader(new PerfSamples());
  },
};
