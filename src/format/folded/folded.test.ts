import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleTexts, stackWeights, typeTexts } from "../fixtures/profileText";
import { readGood, refusal } from "../fixtures/readText";
import { type SpeedscopeFile, speedscopeWeights } from "../fixtures/speedscopeExport";

const FIXTURES = new URL("fixtures/", import.meta.url);

const read = async (text: string, pieceLength?: number) => sampleTexts(await readGood(text, pieceLength));

describe("folded stacks", () => {
  test.each<[string, string, string[]]>([
    ["one line", "main;work 3", ["main;work 3"]],
    ["line ends of Windows, a byte order mark, blank lines", "\ufeffa;b 1\r\n\r\na 2\r\n", ["a;b 1", "a 2"]],
    ["blanks in names", "my main;operator new (int) 12\n", ["my main;operator new (int) 12"]],
    ["a tab before the count, blanks behind it", "a;b\t7  \n", ["a;b 7"]],
    ["empty frames", "a;;b 1\n", ["a;;b 1"]],
    ["marks of FlameGraph", "a_[j];b_[k] 1\n", ["a_[j];b_[k] 1"]],
    ["inlined frames", "a;b_[i];c_[i];d 1\n", ["a;+b_[i];+c_[i];d 1"]],
    ["an inlined frame without a caller", "a_[i];b 1\n", ["a_[i];b 1"]],
    ["comments", "# from perf\n#\na;b 1\n#private;c 2\n", ["a;b 1", "#private;c 2"]],
    ["negative counts, of differences", "a;b -5\n", ["a;b -5"]],
    [
      "2^53 and beyond",
      "a 9007199254740993\nb 9223372036854775807\n",
      ["a 9007199254740993", "b 9223372036854775807"],
    ],
    ["names in any language", "大;ß\u00a0x 1\n", ["大;ß\u00a0x 1"]],
    [
      "a line longer than what is looked at first",
      `${"frame;".repeat(20_000)}leaf 1\n`,
      [`${"frame;".repeat(20_000)}leaf 1`],
    ],
  ])("%s", async (_, text, expected) => {
    for (const pieceLength of [7, 1 << 20]) expect(await read(text, pieceLength)).toEqual(expected);
  });

  test("any line but the first without its count, among good ones, is named by its number", async () => {
    const frame = fc.stringMatching(/^[a-z][a-z.:]{0,8}$/);
    const stack = fc.array(frame, { minLength: 2, maxLength: 6 }).map(frames => frames.join(";"));
    const stacks = fc.array(stack, { minLength: 3, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        stacks,
        fc.nat(),
        fc.integer({ min: 1, max: 1 << 12 }),
        async (stacks, at, pieceLength) => {
          // A text that begins with another line is taken for none.
          const broken = 1 + (at % (stacks.length - 1));
          const text = stacks.map((stack, line) => `${stack}${line === broken ? "" : " 7"}\n`).join("");
          expect(await refusal(text, pieceLength)).toContain(
            `malformed: Line ${broken + 1} of these folded stacks has no count at its end: ${stacks[broken]}`,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("are counts of samples, and say where they come from", async () => {
    const profile = await readGood("# recorded by x\na 1\n");
    expect(typeTexts(profile)).toEqual(["samples/count"]);
    expect([profile.recordedAs, profile.header.comments]).toEqual(["folded stacks", ["recorded by x"]]);
  });

  test("with fractions are counted in smaller units, with a warning", async () => {
    const profile = await readGood("a;b 0.25\na 12\nc 1e2\n");
    expect(typeTexts(profile)).toEqual(["samples/thousandths"]);
    expect(sampleTexts(profile)).toEqual(["a;b 250", "a 12000", "c 100000"]);
    expect(profile.warnings.map(({ code }) => code)).toEqual(["fractional-counts"]);
    expect(typeTexts(await readGood("a 0.0000001\n"))).toEqual(["samples/billionths"]);
    expect(sampleTexts(await readGood("a 2.50e1\nb 3.0\n"))).toEqual(["a 25", "b 3"]);
  });

  test.each([
    [
      `${"a;b 1\n".repeat(20_000)}a;c\na;b 1\n`,
      "malformed: Line 20001 of these folded stacks has no count at its end: a;c",
    ],
    [
      `${"a;b 1\n".repeat(20_000)}a;c`,
      "malformed: Line 20001 of these folded stacks has no count at its end: a;c",
    ],
    ["a 9223372036854775808\n", "malformed: The count 9223372036854775808 is larger than any"],
    ["a 0.5\nb 1e18\n", "malformed: The count 1e18 is larger than any"],
    [
      `var a=1;${"b();".repeat(20_000)}\n`,
      "unrecognised: This text is no profile format known here: line 1 (var a=1;",
    ],
    ["main;work 3\nhello world\n", "unrecognised: This is a text file"],
    [
      "main;a 3\nmain;b 1\nmain;c\nmain;d 4\n",
      "malformed: Line 3 of these folded stacks has no count at its end: main;c",
    ],
    // Sentences that end with numbers, and one list.
    ["see page 1\nsee page 2\nsee page 3; then 4\nthe end\n", "unrecognised: This is a text file"],
  ])("%#: what is broken is named", async (text, message) => {
    expect(await refusal(text, 1 << 12)).toContain(message);
  });

  test("a name of 1 MB", async () => {
    const name = "x".repeat(1 << 20);
    expect(await read(`main;${name} 1\nmain 2\n`, 1 << 16)).toEqual([`main;${name} 1`, "main 2"]);
  });

  test("any stacks come back, in pieces of any size", async () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
      .map(text => `f${text.replaceAll(/[;\r\n\ufeff]/g, "_")}`);
    const stack = fc.tuple(fc.array(name, { minLength: 1, maxLength: 6 }), fc.maxSafeInteger());
    await fc.assert(
      fc.asyncProperty(
        fc.array(stack, { minLength: 1 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom("\n", "\r\n"),
        async (stacks, pieceLength, lineEnd) => {
          const lines = stacks.map(([names, count]) => `${names.join(";")} ${count}`);
          expect(await read(lines.join(lineEnd), pieceLength)).toEqual(lines);
        },
      ),
      { numRuns: 150 },
    );
  });
});

test("what speedscope reads of the same file", async () => {
  const file = (name: string) => readFileSync(new URL(name, FIXTURES), "utf8");
  const profile = await readGood(file("go-cpu.folded"));
  const exported = JSON.parse(file("go-cpu.folded.speedscope.json")) as SpeedscopeFile;
  const weights = stackWeights(profile, 0);
  expect(weights.size).toBeGreaterThan(50);
  expect(weights).toEqual(speedscopeWeights(exported));
  // And that file in turn.
  const again = await readGood(file("go-cpu.folded.speedscope.json"));
  expect(stackWeights(again, 0)).toEqual(weights);
});
