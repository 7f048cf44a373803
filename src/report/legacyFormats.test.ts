import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openBytes } from "../analysis/fixtures/openFile";
import { printReport } from "./fixtures/printReport";

/** google/pprof's own test data; each has what its parser makes of it beside it. */
const FOLDER = "src/format/legacy/fixtures/google";
const NAMES = readdirSync(FOLDER)
  .filter(name => name.endsWith(".string"))
  .map(name => name.replace(/\.string$/, ""));

test.each(NAMES)("%s is read as google/pprof reads it", async name => {
  const read = await openBytes(readFileSync(`${FOLDER}/${name}`));
  if (!read.ok) throw new Error(read.error.problem.message);
  expect(await printReport(read.value, "raw")).toBe(readFileSync(`${FOLDER}/${name}.string`, "utf8"));
});

test("there are all of them", () => {
  expect(NAMES).toHaveLength(14);
});
