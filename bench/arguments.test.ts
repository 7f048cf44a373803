import { expect, test } from "vitest";
import { parseArguments } from "./arguments.mjs";

test("without words, everything is measured, with two seeds", () => {
  expect(parseArguments([])).toMatchObject({
    sizes: [10_000, 100_000, 1_000_000],
    seeds: [1, 2],
    runs: 5,
    pprof: true,
  });
});

test("parts are measured in their own order, whatever the words'", () => {
  const { parts, sizes, seeds } = parseArguments(["--only=command,open", "--sizes=30k,2m", "--seed=7"]);
  expect(parts).toEqual(["open", "command"]);
  expect([sizes, seeds]).toEqual([[30_000, 2_000_000], [7]]);
});

test("what is not understood is said", () => {
  expect(() => parseArguments(["--only=open,zoom"])).toThrow('no part "zoom"; there are open memory');
  expect(() => parseArguments(["--sizes=big"])).toThrow('"big" is not a size');
  expect(() => parseArguments(["--fast"])).toThrow("unknown option --fast");
});
