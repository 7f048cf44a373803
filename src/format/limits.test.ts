import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Problem } from "../base/problem";
import { memoryOf } from "../model/memory";
import { stackOffset, stackPage } from "../model/stacks";
import { NO_HEADER, type Profile } from "../model/profile";
import { profilesIn } from "./archive";
import { decompress } from "./decompress";
import { readProfiles } from ".";
import type { ReadOptions } from "./importer";
import { LIMITS } from "./limits";
import { EMPTY_PLAIN, encodePlain, plainCode } from "./pprof/fixtures/plainProfile";
import { bytesField, numberField, varint } from "./pprof/fixtures/wireText";
import { PprofReader } from "./pprof/reader";
import { readableText } from "./readable";

const MB = 2 ** 20;
const ignored = { onBytesRead: () => undefined, onSourceEnd: () => undefined, onWarning: () => undefined };

async function* inPieces(bytes: Uint8Array, length = 100_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

/** One piece, again and again. */
async function* repeated(piece: Uint8Array, times: number, counts?: { pieces: number }) {
  for (let time = 0; time < times; time++) {
    if (counts !== undefined) counts.pieces++;
    yield piece.slice();
  }
}

async function problemOf(pieces: AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<Problem> {
  const read = await readProfiles(pieces, options);
  if (read.ok) throw new Error("it was read");
  return read.error.problem;
}

function inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const source = { stream: () => new Blob([packed as Uint8Array<ArrayBuffer>]).stream() };
  return decompress(source, ignored);
}

/** A profile of so many samples, each of two functions, whose names stand behind them. */
function manySamples(count: number): Uint8Array {
  const ids = [1n, 2n, 3n];
  return encodePlain({
    ...EMPTY_PLAIN,
    sampleTypes: [{ type: "samples", unit: "count" }],
    ...plainCode("f1", "f2", "f3"),
    samples: Array.from({ length: count }, (_, index) => ({
      locationIds: [ids[index % 3], ids[0]],
      values: [BigInt(index + 1)],
      labels: [],
    })),
  });
}

function leafName({ samples, locations, lines, functions, strings }: Profile, sample: number): string {
  const location = stackPage(samples, sample)[stackOffset(samples, sample)];
  return strings.text(functions.name[lines.functionRow[locations.firstLine[location]]]);
}

describe("more samples than there is memory for", () => {
  const COUNT = 400_000;
  const bytes = manySamples(COUNT);
  const memoryBytes = 24 * MB;

  test("are offered as far as they fit, with how many that is", async () => {
    const read = await readProfiles(inPieces(bytes), { memoryBytes });
    if (read.ok) throw new Error("it was read");
    const { problem, readable } = read.error;
    expect(problem.kind).toBe("tooLarge");
    const kept = readable?.sampleCount ?? 0;
    expect(kept).toBeGreaterThan(COUNT / 10);
    expect(kept).toBeLessThan(COUNT);
    expect(problem.message).toContain("400,000 samples");
    expect(problem.message).toContain(kept.toLocaleString("en-US"));
    expect(readable && readableText(readable)).toMatch(/^the heaviest of 400,000 samples, about [\d,]+000$/);
  });

  test("are opened so when that is asked for: those samples, with the names that stand behind all of them", async () => {
    const read = await readProfiles(inPieces(bytes), { memoryBytes, salvages: true });
    if (!read.ok) throw new Error(read.error.problem.message);
    const { profile } = read.value;
    const { samples, partial, warnings } = profile;
    expect(partial).toMatch(/^the first [\d,]+ of 400,000 samples$/);
    expect(warnings.map(({ message }) => message).join()).toContain("larger than there is memory for");
    for (let sample = 0; sample < samples.count; sample += 997) {
      expect(samples.values[0].values[sample]).toBe(sample + 1);
      expect(leafName(profile, sample)).toBe(`f${(sample % 3) + 1}`);
    }
  });

  test("with memory enough are read whole", async () => {
    const read = await readProfiles(inPieces(bytes), { memoryBytes: 64 * MB });
    expect(read.ok && read.value.profile.samples.count).toBe(COUNT);
  });

  test("take no more than was allowed, as the columns themselves say", () => {
    const reader = new PprofReader({ memoryBytes });
    for (let at = 0; at < bytes.length; at += 100_000) reader.push(bytes.subarray(at, at + 100_000));
    expect(reader.memoryBytes).toBeLessThan(memoryBytes);
    const read = reader.end();
    const builder = read.ok ? undefined : read.error.soFar?.builder;
    if (builder === undefined) throw new Error("nothing was kept");
    const estimate = memoryOf(builder);
    const { samples } = builder.finish(NO_HEADER);
    const columns = [samples.stackStart, samples.stackLength, samples.values[0].values, samples.labelStart];
    const taken = columns.reduce((sum, column) => sum + column.buffer.byteLength, 0);
    expect(estimate).toBeGreaterThan(taken / 2);
  });

  test("in a text are opened as far as they fit, too", async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `main;f${index % 7};g${index} 1\n`).join("");
    const text = new TextEncoder().encode(lines);
    const problem = await problemOf(inPieces(text), { memoryBytes: 24 * MB });
    expect(problem.kind).toBe("tooLarge");
    const read = await readProfiles(inPieces(text), { memoryBytes: 24 * MB, salvages: true });
    if (!read.ok) throw new Error(read.error.problem.message);
    const { samples, partial } = read.value.profile;
    expect(partial).toBe(`the first ${samples.count.toLocaleString("en-US")} samples`);
    expect(samples.values[0].values[samples.count - 1]).toBe(1);
  });
});

describe("bombs", () => {
  test("gzip of zeros: is no profile after the first bytes, and no more is inflated", async () => {
    const packed = gzipSync(new Uint8Array(64 * MB));
    let given = 0;
    async function* counted() {
      for await (const piece of inflated(packed)) {
        given += piece.length;
        yield piece;
      }
    }
    expect((await problemOf(counted())).kind).toBe("unrecognised");
    expect(given).toBeLessThan(2 * MB);
  });

  test("what is broken early is not inflated to the end, however long it is", async () => {
    const start = Uint8Array.from([...bytesField(1, numberField(1, 1)), 0x13, 0x13]);
    const piece = new Uint8Array(16 * MB);
    const counts = { pieces: 0 };
    async function* pieces() {
      yield Uint8Array.from([...start, ...new Uint8Array(1024)]);
      yield* repeated(piece, 1000, counts);
    }
    expect((await problemOf(pieces())).kind).toBe("malformed");
    expect(counts.pieces).toBeLessThanOrEqual(LIMITS.behindBreakBytes / piece.length + 2);
  });

  test("unknown fields without end are stopped at the limit of what a file may have inside", async () => {
    const piece = Uint8Array.from(bytesField(100, [...new Uint8Array(1000)]));
    const counts = { pieces: 0 };
    const problem = await problemOf(repeated(piece, 10_000, counts), { inflatedBytes: MB });
    expect(problem.kind).toBe("tooLarge");
    expect(problem.message).toContain("more than 1 MB inside");
    expect(counts.pieces).toBe(Math.ceil(MB / piece.length));
  });

  test("a field that says it is longer than any text is refused before memory is taken for it", async () => {
    const bytes = Uint8Array.from([
      ...bytesField(1, numberField(1, 1)),
      ...varint(6 * 8 + 2),
      ...varint(600 * MB),
      ...new Uint8Array(2000),
    ]);
    const problem = await problemOf(inPieces(bytes));
    expect(problem).toMatchObject({ kind: "tooLarge", field: "string_table", byteOffset: 4 });
    expect(problem.message).toContain("600 MB");
  });

  test("a text of hundreds of megabytes takes no memory for stacks", () => {
    const reader = new PprofReader();
    const length = 300 * MB;
    reader.push(
      Uint8Array.from([...bytesField(6, []), ...bytesField(1, []), ...varint(6 * 8 + 2), ...varint(length)]),
    );
    const piece = new Uint8Array(MB).fill(97);
    for (let count = 0; count < 300; count++) expect(reader.push(piece)).toBe(true);
    expect(reader.end().ok).toBe(true);
  });

  test("numbers that do not end, and numbers of ten bytes each", async () => {
    const endless = Uint8Array.from([0x0a, 0x00, ...new Uint8Array(50_000).fill(0xff)]);
    expect((await problemOf(inPieces(endless))).kind).toBe("malformed");
    const start = Uint8Array.from([...bytesField(1, numberField(1, 1)), ...bytesField(6, [])]);
    const sample = Uint8Array.from(bytesField(2, bytesField(2, varint(-(2n ** 63n)))));
    const many = new Uint8Array(start.length + sample.length * 300_000);
    many.set(start);
    for (let at = start.length; at < many.length; at += sample.length) many.set(sample, at);
    const problem = await problemOf(inPieces(many), { memoryBytes: 16 * MB });
    expect(problem.kind).toBe("tooLarge");
  });

  test("groups, which profile.proto has not, are refused at the first, not followed", async () => {
    const groups = new Uint8Array(MB).fill(16 * 8 + 3);
    for (let at = 0; at < groups.length; at += 2) groups.set([0x83, 0x01].slice(0, groups.length - at), at);
    const bytes = Uint8Array.from([...bytesField(1, numberField(1, 1)), ...groups.subarray(0, 50_000)]);
    expect(await problemOf(inPieces(bytes))).toMatchObject({ kind: "malformed", byteOffset: 6 });
  });

  test("hundreds of thousands of gzip members, all but one empty", async () => {
    const empty = gzipSync(new Uint8Array(0));
    const bytes = Buffer.concat([gzipSync(manySamples(3)), ...Array.from({ length: 100_000 }, () => empty)]);
    const read = await readProfiles(inflated(bytes));
    expect(read.ok && read.value.profile.samples.count).toBe(3);
  });

  test("a zip whose files say that they are of other sizes than they are", async () => {
    const packed = zipSync({ "cpu.pb": manySamples(100), "b.txt": new Uint8Array(2000) });
    const view = new DataView(packed.buffer);
    const directoryAt = view.getUint32(packed.length - 6, true);
    const looking = { skips: () => false, breathe: async () => undefined };
    for (const size of [2 ** 30 - 1, 2 ** 32 - 2, 10]) {
      view.setUint32(directoryAt + 24, size, true);
      const found = await profilesIn(new Blob([packed]), looking);
      expect(found.ok ? found.value.profiles : []).toEqual([]);
    }
  });

  test("a zip file whose bytes are others than were packed is said to be damaged", async () => {
    const packed = zipSync({ "cpu.pb": manySamples(100) }, { level: 0 });
    packed[100] ^= 1;
    const found = await profilesIn(new Blob([packed]), {
      skips: () => false,
      breathe: async () => undefined,
    });
    expect(found.ok ? "" : found.error.message).toContain("checksum");
  });
});
