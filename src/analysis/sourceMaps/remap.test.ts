import fc from "fast-check";
import { SourceMapConsumer, SourceMapGenerator } from "source-map-js";
import { expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import { encodePlain, pictureOfProfile, type PlainProfile } from "../../format/pprof/fixtures/plainProfile";
import { randomProfile } from "../../format/pprof/fixtures/randomProfile";
import { writtenBytes } from "../../format/pprof/fixtures/writtenBytes";
import { openBytes } from "../fixtures/openFile";
import { OriginalPositions } from "./originalPositions";
import { readSourceMap } from "./readSourceMap";
import { remapProfile } from "./remap";

const BUNDLE = "/app/dist/main.js";
const FILES = [BUNDLE, BUNDLE, BUNDLE, "/app/src/a.js", "/app/src/b.js", "node:fs", ""];
const PACKED = 2n ** 32n;

const mapping = fc.record({
  line: fc.integer({ min: 1, max: 3 }),
  column: fc.integer({ min: 0, max: 30 }),
  source: fc.constantFrom("../src/a.js", "../src/b.js", "webpack://app/./src/c.js"),
  originalLine: fc.integer({ min: 1, max: 60 }),
  originalColumn: fc.integer({ min: 0, max: 20 }),
  name: fc.constantFrom(undefined, "alpha", "beta"),
});

const sourceMap = fc.array(mapping, { minLength: 1, maxLength: 25 }).map(mappings => {
  const generator = new SourceMapGenerator();
  // One mapping a place: of several no two libraries need take the same.
  const places = new Map(mappings.map(one => [`${one.line}:${one.column}`, one]));
  for (const { line, column, source, originalLine, originalColumn, name } of places.values()) {
    generator.addMapping({
      generated: { line, column },
      original: { line: originalLine, column: originalColumn },
      source,
      ...(name === undefined ? {} : { name }),
    });
  }
  return generator.toJSON();
});

/** A profile of a bundle and other files, at positions of all kinds. */
const profile: fc.Arbitrary<PlainProfile> = fc
  .tuple(
    randomProfile,
    fc.array(
      fc.record({
        file: fc.constantFrom(...FILES),
        name: fc.constantFrom("a", "b", "(anonymous:L#1:C#3)", "alpha"),
        startLine: fc.bigInt(0n, 7n),
      }),
      { minLength: 8, maxLength: 8 },
    ),
    fc.array(fc.record({ line: fc.bigInt(0n, 4n), column: fc.bigInt(0n, 45n), isPacked: fc.boolean() }), {
      minLength: 30,
      maxLength: 30,
    }),
  )
  .map(([plain, functions, positions]) => ({
    ...plain,
    dropFrames: "",
    keepFrames: "",
    functions: plain.functions.map((one, index) => {
      const { file, name, startLine } = functions[index];
      return { ...one, filename: file, name, systemName: name, startLine };
    }),
    locations: plain.locations.map((location, row) => ({
      ...location,
      lines: location.lines.map((one, index) => {
        const { line, column, isPacked } = positions[(3 * row + index) % positions.length];
        return isPacked ? { ...one, line: column * PACKED + line, column: 0n } : { ...one, line, column };
      }),
    })),
  }));

type Picture = ReturnType<typeof pictureOfProfile>;
type Line = Picture["samples"][number]["stack"][number]["lines"][number];

/** A position as another library maps it; undefined where it has none. Only of lines with a column. */
function originalOf({ line, column }: Line, oracle: SourceMapConsumer) {
  const generatedLine = Number(line % PACKED);
  const generatedColumn = Number(column > 0n ? column : line / PACKED);
  if (generatedLine === 0 || generatedColumn === 0) return undefined;
  const original = oracle.originalPositionFor({ line: generatedLine, column: generatedColumn - 1 });
  if (original.source === null) return undefined;
  const file = original.source.replace(/^\.\.\//, "/app/").replace("webpack://app/./", "webpack://app/");
  return { filename: file, line: BigInt(original.line), column: BigInt(original.column + 1) };
}

test("a profile read through any map: stacks and values stay, positions are another library's", async () => {
  let mapped = 0;
  await fc.assert(
    fc.asyncProperty(profile, sourceMap, async (plain, json) => {
      const opened = await openBytes(encodePlain(plain));
      if (!opened.ok) return;
      const raw = opened.value;
      const map = readSourceMap(JSON.stringify(json));
      if (!map.ok) throw new Error(map.error);
      const positions = new OriginalPositions(map.value, BUNDLE, undefined);
      const remapping = runSteps(remapProfile(raw, file => (file === BUNDLE ? positions : undefined)));
      const remapped = remapping.profile;
      expect(remapped.samples).toBe(raw.samples);
      const oracle = new SourceMapConsumer(json);
      const before = pictureOfProfile(raw);
      const after = pictureOfProfile(remapped);
      expect(after.samples.map(({ values }) => values)).toEqual(before.samples.map(({ values }) => values));
      for (const [sample, { stack }] of before.samples.entries()) {
        for (const [frame, location] of stack.entries()) {
          const { lines, ...others } = after.samples[sample].stack[frame];
          expect({ ...others, lines: location.lines }).toEqual(location);
          expect(lines.length).toBe(location.lines.length);
          for (const [index, line] of location.lines.entries()) {
            const now = lines[index];
            if (line.function.filename !== BUNDLE) expect(now).toEqual(line);
            else if (
              !line.function.name.startsWith("(anonymous") &&
              (line.column > 0n || line.line >= PACKED)
            ) {
              const original = originalOf(line, oracle);
              mapped += original === undefined ? 0 : 1;
              if (original === undefined) expect(now).toEqual(line);
              else
                expect({ filename: now.function.filename, line: now.line, column: now.column }).toEqual(
                  original,
                );
            }
          }
        }
      }
      // Where a map is used, no two functions of original files are equal, and the result is a profile that can be written and read.
      const { functions, strings } = remapped;
      const keys = Array.from(functions.name, (name, row) =>
        JSON.stringify([
          strings.text(name),
          strings.text(functions.systemName[row]),
          strings.text(functions.filename[row]),
          functions.startLine[row],
        ]),
      ).filter(key => positions.originalFiles().some(file => key.includes(JSON.stringify(file))));
      if (plain.functions.some(({ filename }) => filename === BUNDLE)) {
        expect(new Set(keys).size).toBe(keys.length);
      }
      const again = await openBytes(writtenBytes(remapped));
      if (!again.ok) throw new Error(again.error.problem.message);
      const stacks = (picture: Picture) => picture.samples.map(({ stack }) => stack);
      expect(stacks(pictureOfProfile(again.value))).toEqual(stacks(after));
    }),
    { numRuns: 200 },
  );
  expect(mapped).toBeGreaterThan(100);
});
