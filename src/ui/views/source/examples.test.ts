import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openFile } from "../../../analysis/fixtures/openFile";
import { runSteps } from "../../../base/steps";
import { LoadedProfile, loadNaming } from "../../../engine/loaded";
import { answerSourceIndex, answerSourceLines } from "../../../engine/questions/source";
import { versionDoubts } from "./versionDoubts";

/** Example → where its paths begin, in place of this repository; whether it says where functions start. */
const EXAMPLES = [
  ["go-cpu", "proflens/", true],
  ["node-cpu", "/tmp/proflens/", false],
  ["cpp-cpu", "/tmp/proflens/", true],
  ["rust-cpu", "/tmp/proflens/", false],
] as const;

test.each(EXAMPLES)(
  "%s: the files that ran are not doubted, others are",
  async (example, prefix, hasStarts) => {
    const profile = await openFile(`public/examples/${example}.pb.gz`);
    const loaded = new LoadedProfile(profile, profile, { naming: await loadNaming() });
    const query = { sampleTypeIndex: 1, options: {} };
    const index = await answerSourceIndex(loaded, {
      kind: "sourceIndex",
      ...query,
      of: "files",
      sortBy: "name",
      descending: false,
      filter: prefix,
      fromRow: 0,
      toRow: 1000,
    });
    const files = index.ok ? runSteps(index.value) : index;
    if (!files.ok) throw new Error(files.error.message);
    let count = 0;
    let doubts = 0;
    for (const file of files.value.file) {
      const path = file.slice(prefix.length);
      if (!file.startsWith(prefix) || !existsSync(path)) continue;
      count++;
      // oxlint-disable-next-line no-await-in-loop -- a few
      const asked = await answerSourceLines(loaded, { kind: "sourceLines", ...query, file });
      const answer = asked.ok ? runSteps(asked.value) : asked;
      if (!answer.ok) throw new Error(answer.error.message);
      const lines = readFileSync(path, "utf8").trimEnd().split("\n");
      expect(versionDoubts(answer.value, lines), file).toEqual([]);
      doubts += versionDoubts(answer.value, ["", "", ...lines.toReversed()]).length;
    }
    expect(count).toBeGreaterThan(1);
    expect(doubts > 0).toBe(hasStarts);
  },
);
