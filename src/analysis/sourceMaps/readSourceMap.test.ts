import { originalPositionFor } from "@jridgewell/trace-mapping";
import { SourceMapConsumer, SourceMapGenerator } from "source-map-js";
import { describe, expect, test } from "vitest";
import { readSourceMap } from "./readSourceMap";

const GOOD = {
  version: 3,
  sources: ["a.ts"],
  names: ["alpha"],
  mappings: "AAAAA,CAAC;AACD",
};

describe("a source map", () => {
  test.each([
    ["as it is", JSON.stringify(GOOD)],
    ["behind a byte order mark", `\uFEFF${JSON.stringify(GOOD)}`],
    ["behind a guard", `)]}'\n${JSON.stringify(GOOD)}`],
    ["with its version as text", JSON.stringify({ ...GOOD, version: "3" })],
    ["without names", JSON.stringify({ ...GOOD, names: undefined, mappings: "AAAA" })],
    ["with a source that has no path", JSON.stringify({ ...GOOD, sources: [null] })],
    ["that maps nothing", JSON.stringify({ ...GOOD, sources: [], mappings: "" })],
  ])("is read %s", (_, text) => {
    expect(readSourceMap(text)).toMatchObject({ ok: true });
  });

  test.each([
    ["", /^it is not JSON: /],
    ["<!doctype html>", /^it is not JSON: /],
    ["[]", /^it is not an object$/],
    ["null", /^it is not an object$/],
    [JSON.stringify({ ...GOOD, version: 2 }), /^its version is not 3$/],
    [JSON.stringify({ ...GOOD, mappings: undefined }), /^it has no mappings$/],
    [JSON.stringify({ ...GOOD, mappings: "AAAA,é" }), /^its mappings are no Base64 VLQ$/],
    [JSON.stringify({ ...GOOD, sources: "a.ts" }), /^its sources are no list of paths$/],
    [JSON.stringify({ ...GOOD, sources: [7] }), /^its sources are no list of paths$/],
    [JSON.stringify({ ...GOOD, names: {} }), /^its names are no list of texts$/],
    [JSON.stringify({ ...GOOD, sourcesContent: "text" }), /^its sourcesContent is no list of texts$/],
    [JSON.stringify({ ...GOOD, mappings: "ACAA" }), /^line 1 names source 1 of 1$/],
    [JSON.stringify({ ...GOOD, mappings: ";AAAAC" }), /^line 2 gives name 1 of 1$/],
    [JSON.stringify({ ...GOOD, mappings: "AADA" }), /^line 1 is mapped to line -1, column 0$/],
    [JSON.stringify({ version: 3, sections: {} }), /^its sections are no list$/],
    [JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 } }] }), /no offset or no map/],
    [JSON.stringify({ version: 3, sections: [{ offset: {}, map: GOOD }] }), /no line or column/],
    [
      JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map: { version: 3 } }] }),
      /^it has no mappings$/,
    ],
  ])("that is %s is refused in words", (text, words) => {
    const read = readSourceMap(text);
    expect(read.ok ? "read" : read.error).toMatch(words);
  });

  test("may be made of sections", () => {
    const section = (source: string) => {
      const generator = new SourceMapGenerator();
      for (const at of [0, 5]) {
        generator.addMapping({
          source,
          generated: { line: 1, column: at },
          original: { line: 10 + at, column: at },
        });
      }
      return generator.toJSON();
    };
    const map = {
      version: 3,
      sections: [
        { offset: { line: 0, column: 0 }, map: section("a.ts") },
        { offset: { line: 0, column: 100 }, map: section("b.ts") },
        { offset: { line: 4, column: 0 }, map: section("c.ts") },
      ],
    };
    const read = readSourceMap(JSON.stringify(map));
    if (!read.ok) throw new Error(read.error);
    const oracle = new SourceMapConsumer(map);
    for (const [line, column] of [
      [1, 0],
      [1, 7],
      [1, 104],
      [1, 105],
      [5, 0],
      [5, 99],
    ] as const) {
      expect(originalPositionFor(read.value, { line, column })).toEqual(
        oracle.originalPositionFor({ line, column }),
      );
    }
  });
});
