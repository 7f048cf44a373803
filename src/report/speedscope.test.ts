import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "../../examples/oracle/cases.json";
import { openFile } from "../analysis/fixtures/openFile";
import { parseTop, type TopRow } from "../analysis/fixtures/pprofTop";
import { parseStacks, profileOfStacks } from "../analysis/fixtures/stackText";
import { percentText, valueText } from "../base/units";
import { anyStacks } from "./fixtures/hostileNames";
import { printReport } from "./fixtures/printReport";

/** As speedscope's `src/lib/file-format-spec.ts` has it. */
interface SpeedscopeFile {
  readonly $schema: string;
  readonly activeProfileIndex: number;
  readonly shared: { readonly frames: readonly { name: string; file?: string; line?: number }[] };
  readonly profiles: readonly {
    readonly type: string;
    readonly name: string;
    readonly unit: string;
    readonly startValue: number;
    readonly endValue: number;
    readonly samples: readonly (readonly number[])[];
    readonly weights: readonly number[];
  }[];
}

const read = (text: string) => JSON.parse(text) as SpeedscopeFile;

/** Flat and cum of every frame, by what a reader of the format makes of it. */
function figuresOf(
  { shared, profiles }: SpeedscopeFile,
  type: number,
): Map<string, [flat: number, cum: number]> {
  const figures = new Map<string, [number, number]>();
  const figureOf = (frame: number) => {
    const { name } = shared.frames[frame];
    const known = figures.get(name) ?? [0, 0];
    figures.set(name, known);
    return known;
  };
  const { samples, weights } = profiles[type];
  for (const [index, stack] of samples.entries()) {
    const leaf = stack.at(-1);
    if (leaf !== undefined) figureOf(leaf)[0] += weights[index];
    for (const frame of new Set(stack.map(at => shared.frames[at].name))) {
      figureOf(shared.frames.findIndex(({ name }) => name === frame))[1] += weights[index];
    }
  }
  return figures;
}

const RECORDED = cases.filter(({ profile }) => profile.startsWith("public/examples/"));

describe("a reader of the format finds pprof's figures", () => {
  test.each(RECORDED)("$profile $sampleType", async ({ profile, sampleIndex, unit, expected }) => {
    const opened = await openFile(profile);
    const file = read(await printReport(opened, "speedscope", `sample_index=${sampleIndex}`));
    expect(file.activeProfileIndex).toBe(sampleIndex);
    expect(file.profiles.map(({ name }) => name)).toEqual(opened.sampleTypes.map(({ type }) => type));
    const { unit: sampleUnit } = opened.sampleTypes[sampleIndex];
    const { endValue, weights } = file.profiles[sampleIndex];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(endValue);
    const rows = [...figuresOf(file, sampleIndex)].map(
      ([name, [flat, cum]]): TopRow => ({
        flat: valueText(flat, sampleUnit, unit),
        flatPercent: percentText(flat, endValue),
        cum: valueText(cum, sampleUnit, unit),
        cumPercent: percentText(cum, endValue),
        name,
      }),
    );
    const text = (row: TopRow) => JSON.stringify(row);
    const printed = parseTop(readFileSync(expected, "utf8"));
    expect(rows.map(text).toSorted()).toEqual(printed.map(text).toSorted());
  });
});

test("frames have what the granularity tells apart, units are speedscope's", async () => {
  const opened = await openFile("public/examples/go-heap.pb.gz");
  const byLine = read(await printReport(opened, "speedscope", "lines", "focus=gzip"));
  expect(byLine.profiles.map(({ unit }) => unit)).toEqual(["none", "bytes", "none", "bytes"]);
  const frame = byLine.shared.frames.find(({ name }) => name === "compress/flate.NewWriter");
  expect(frame?.file).toMatch(/compress\/flate\/deflate\.go$/);
  expect(frame?.line).toBeGreaterThan(100);
});

test("differences are not negative", async () => {
  const profile = profileOfStacks(parseStacks("main;a 2\nmain;b -2\nmain;c 0"));
  const file = read(await printReport(profile, "speedscope"));
  expect(file.profiles[0]).toMatchObject({ weights: [2], startValue: 0, endValue: 2 });
});

test("any names and values make a file that is whole", async () => {
  await fc.assert(
    fc.asyncProperty(anyStacks, async samples => {
      const file = read(await printReport(profileOfStacks(samples), "speedscope"));
      const [{ samples: stacks, weights, endValue }] = file.profiles;
      expect(stacks).toHaveLength(weights.length);
      expect(weights.every(weight => weight > 0)).toBe(true);
      expect(endValue).toBe(weights.reduce((sum, weight) => sum + weight, 0));
      const names = new Set(samples.flatMap(({ frames }) => frames));
      for (const stack of stacks) {
        for (const frame of stack) expect(names).toContain(file.shared.frames[frame].name);
      }
    }),
    { numRuns: 60 },
  );
});
