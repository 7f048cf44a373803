import { expect, test } from "vitest";
import { readProfile } from ".";
import { runSteps } from "../base/steps";
import { findOddities } from "./oddities";
import { EMPTY_PLAIN, encodePlain, type PlainProfile } from "./pprof/fixtures/plainProfile";
import { bytesField, numberField, textField } from "./pprof/fixtures/wireText";

/** The names of everything odd about a file, in order. */
async function odditiesOf(bytes: Uint8Array): Promise<string[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const read = await readProfile(pieces());
  if (!read.ok) throw new Error(read.error.problem.message);
  return [...read.value.warnings, ...runSteps(findOddities(read.value))].map(({ code }) => code);
}

const USUAL: PlainProfile = {
  ...EMPTY_PLAIN,
  sampleTypes: [{ type: "samples", unit: "count" }],
  samples: [{ locationIds: [1n], values: [1n], labels: [] }],
  locations: [
    {
      id: 1n,
      mappingId: 0n,
      address: 1n,
      lines: [{ functionId: 1n, line: 3n, column: 0n }],
      isFolded: false,
    },
  ],
  functions: [{ id: 1n, name: "main", systemName: "main", filename: "", startLine: 0n }],
};

const valued = (...values: bigint[]) =>
  values.map(value => ({ locationIds: [1n], values: [value], labels: [] }));
const lineOf = (functionId: bigint, line: bigint) => [
  { ...USUAL.locations[0], lines: [{ functionId, line, column: 0n }] },
];

test.each<[string, Partial<PlainProfile>, string[]]>([
  ["nothing odd", {}, []],
  ["no samples", { samples: [] }, ["no-samples"]],
  ["a sample type without a name", { sampleTypes: [{ type: "", unit: "count" }] }, ["unnamed-type"]],
  ["negative values", { samples: valued(-1n, 2n) }, ["negative-values"]],
  ["a value beyond 2^53", { samples: valued(2n ** 60n) }, ["wide-values"]],
  ["values that add up beyond 2^53", { samples: valued(2n ** 52n, 2n ** 52n) }, ["wide-values"]],
  ["line -1", { locations: lineOf(1n, -1n) }, ["negative-lines"]],
  [
    "a mapping that is not there",
    { locations: [{ ...USUAL.locations[0], mappingId: 7n }] },
    ["dangling-mapping"],
  ],
  ["a line that names no function", { locations: lineOf(0n, 3n) }, ["line-without-function"]],
  [
    "a function with id 0",
    { locations: lineOf(0n, 3n), functions: [{ ...USUAL.functions[0], id: 0n }] },
    ["function-id-0"],
  ],
])("%s", async (_, change, codes) => {
  for (const packed of [true, false]) {
    expect(await odditiesOf(encodePlain({ ...USUAL, ...change }, { packed, unknownFields: false }))).toEqual(
      codes,
    );
  }
});

test("texts that are not UTF-8", async () => {
  const types = bytesField(1, [...numberField(1, 1), ...numberField(2, 1)]);
  const sample = bytesField(2, numberField(2, 1));
  const invalid = bytesField(6, [0x61, 0xff]);
  const file = Uint8Array.from([
    ...types,
    ...sample,
    ...textField(6, ""),
    ...textField(6, "größe"),
    ...invalid,
  ]);
  expect(await odditiesOf(file)).toEqual(["invalid-utf8"]);
});

test("a function with id 0 has the lines that name none", async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield encodePlain({
      ...USUAL,
      locations: lineOf(0n, 3n),
      functions: [{ ...USUAL.functions[0], id: 0n }],
    });
  }
  const read = await readProfile(pieces());
  if (!read.ok) throw new Error(read.error.problem.message);
  const { strings, functions, lines } = read.value;
  expect(strings.text(functions.name[lines.functionRow[0]])).toBe("main");
});
