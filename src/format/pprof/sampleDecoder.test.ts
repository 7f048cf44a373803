import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateProfile } from "../../../bench/generate.mjs";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { EMPTY_PLAIN, encodePlain, pictureOfProfile, type PlainProfile } from "./fixtures/plainProfile";
import { randomProfile } from "./fixtures/randomProfile";
import { PprofReader } from "./reader";

fc.configureGlobal({ endOnFailure: true });

function read(bytes: Uint8Array, usesKernel: boolean, pieceBytes = bytes.length) {
  const reader = new PprofReader({ usesKernel });
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.slice(at, at + pieceBytes));
  return reader.end();
}

function pictureOf(bytes: Uint8Array, usesKernel: boolean, pieceBytes: number): string {
  const outcome = read(bytes, usesKernel, pieceBytes);
  const asText = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}n` : value);
  return JSON.stringify(outcome.ok ? pictureOfProfile(outcome.value) : outcome.error.problem, asText, 1);
}

/** Everything the kernel writes, as plain arrays; stacks as hashes. */
function columnsOf({ samples, labels, locations }: Profile) {
  return {
    stacks: Array.from({ length: samples.count }, (_, sample) => {
      const offset = stackOffset(samples, sample);
      return stackPage(samples, sample)
        .subarray(offset, offset + samples.stackLength[sample])
        .reduce((hash, row) => (Math.imul(hash, 31) + row) | 0, 7);
    }),
    values: samples.values.map(({ values }) => values),
    labelStart: samples.labelStart,
    labels: [labels.key, labels.text, labels.unit, labels.number].map(column => [...column]),
    ids: locations.ids,
  };
}

const mutation = fc.record({
  at: fc.nat(),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x0a, 0x12, 0x1a, 0x7f, 0x80, 0xff)),
  how: fc.constantFrom("set", "remove", "insert"),
});

describe("the kernel reads as the other reader does", () => {
  test("whole and broken profiles, in pieces of any size", () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        randomProfile,
        fc.array(mutation, { maxLength: 3 }),
        fc.integer({ min: 1, max: 400 }),
        (profile, mutations, pieceBytes) => {
          const bytes = [...encodePlain(profile)];
          for (const { at, byte, how } of mutations) {
            const index = at % bytes.length;
            if (how === "set") bytes[index] = byte;
            else bytes.splice(index, how === "remove" ? 1 : 0, ...(how === "insert" ? [byte] : []));
          }
          const input = Uint8Array.from(bytes);
          const picture = pictureOf(input, true, pieceBytes);
          if (picture.startsWith('{\n "header"')) accepted++;
          expect(picture).toBe(pictureOf(input, false, pieceBytes));
        },
      ),
      { numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test("a profile whose stacks take several pages", () => {
    const bytes = gunzipSync(generateProfile(50_000, 7));
    const [fast, slow] = [true, false].map(usesKernel => read(bytes, usesKernel, 65_536));
    if (!fast.ok || !slow.ok) throw new Error("not read");
    expect(fast.value.samples.stacks.pages.length).toBeGreaterThan(1);
    expect(columnsOf(fast.value)).toEqual(columnsOf(slow.value));
  });

  test.each([
    ["longer than what a call takes", 300_000],
    ["longer than the kernel's input", 1_200_000],
    ["longer than a page, twice over", 2_500_000],
  ])("stacks %s", (_, length) => {
    const sample = (locationIds: bigint[]) => ({ locationIds, values: [1n], labels: [] });
    const long = Array.from({ length }, (_, index) => BigInt(1 + (index % 3)));
    const plain: PlainProfile = {
      ...EMPTY_PLAIN,
      samples: [sample([1n]), sample(long), sample([2n, 3n]), sample([...long, 2n]), sample([3n])],
      locations: [1n, 2n, 3n].map(id => ({ id, mappingId: 0n, address: id, lines: [], isFolded: false })),
    };
    const bytes = encodePlain(plain);
    const [fast, slow] = [true, false].map(usesKernel => read(bytes, usesKernel, 100_000));
    if (!fast.ok || !slow.ok) throw new Error("not read");
    expect([...fast.value.samples.stackLength]).toEqual([1, length, 2, length + 1, 1]);
    expect(columnsOf(fast.value)).toEqual(columnsOf(slow.value));
  });
});
