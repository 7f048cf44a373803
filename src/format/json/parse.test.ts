import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../../base/problem";
import { runSteps } from "../../base/steps";
import { parseJson } from "./parse";

const parse = (text: string, partLength: number) => runSteps(parseJson(text, partLength));

/** What a parser makes of a text: the value, or that it is none. */
function outcome(read: () => unknown): { value: unknown } | "no JSON" {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof SyntaxError) return "no JSON";
    throw error;
  }
}

describe("JSON in parts", () => {
  const partLength = fc.integer({ min: 1, max: 40 });

  test("is what JSON.parse makes of it, whatever the parts", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(undefined, 1, "\t"),
        partLength,
        (value, indent, length) => {
          const text = JSON.stringify(value, undefined, indent);
          expect(parse(text, length)).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("is refused where JSON.parse refuses it, and else read the same: changed texts", () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom("", ",", "]", "}", "[", "{", '"', ":", "\\", " ", "1", "a"),
    );
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        partLength,
        (value, changes, length) => {
          let text = JSON.stringify(value);
          for (const [place, put] of changes) {
            const at = place % (text.length + 1);
            text = text.slice(0, at) + put + text.slice(put === "" ? at + 1 : at);
          }
          expect(outcome(() => parse(text, length))).toEqual(outcome(() => JSON.parse(text)));
        },
      ),
      { numRuns: 4000 },
    );
  });

  test("takes __proto__ for a name, and of two entries of a name the last", () => {
    const text = '{"a":[1,2,3,4,5,6,7,8],"__proto__":{"b":[1,2,3,4,5,6,7,8]},"a":2}';
    const read = parse(text, 10);
    expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test("pauses at least once for every part", () => {
    const text = JSON.stringify(
      Array.from({ length: 100_000 }, (_, index) => ({ id: index, children: [index] })),
    );
    let pauses = 0;
    for (const steps = parseJson(text, 1 << 14); steps.next().done !== true; ) pauses++;
    expect(pauses).toBeGreaterThanOrEqual(text.length / (1 << 14));
  });

  test("as deep as a call tree of 20,000 frames is read; deeper than anything is refused", () => {
    const deep = (depth: number) => `${'{"children":['.repeat(depth)}{"id":1}${"]}".repeat(depth)}`;
    let value = parse(deep(20_000), 1 << 18);
    for (let depth = 0; depth < 20_000; depth++) value = (value as { children: unknown[] }).children[0];
    expect(value).toEqual({ id: 1 });
    expect(() => parse("[".repeat(3_000_000), 1 << 12)).toThrow(ProblemError);
  });

  test("that would fill the memory is refused before it does", () => {
    const many = `[${"[],".repeat(100_000)}[]]`;
    expect(() => runSteps(parseJson(many, 1 << 12, 1 << 20))).toThrow("more memory");
    expect(runSteps(parseJson(many, 1 << 12, 1 << 24))).toHaveLength(100_001);
  });
});
