import { expect, test } from "vitest";
import { PprofReader } from "../../format/pprof/reader";
import { madeUpProfile } from "./madeUpProfile";

test("what is rehearsed with is a profile with everything that most have", () => {
  const reader = new PprofReader();
  reader.push(madeUpProfile());
  const read = reader.end();
  if (!read.ok) throw new Error(read.error.problem.message);
  const { samples, labels, lines, locations, functions, warnings } = read.value;
  expect(samples.count).toBe(5000);
  expect(labels.count).toBe(2 * samples.count);
  expect(lines.count).toBeGreaterThan(locations.count);
  expect(functions.count).toBe(1500);
  expect(warnings).toEqual([]);
});
