import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import cases from "../../examples/oracle/cases.json";
import { openFile } from "./fixtures/openFile";
import { parseTop, sortedRows, topRows } from "./fixtures/pprofTop";

// Flat and cum of every function against what google/pprof printed for the same file and sample type. The
// expected outputs are recorded by examples/oracle/record.sh.
describe("top equals google/pprof on the examples and odd profiles", () => {
  test.each(cases)("$profile $sampleType", async ({ profile, sampleIndex, unit, expected }) => {
    const rows = parseTop(readFileSync(expected, "utf8"));
    const opened = await openFile(profile);
    expect(sortedRows(topRows(opened, sampleIndex, unit))).toEqual(sortedRows(rows));
  });
});
