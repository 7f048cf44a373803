import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { refusal } from "./fixtures/readText";

const FORMATS = new URL("./", import.meta.url);
const KINDS = /^(read|(truncated|malformed|unsupported|unrecognised|tooLarge): )/;

/** What a hostile or broken file has in place of something else. */
const PUT = fc.constantFrom(
  "",
  "\0",
  "-1",
  "1e308",
  "9".repeat(40),
  '"',
  "{}",
  "[]",
  "null",
  ";",
  "\n",
  "\n\n",
  "#",
  " ",
  "\u{1f525}",
  "0.5",
  "-",
  "(",
  "0x",
);

test.each([
  "folded/fixtures/go-cpu.folded",
  "v8/fixtures/node.cpuprofile",
  "v8/fixtures/node.heapprofile",
  "v8/fixtures/node.cpuprofile.speedscope.json",
  "perf/fixtures/work.perf.txt",
])("%s: whatever is changed in it, it is read or refused", async path => {
  const text = readFileSync(new URL(path, FORMATS), "utf8");
  const numbers = [...text.matchAll(/-?\d+/g)].map(({ index, 0: digits }) => [index, digits.length] as const);
  const anywhere = fc.tuple(fc.nat(text.length), fc.nat(12));
  // Of JSON only what replaces a value is still JSON.
  const change = fc.tuple(fc.oneof(anywhere, fc.constantFrom(...numbers)), PUT);
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (changes, isCut) => {
        let changed = text;
        for (const [[at, length], put] of changes)
          changed = changed.slice(0, at) + put + changed.slice(at + length);
        expect(await refusal(isCut ? changed.slice(0, changes[0][0][0]) : changed, 1 << 14)).toMatch(KINDS);
      },
    ),
    { numRuns: 300 },
  );
});

test("values, times and lines beyond all bounds", async () => {
  const callFrame = { functionName: "f", url: "", lineNumber: 1e300, columnNumber: 0.5 };
  const nodes = [{ id: 1, callFrame }];
  const cpu = { nodes, samples: [1, 1, 1], timeDeltas: [1e308, 1e308, -1e308] };
  expect(await refusal(JSON.stringify(cpu))).toContain("malformed: A value in this file is larger");
  expect(await refusal(JSON.stringify({ ...cpu, timeDeltas: [1, 1, 1] }))).toBe("read");
  expect(await refusal(JSON.stringify({ head: { callFrame, selfSize: 1e300 } }))).toContain(
    "malformed: A value",
  );
  expect(await refusal(`x 1 1.5: ${"9".repeat(400)} cycles:\n`)).toContain("malformed: A value");
});
