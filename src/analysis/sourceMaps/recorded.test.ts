import { readFileSync } from "node:fs";
import { SourceMapConsumer } from "source-map-js";
import { describe, expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { openFile } from "../fixtures/openFile";
import { generatedPosition } from "./generatedPosition";
import { OriginalPositions } from "./originalPositions";
import { readSourceMap } from "./readSourceMap";
import { remapProfile } from "./remap";

const RECORDED = new URL("../../../examples/node-bundled/recorded/", import.meta.url);
const EXAMPLES = new URL("../../../public/examples/", import.meta.url);
const BUNDLED = "/tmp/proflens/examples/node-bundled/";

function textOf(path: string): string {
  return readFileSync(new URL(path, RECORDED), "utf8");
}

function mapped(profile: Profile, file: string, code?: string) {
  const map = readSourceMap(textOf(`${file}.map`));
  if (!map.ok) throw new Error(map.error);
  const positions = new OriginalPositions(map.value, `${BUNDLED}${file}`, code);
  return runSteps(remapProfile(profile, name => (name === `${BUNDLED}${file}` ? positions : undefined)));
}

/** Every line of a profile as `name file:line:column`. */
function placesOf({ lines, functions, strings }: Profile): string[] {
  return Array.from(lines.functionRow, (row, line) => {
    const file = strings.text(functions.filename[row]);
    return `${strings.text(functions.name[row])} ${file}:${lines.lineNumber[line]}:${lines.columnNumber[line]}`;
  });
}

/** The same without columns, of the site builder alone. */
function siteFunctions(profile: Profile): Set<string> {
  const places = placesOf(profile).map(place => /^(\S+) \S+?\/(site\/[\w-]+\.js:\d+):/.exec(place));
  return new Set(places.flatMap(place => (place === null ? [] : `${place[1]} ${place[2]}`)));
}

const isNamed = (place: string) => !place.startsWith("(anonymous");

describe("the bundled example, minified, with columns", () => {
  test("every position is what another library makes of it", async () => {
    const profile = await openFile(new URL("minified.pb.gz", RECORDED));
    const { lines, functions, strings } = profile;
    const { profile: remapped } = mapped(profile, "minified/site.mjs", textOf("minified/site.mjs"));
    const oracle = new SourceMapConsumer(JSON.parse(textOf("minified/site.mjs.map")));
    let compared = 0;
    for (const [line, row] of lines.functionRow.entries()) {
      if (!strings.text(functions.filename[row]).endsWith("minified/site.mjs")) continue;
      const at = generatedPosition(lines.lineNumber[line], lines.columnNumber[line], "");
      if (at.line === 0) continue;
      const original = oracle.originalPositionFor({ line: at.line, column: at.column - 1 });
      const file = remapped.strings.text(remapped.functions.filename[remapped.lines.functionRow[line]]);
      expect(`${file}:${remapped.lines.lineNumber[line]}:${remapped.lines.columnNumber[line]}`).toBe(
        `${BUNDLED}${original.source.replace("../", "")}:${original.line}:${original.column + 1}`,
      );
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each([
    { what: "with the bundle at hand", code: textOf("minified/site.mjs") },
    { what: "with the map alone", code: undefined },
  ])("functions are called what they are called where nothing was bundled, $what", async ({ code }) => {
    const { profile, counts } = mapped(
      await openFile(new URL("minified.pb.gz", RECORDED)),
      "minified/site.mjs",
      code,
    );
    const unbundled = siteFunctions(await openFile(new URL("node-cpu.pb.gz", EXAMPLES)));
    const lineOf = (place: string) => place.split(" ")[1];
    const sampledInBoth = new Set([...unbundled].filter(isNamed).map(lineOf));
    const both = [...siteFunctions(profile)].filter(
      place => isNamed(place) && sampledInBoth.has(lineOf(place)),
    );
    expect(both.filter(place => !unbundled.has(place))).toEqual([]);
    expect(both.length).toBeGreaterThan(30);
    expect(counts.get(`${BUNDLED}minified/site.mjs`)).toMatchObject({ uncertain: 0 });
  });

  test("a class's constructor is named by its class, a function without a name by its place", async () => {
    const profile = await openFile(new URL("minified.pb.gz", RECORDED));
    const places = placesOf(mapped(profile, "minified/site.mjs", textOf("minified/site.mjs")).profile);
    expect(places.find(place => place.startsWith("BlockParser "))).toMatch(/site\/markdown\.js:12:3$/);
    const anonymous = places.filter(place => /^\(anonymous:L#\d+:C#\d+\) .*\/site\//.test(place));
    expect(anonymous.length).toBeGreaterThan(5);
    for (const place of anonymous) expect(place).toMatch(/^\(anonymous:L#(\d+):C#(\d+)\) \S+:\1:\2$/);
  });
});

describe("the bundled example, not minified, with lines alone", () => {
  test("lines are those where another library finds the first mapping", async () => {
    const profile = await openFile(new URL("lines.pb.gz", RECORDED));
    const { lines, functions, strings } = profile;
    const { profile: remapped, counts } = mapped(profile, "plain/site.mjs");
    const oracle = new SourceMapConsumer(JSON.parse(textOf("plain/site.mjs.map")));
    let compared = 0;
    for (const [line, row] of lines.functionRow.entries()) {
      const name = strings.text(functions.name[row]);
      if (!strings.text(functions.filename[row]).endsWith("plain/site.mjs") || !isNamed(name)) continue;
      const generated = lines.lineNumber[line];
      if (generated === 0) continue;
      const bias = SourceMapConsumer.LEAST_UPPER_BOUND;
      const original = oracle.originalPositionFor({ line: generated, column: 0, bias });
      const file = remapped.strings.text(remapped.functions.filename[remapped.lines.functionRow[line]]);
      expect(`${file}:${remapped.lines.lineNumber[line]}`).toBe(
        `${BUNDLED}${original.source.replace("../", "")}:${original.line}`,
      );
      compared++;
    }
    expect(compared).toBeGreaterThan(80);
    const [count] = counts.values();
    expect(count.left.ambiguous + count.left.unmapped + count.left.beyond).toBe(0);
  });

  test("where a minified bundle has no columns, nothing is guessed", async () => {
    const profile = await openFile(new URL("minified.pb.gz", RECORDED));
    const lineNumber = profile.lines.lineNumber.map(line => line % 2 ** 32);
    const functions = {
      ...profile.functions,
      name: profile.functions.name.map(name =>
        profile.strings.text(name).startsWith("(anonymous") ? 0 : name,
      ),
    };
    const blind = { ...profile, lines: { ...profile.lines, lineNumber }, functions };
    const { profile: remapped, counts } = mapped(blind, "minified/site.mjs");
    const [count] = counts.values();
    expect(count.mapped - count.uncertain).toBe(0);
    expect(count.left.ambiguous).toBeGreaterThan(20);
    // Where all of a line is of one file, that much is said.
    for (const place of placesOf(remapped).filter(candidate => candidate.includes("/site/"))) {
      expect(place).toMatch(/:0:0$/);
    }
  });
});
