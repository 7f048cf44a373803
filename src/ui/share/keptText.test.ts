import { expect, test } from "vitest";
import { keptText } from "./keptText";

test.each([
  [
    { weight: 992, weightBefore: 1000, sampleCount: 1234 },
    "cpu",
    41_000,
    "keeps 99.20% of cpu, 1,234 stacks, in 41.0 kB",
  ],
  [
    { weight: 99_990, weightBefore: 100_000, sampleCount: 1 },
    "cpu",
    950,
    "keeps more than 99.9% of cpu, 1 stack, in 950 B",
  ],
  [
    { weight: 10, weightBefore: 10, sampleCount: 2 },
    "space",
    2_000,
    "keeps all of space, 2 stacks, in 2.00 kB",
  ],
  [
    { weight: 0, weightBefore: 10, sampleCount: 0 },
    "space",
    300,
    "would hold no stack: it may not be this short",
  ],
  [{ weight: 10, weightBefore: 10, sampleCount: 2 }, "space", undefined, "2 stacks, all of space"],
])("%o of %s in %s", (answer, type, bytes, text) => {
  expect(keptText(answer, type, bytes)).toBe(text);
});
