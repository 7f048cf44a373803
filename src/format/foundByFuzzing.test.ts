import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readProfiles } from ".";
import { refusal } from "./fixtures/readText";
import type { ReadOptions } from "./importer";
import { EMPTY_PLAIN, encodePlain, pictureOfProfile } from "./pprof/fixtures/plainProfile";
import { bytesField, numberField, textField } from "./pprof/fixtures/wireText";
import { writtenBytes } from "./pprof/fixtures/writtenBytes";

// What `npm run fuzz` has found and is mended, each in as few bytes as show it; see docs/fuzzing.md.

async function read(bytes: Uint8Array | readonly number[], options: ReadOptions = {}) {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Uint8Array.from(bytes);
  }
  return readProfiles(pieces(), options);
}

async function salvaged(bytes: Uint8Array | readonly number[]) {
  const outcome = await read(bytes, { salvages: true });
  if (!outcome.ok) throw new Error(outcome.error.problem.message);
  return outcome.value.profile;
}

const STRINGS = ["", "cpu", "f"].flatMap(text => textField(6, text));
const TYPE = bytesField(1, [...numberField(1, 1), ...numberField(2, 1)]);
const sample = (...locations: number[]) => bytesField(2, [...bytesField(1, locations), ...numberField(2, 1)]);
const location = (id: number) => bytesField(4, numberField(1, id));

describe("of a broken profile, what could be read", () => {
  test("has all locations and functions that came before one that is there twice", async () => {
    const func = (id: number) => bytesField(5, [...numberField(1, id), ...numberField(2, 2)]);
    for (const table of [
      [location(1), location(2), location(1)],
      [func(1), func(2), func(1)],
    ]) {
      const profile = await salvaged([...STRINGS, ...TYPE, ...sample(1, 2), ...table.flat()]);
      expect(profile.locations.order).toHaveLength(profile.locations.count);
      expect(profile.functions.order).toHaveLength(profile.functions.count);
      const again = await read(writtenBytes(profile));
      expect(again.ok && pictureOfProfile(again.value.profile).samples).toEqual(
        pictureOfProfile(profile).samples,
      );
    }
  });

  // Filters take lines off locations, and crashed where several had one.
  test("has a line for every location that was not read", async () => {
    const profile = await salvaged([...STRINGS, ...TYPE, ...sample(1, 2, 3), 0x22, 0x7f]);
    const { locations } = profile;
    expect([...locations.lineCount]).toEqual([1, 1, 1]);
    expect(new Set(locations.firstLine).size).toBe(3);
  });

  test("is not offered of several profiles, of which none is opened in part", async () => {
    const one = encodePlain({ ...EMPTY_PLAIN, samples: [{ locationIds: [], values: [1n], labels: [] }] });
    const two = [...one, ...one];
    // Cut off within the second: at a byte of the file, not of that profile.
    const outcome = await read([...two, 0x12, 0x7f], { splits: true });
    if (outcome.ok) throw new Error("it was read");
    expect(outcome.error).toMatchObject({ problem: { kind: "truncated", byteOffset: two.length } });
    expect(outcome.error.readable).toBeUndefined();
    const unsplit = await read([...two, 0x12, 0x7f]);
    expect(unsplit.ok ? {} : unsplit.error).toMatchObject({ problem: { isConcatenated: true } });
    expect(unsplit.ok ? {} : unsplit.error.readable).toBeUndefined();
  });
});

describe("messages", () => {
  test("quote no more than a few words of a line", async () => {
    const message = await refusal(`heap profile: 1: 2 [3: 4] @ heap/1048576\n${"x".repeat(5000)}\n`);
    expect(message).toMatch(/^malformed: .*In line 2/);
    expect(message.length).toBeLessThan(600);
  });

  test("name no byte behind the end of a JSON text that is no UTF-8", async () => {
    for (const end of ["", "}"]) {
      const bytes = [
        ...new TextEncoder().encode('{"a": "'),
        0xff,
        0xff,
        0xff,
        ...new TextEncoder().encode(`"${end}{`),
      ];
      const outcome = await read(bytes);
      if (outcome.ok) throw new Error("it was read");
      expect(outcome.error.problem.byteOffset).toBeLessThanOrEqual(bytes.length);
    }
  });
});

test("lines that name no function are not those of function 2^64 - 1", async () => {
  const last = 2n ** 64n - 1n;
  const place = bytesField(4, [...numberField(1, 1), ...bytesField(4, numberField(2, 3))]);
  const func = bytesField(5, [...numberField(1, last), ...numberField(2, 2)]);
  const outcome = await read([...STRINGS, ...TYPE, ...sample(1), ...place, ...func]);
  if (!outcome.ok) throw new Error(outcome.error.problem.message);
  const { lines, functions, strings } = outcome.value.profile;
  expect(Array.from(lines.functionRow, row => strings.text(functions.name[row]))).toEqual([""]);
  expect(functions.order).toHaveLength(2);
});

test("a line number of 2^63 - 1 is written as one above zero", async () => {
  const line = bytesField(4, [...numberField(1, 1), ...numberField(2, 2n ** 63n - 1n)]);
  const place = bytesField(4, [...numberField(1, 1), ...line]);
  const func = bytesField(5, [...numberField(1, 1), ...numberField(2, 2)]);
  const outcome = await read([...STRINGS, ...TYPE, ...sample(1), ...place, ...func]);
  if (!outcome.ok) throw new Error(outcome.error.problem.message);
  const again = await read(writtenBytes(outcome.value.profile));
  expect(again.ok && [...again.value.profile.lines.lineNumber]).toEqual([2 ** 63]);
});

test("a line of more than 64 kB, where only comments are looked for, is nobody's matter", async () => {
  const cpu = readFileSync("src/format/legacy/fixtures/google/gobench.cpu");
  const bytes = Buffer.concat([cpu, Buffer.from(`\n#${"x".repeat(70_000)}\n`)]);
  const [plain, named] = [await read(bytes), await read(bytes, { usesComments: true })];
  expect(named.ok).toBe(plain.ok);
});

test("folded stacks that are cut off within their last line are folded stacks", async () => {
  const outcome = await read(new TextEncoder().encode("main;work 3\nmain;idle 2\nmain;wo"));
  if (outcome.ok) throw new Error("it was read");
  expect(outcome.error.problem.message).toContain("Line 3 of these folded stacks");
  expect(outcome.error.readable?.sampleCount).toBe(2);
});
