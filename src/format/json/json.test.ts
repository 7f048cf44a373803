import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusal } from "../fixtures/readText";
import { runSteps } from "../../base/steps";
import { findFault } from "./fault";

describe("what is no JSON", () => {
  test.each([
    ['{"nodes": [1, 2', "truncated: The JSON is cut off: it ends in line 1, where “,” or “]” belongs."],
    ['{"a": "b', "truncated: The JSON is cut off: it ends in line 1, where the rest of a text belongs."],
    [
      '\ufeff{\r\n"a": 1,\r\n}',
      "malformed: This is no JSON: in line 3, at character 1, there is something else where a name in quotes belongs.",
    ],
    ["[1, 2, tru", "truncated: The JSON is cut off: it ends in line 1, where a value belongs."],
    [
      "[1, 2] 3",
      "malformed: This is no JSON: in line 1, at character 8, there is something else where the end of the file belongs.",
    ],
    [
      "{'a': 1}",
      "malformed: This is no JSON: in line 1, at character 2, there is something else where a name in quotes belongs.",
    ],
  ])("%s", async (text, message) => expect(await refusal(text, 3)).toBe(message));

  test("the place is the one that V8 tells, where it tells one", () => {
    let told = 0;
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", "}", "]", ",", '"', ":", "\\", "x", "1", " "),
        (json, where, put) => {
          const at = where % json.length;
          const text = json.slice(0, at) + put + json.slice(at + 1);
          const message = parseError(text);
          const position = /at position (\d+)/.exec(message ?? "")?.[1];
          if (message === undefined) return;
          const fault = runSteps(findFault(text));
          // Of a number or a word that breaks off we tell the beginning, and of an escape the backslash.
          const begin =
            text[new TextDecoder().decode(new TextEncoder().encode(text).slice(0, fault.byteOffset)).length];
          const isOwn = /[-.\w\\]/.test(begin ?? "");
          if (/Unexpected end|Unterminated string/.test(message)) expect(fault.isAtEnd).toBe(true);
          else if (position !== undefined && !isOwn) {
            told++;
            expect(fault.byteOffset).toBe(new TextEncoder().encode(text.slice(0, Number(position))).length);
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(told).toBeGreaterThan(200);
  });

  test("a text that is cut off anywhere is cut off", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, where) => {
        const text = json.slice(0, where % json.length);
        if (parseError(text) !== undefined) expect(runSteps(findFault(text)).isAtEnd).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function parseError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("JSON that is something else says what it is", () => {
  test.each([
    ['{"traceEvents":[]}', "a trace of events"],
    ['[{"ph":"X","ts":1}]', "a trace of events"],
    ['{"snapshot":{"meta":{}},"nodes":[1],"samples":[]}', "a heap snapshot"],
    ['{"meta":{},"threads":[]}', "the Firefox Profiler"],
    ['{"nodes": []}', "no profile format known here"],
    [" [1, 2, 3]\n", "no profile format known here"],
    ['"main;work 3"', "text file"],
  ])("%s", async (text, what) => expect(await refusal(text)).toContain(what));
});

test("100,000 levels are no problem, whole or cut off", async () => {
  const open = "[".repeat(100_000);
  expect(await refusal(open + "]".repeat(100_000), 1 << 16)).toContain("no profile format known here");
  expect(await refusal(open, 1 << 16)).toContain("truncated");
});
