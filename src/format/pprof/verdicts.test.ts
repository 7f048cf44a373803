import { describe, expect, test } from "vitest";
import { installedPprof } from "../fixtures/googlePprof";
import { EMPTY_PLAIN, encodePlain } from "./fixtures/plainProfile";
import { bytesField, fixed32Field, fixed64Field, numberField, textField, varint } from "./fixtures/wireText";
import { PprofReader } from "./reader";

const TYPES = bytesField(1, [...numberField(1, 1), ...numberField(2, 1)]);
const STRINGS = [...textField(6, ""), ...textField(6, "x")];
const BASE = [...TYPES, ...STRINGS];
const sample = (...content: number[]) => bytesField(2, content);
const location = (...content: number[]) => bytesField(4, content);
const func = (...content: number[]) => bytesField(5, content);
const mapping = (...content: number[]) => bytesField(3, content);
const idField = (value: bigint | number) => numberField(1, value);
const ONE_VALUE = numberField(2, 1);
const LOCATION_1 = location(...idField(1));
const FUNCTION_1 = func(...idField(1), ...numberField(2, 1));
const label = (...content: number[]) => sample(...ONE_VALUE, ...bytesField(3, content));
/** A varint of the given length that says 1. */
const padded = (length: number) => [0x81, ...Array.from({ length: length - 2 }, () => 0x80), 0];

/** Odd files, and whether google/pprof takes them (recorded; asked again where it is installed). */
const CASES: readonly (readonly [what: string, accepted: boolean, bytes: readonly number[]])[] = [
  ["no sample", true, BASE],
  ["no string table", false, TYPES],
  ["no sample type", false, STRINGS],
  ["neither", false, numberField(9, 1)],
  ["a first string that is not empty", false, [...TYPES, ...textField(6, "x")]],
  ["strings first", true, [...STRINGS, ...TYPES]],
  ["a value", true, [...BASE, ...sample(...ONE_VALUE)]],
  ["a sample without values", false, [...BASE, ...sample()]],
  ["too many values", false, [...BASE, ...sample(...ONE_VALUE, ...ONE_VALUE)]],
  ["a value of 10 bytes", true, [...BASE, ...sample(...varint(16), ...padded(10))]],
  ["a value of 11 bytes", false, [...BASE, ...sample(...varint(16), ...padded(11))]],
  [
    "packed and unpacked values in one sample",
    false,
    [...BASE, ...sample(...bytesField(2, [1]), ...ONE_VALUE)],
  ],
  ["an empty packed value", true, [...BASE, ...sample(...bytesField(2, []), ...ONE_VALUE)]],
  ["a packed value cut off", false, [...BASE, ...sample(...bytesField(2, [0x81]))]],
  ["a tag longer than it must be", true, [...BASE, ...sample(0x90, 0x80, 0, 1)]],
  [
    "a tag whose low half is a known field's",
    true,
    [...BASE, ...sample(...ONE_VALUE, ...varint((1n << 35n) | 16n), 5)],
  ],
  ["a location that is not there", false, [...BASE, ...sample(...idField(1), ...ONE_VALUE)]],
  ["a location behind its sample", true, [...BASE, ...sample(...idField(1), ...ONE_VALUE), ...LOCATION_1]],
  ["a location before its sample", true, [...BASE, ...LOCATION_1, ...sample(...idField(1), ...ONE_VALUE)]],
  ["location 0", false, [...BASE, ...location(...idField(0))]],
  ["location 0 in a sample", false, [...BASE, ...sample(...idField(0), ...ONE_VALUE)]],
  ["a location without id", false, [...BASE, ...location()]],
  ["the same location twice", false, [...BASE, ...LOCATION_1, ...LOCATION_1]],
  [
    "locations with equal low halves",
    true,
    [...BASE, ...LOCATION_1, ...location(...idField(2n ** 32n + 1n))],
  ],
  ["function 0", false, [...BASE, ...func(...idField(0))]],
  ["the same function twice", false, [...BASE, ...FUNCTION_1, ...FUNCTION_1]],
  ["mapping 0", false, [...BASE, ...mapping(...idField(0))]],
  ["the same mapping twice", false, [...BASE, ...mapping(...idField(1)), ...mapping(...idField(1))]],
  ["a mapping that is not there", true, [...BASE, ...location(...idField(1), ...numberField(2, 7))]],
  [
    "a line of a function that is not there",
    false,
    [...BASE, ...location(...idField(1), ...bytesField(4, idField(1)))],
  ],
  [
    "a line without a function",
    false,
    [...BASE, ...location(...idField(1), ...bytesField(4, [])), ...FUNCTION_1],
  ],
  [
    "a line before its function",
    true,
    [...BASE, ...location(...idField(1), ...bytesField(4, idField(1))), ...FUNCTION_1],
  ],
  ["a name out of range", false, [...BASE, ...func(...idField(1), ...numberField(2, 2))]],
  ["a name below zero", false, [...BASE, ...func(...idField(1), ...numberField(2, -1))]],
  ["a name of 2^32", false, [...BASE, ...func(...idField(1), ...numberField(2, 2n ** 32n))]],
  ["a build id out of range", false, [...BASE, ...mapping(...idField(1), ...numberField(6, 2))]],
  ["a comment out of range", false, [...BASE, ...numberField(13, 2)]],
  ["packed comments", true, [...BASE, ...bytesField(13, [1, 0, 1])]],
  ["a sample type out of range", false, [...BASE, ...bytesField(1, numberField(1, 2))]],
  ["a doc_url out of range", false, [...BASE, ...numberField(15, 2)]],
  ["a label's key out of range", false, [...BASE, ...label(...numberField(1, 2))]],
  ["a label's text out of range", false, [...BASE, ...label(...numberField(1, 1), ...numberField(2, 2))]],
  ["a label's unit out of range", false, [...BASE, ...label(...numberField(3, 1), ...numberField(4, 2))]],
  [
    "a unit out of range on a text label",
    true,
    [...BASE, ...label(...numberField(2, 1), ...numberField(4, 2))],
  ],
  [
    "a text out of range that another replaces",
    true,
    [...BASE, ...label(...numberField(2, 2), ...numberField(2, 1))],
  ],
  ["a label below zero", false, [...BASE, ...label(...numberField(1, -1))]],
  ["a number where a message belongs", false, [...BASE, ...numberField(2, 1)]],
  ["a message where a number belongs", false, [...BASE, ...bytesField(9, [])]],
  ["a fixed number where a number belongs", false, [...BASE, ...fixed64Field(9)]],
  ["a fixed number in a function", false, [...BASE, ...func(...idField(1), ...fixed32Field(5))]],
  ["a fixed value", false, [...BASE, ...sample(...fixed64Field(2))]],
  [
    "unknown fields of all wire types",
    true,
    [...BASE, ...fixed64Field(16), ...fixed32Field(17), ...numberField(18, 1)],
  ],
  ["an unknown field 0", true, [...BASE, ...numberField(0, 1)]],
  ["a group", false, [...BASE, ...varint(16 * 8 + 3), ...varint(16 * 8 + 4)]],
  ["wire type 6", false, [...BASE, ...varint(16 * 8 + 6), 1]],
  ["a field longer than the file", false, [...BASE, ...varint(16 * 8 + 2), 5, 1]],
  ["a field longer than any", false, [...BASE, ...varint(16 * 8 + 2), ...varint(2n ** 62n), 1]],
  [
    "a message whose field is longer than it",
    false,
    [...BASE, ...func(...idField(1), ...varint(9 * 8 + 2), 5)],
  ],
  ["a second time", false, [...BASE, ...numberField(9, 1), ...numberField(9, 1)]],
  ["a second time behind a zero", true, [...BASE, ...numberField(9, 0), ...numberField(9, 1)]],
  ["two whole profiles", false, [...BASE, ...numberField(9, 1), ...BASE, ...numberField(9, 1)]],
  ["a usual profile", true, [...encodePlain({ ...EMPTY_PLAIN, timeNanos: 5n })]],
];

/** What google/pprof says of a file that it does not take, as we have it; undefined where it takes it. */
function refusal(bytes: readonly number[]): string | undefined {
  const reader = new PprofReader();
  reader.push(Uint8Array.from(bytes));
  const read = reader.end();
  if (read.ok) return read.value.warnings.find(({ goError }) => goError !== undefined)?.goError;
  return read.error.problem.goError ?? "parsing profile: unrecognized profile format";
}

const accepts = (bytes: readonly number[]): boolean => refusal(bytes) === undefined;

/** Of a profile without types pprof says so only once it merges. */
const NO_TYPE = "pprof: problem fetching source profiles: profiles have empty common sample type list";
const wordsOf = (what: string, bytes: readonly number[]) =>
  what === "no sample type" ? NO_TYPE : refusal(bytes);

describe("odd files", () => {
  test.each(CASES)("%s (taken: %s)", (_, accepted, bytes) => {
    expect(accepts(bytes)).toBe(accepted);
  });

  const pprof = installedPprof();
  test.skipIf(pprof === undefined)(
    "google/pprof decides alike (skipped without Go)",
    () => {
      const verdicts = CASES.map(([what, , bytes]) => {
        const { ok, stderr } = pprof?.run(["-raw"], [Uint8Array.from(bytes)]) ?? { ok: false, stderr: "" };
        return [what, ok ? undefined : stderr.split("\n", 1)[0]?.replace(/^.*?\.pb: /, "")];
      });
      expect(verdicts).toEqual(CASES.map(([what, , bytes]) => [what, wordsOf(what, bytes)]));
    },
    60_000,
  );
});

describe("hostile files cost no more than their size", () => {
  test("a sample of many values", () => {
    const values = bytesField(
      2,
      Array.from({ length: 100_000 }, () => 1),
    );
    expect(accepts([...BASE, ...bytesField(2, values)])).toBe(false);
  });
});
