import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Result } from "../../base/result";
import type { Profile } from "../../model/profile";
import type { ReadFailure } from "../importer";
import {
  EMPTY_PLAIN,
  encodeFields,
  encodePlain,
  pictureOfPlain,
  pictureOfProfile,
  type PlainProfile,
} from "./fixtures/plainProfile";
import { randomProfile } from "./fixtures/randomProfile";
import { PprofReader } from "./reader";

/** Reads pieces cut at the given offsets. */
function read(bytes: Uint8Array, cuts: readonly number[] = []): Result<Profile, ReadFailure> {
  const reader = new PprofReader();
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    // A copy: the piece may be reused by whoever gave it.
    const piece = bytes.slice(from, cut);
    reader.push(piece);
    piece.fill(0xff);
    from = cut;
  }
  return reader.end();
}

// A failing property is worth its first counterexample, not minutes of shrinking on a busy machine.
fc.configureGlobal({ endOnFailure: true });
// Each reader takes some megabytes of room, which a busy machine gives slowly.
vi.setConfig({ testTimeout: 30_000 });

const asText = (picture: ReturnType<typeof pictureOfPlain>) =>
  JSON.stringify(picture, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value), 1);

function pictureOf(outcome: Result<Profile, ReadFailure>): string {
  return outcome.ok ? asText(pictureOfProfile(outcome.value)) : JSON.stringify(outcome.error.problem);
}

const style = fc.record({ packed: fc.boolean(), unknownFields: fc.boolean() });

/** Profiles whose fields come in any order; those of one kind keep theirs. */
const shuffled = fc.tuple(randomProfile, style).chain(([profile, how]) => {
  const fields = encodeFields(profile, how);
  const kindOf = (field: readonly number[]) => field[0];
  return fc.shuffledSubarray(fields, { minLength: fields.length }).map(order => {
    const queues = new Map<number, number[][]>();
    for (const field of fields) queues.set(kindOf(field), [...(queues.get(kindOf(field)) ?? []), field]);
    const bytes = Uint8Array.from(order.flatMap(field => queues.get(kindOf(field))?.shift() ?? []));
    return { profile, bytes };
  });
});

/** Something of everything, short. */
const SMALL: PlainProfile = {
  ...EMPTY_PLAIN,
  samples: [
    { locationIds: [3n, 2n ** 40n + 3n], values: [-1n], labels: [{ key: "k", text: "v" }] },
    { locationIds: [], values: [2n ** 62n], labels: [{ key: "k", number: -5n, unit: "ms" }] },
  ],
  mappings: [
    {
      id: 1n,
      start: 4096n,
      limit: 8192n,
      offset: 0n,
      filename: "a",
      buildId: "b",
      has: [true, false, true, false],
    },
  ],
  locations: [
    {
      id: 3n,
      mappingId: 1n,
      address: 2n ** 63n,
      lines: [{ functionId: 9n, line: 2n, column: 3n }],
      isFolded: true,
    },
    { id: 2n ** 40n + 3n, mappingId: 0n, address: 1n, lines: [], isFolded: false },
  ],
  functions: [{ id: 9n, name: "f", systemName: "g", filename: "h", startLine: -1n }],
  comments: ["c", "d"],
  timeNanos: 1n,
};

/** The start of the field that the byte before `length` is in. */
function startOf(length: number, ends: ReadonlySet<number>): number {
  return Math.max(...[...ends].filter(end => end < length));
}

describe("what is read is what was written", () => {
  test("packed or not, in any order of fields, with fields of later versions", () => {
    fc.assert(
      fc.property(shuffled, ({ profile, bytes }) => {
        expect(pictureOf(read(bytes))).toBe(asText(pictureOfPlain(profile)));
      }),
      { numRuns: 60 },
    );
  });

  test("in pieces cut anywhere", () => {
    fc.assert(
      fc.property(shuffled, fc.array(fc.nat(), { maxLength: 30 }), ({ profile, bytes }, cuts) => {
        const sorted = cuts.map(cut => cut % (bytes.length + 1)).toSorted((a, b) => a - b);
        expect(pictureOf(read(bytes, sorted))).toBe(asText(pictureOfPlain(profile)));
      }),
      { numRuns: 40 },
    );
  });

  test("in two pieces cut at every byte, and byte by byte", () => {
    const bytes = encodePlain(SMALL);
    const picture = asText(pictureOfPlain(SMALL));
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(pictureOf(read(bytes, [cut])), `${cut}`).toBe(picture);
    expect(pictureOf(read(bytes, [...bytes.keys()]))).toBe(picture);
  });
});

describe("broken input", () => {
  test.each([true, false])(
    "cut off inside a field it is truncated, and the error says where (packed: %s)",
    packed => {
      const fields = encodeFields(SMALL, { packed, unknownFields: false });
      const bytes = Uint8Array.from(fields.flat());
      const ends = new Set([0]);
      let end = 0;
      for (const field of fields) ends.add((end += field.length));
      for (let length = 0; length < bytes.length; length++) {
        const outcome = read(bytes.subarray(0, length), [length >>> 1]);
        const problem = outcome.ok ? undefined : outcome.error.problem;
        // Between fields it is a profile with less in it, and strings or locations may be missing.
        if (ends.has(length)) expect(problem?.kind, `${length}`).not.toBe("truncated");
        else
          expect([problem?.kind, problem?.byteOffset], `${length}`).toEqual([
            "truncated",
            startOf(length, ends),
          ]);
      }
    },
  );

  test("bytes changed, left out or put in never make it throw", () => {
    const mutation = fc.record({
      at: fc.nat(),
      byte: fc.nat(255),
      how: fc.constantFrom("set", "remove", "insert"),
    });
    fc.assert(
      fc.property(randomProfile, fc.array(mutation, { minLength: 1, maxLength: 4 }), (profile, mutations) => {
        const bytes = [...encodePlain(profile)];
        for (const { at, byte, how } of mutations) {
          const index = at % bytes.length;
          if (how === "set") bytes[index] = byte;
          else bytes.splice(index, how === "remove" ? 1 : 0, ...(how === "insert" ? [byte] : []));
        }
        const outcome = read(Uint8Array.from(bytes), [bytes.length >>> 1]);
        if (outcome.ok) pictureOfProfile(outcome.value);
        else expect(outcome.error.problem.message).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });

  test("nor do bytes that were never a profile", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        read(bytes, [bytes.length >>> 1]);
      }),
      { numRuns: 200 },
    );
  });
});
