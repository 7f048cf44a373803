import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { parseTop, type TopRow } from "../../analysis/fixtures/pprofTop";
import { runSteps } from "../../base/steps";
import { installedPprof } from "../../format/fixtures/googlePprof";
import { LoadedProfile } from "../loaded";
import type { ReportQuestion } from "../protocol";
import { answerReport } from "./report";

const EXAMPLE = "public/examples/go-heap.pb.gz";
const pprof = installedPprof();

async function reportBytes(question: Partial<ReportQuestion> & { command: string }): Promise<Uint8Array> {
  const profile = await openFile(EXAMPLE);
  const asked: ReportQuestion = { kind: "report", sampleTypeIndex: 3, options: {}, ...question };
  const steps = await answerReport(new LoadedProfile(profile, profile), asked);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.bytes;
}

/** Without percentages, which are of another total where a filter is gone. */
function figures(rows: readonly TopRow[]): string[] {
  return rows.map(({ flat, cum, name }) => `${flat} ${cum} ${name}`).sort();
}

describe.skipIf(pprof === undefined)("what the page saves is read by the real pprof", () => {
  const UNTRIMMED = ["-top", "-trim=false", "-unit=bytes"];

  test("as what was shown", async () => {
    const saved = await reportBytes({ command: "proto", options: { focus: "json", ignore: "reflect" } });
    const ours = pprof?.run(UNTRIMMED, [saved]);
    const theirs = pprof?.runOnPaths([...UNTRIMMED, "-focus=json", "-ignore=reflect"], [EXAMPLE]);
    expect(ours?.ok).toBe(true);
    const rows = parseTop(theirs?.stdout ?? "");
    expect(rows.length).toBeGreaterThan(10);
    expect(figures(parseTop(ours?.stdout ?? ""))).toEqual(figures(rows));
  });

  test("as the whole profile, whatever the options", async () => {
    const saved = await reportBytes({ command: "proto", options: { focus: "json" }, whole: true });
    for (const args of [["-top"], ["-tags"], ["-raw"]]) {
      const ours = pprof?.run(args, [saved]).stdout;
      expect(ours).toBe(pprof?.run(args, [readFileSync(EXAMPLE)]).stdout);
      expect(ours).not.toBe("");
    }
  });
});

test("a report is refused in pprof's words", async () => {
  await expect(reportBytes({ command: "peek", argument: "nothing_of_this_name" })).rejects.toThrow(
    "no matches found for regexp: nothing_of_this_name",
  );
  await expect(reportBytes({ command: "nonsense" })).rejects.toThrow('unrecognized command: "nonsense"');
});
