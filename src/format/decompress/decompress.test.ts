import { deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError, type Warning } from "../../base/problem";
import { type ByteSource, decompress } from ".";
import { pakoInflate } from "./pako";

const DATA = Uint8Array.from({ length: 700_000 }, (_, index) => ((index * index) >>> 5) & 0xff);
const GZIP = gzipSync(DATA);
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function* cutUp(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const length = lengths[index % lengths.length];
    yield bytes.slice(at, at + length);
    at += length;
  }
}

/** A source that gives pieces of the given lengths, over and over. */
function sourceOf(bytes: Uint8Array, lengths: readonly number[]): ByteSource {
  return {
    stream() {
      const pieces = cutUp(bytes, lengths);
      return new ReadableStream({
        pull(controller) {
          const next = pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
      });
    },
  };
}

interface Outcome {
  readonly bytes: Uint8Array;
  readonly problem: string | undefined;
  readonly warnings: readonly string[];
  readonly bytesRead: number;
  readonly byteOffset: number | undefined;
}

async function inflate(source: ByteSource): Promise<Outcome> {
  const pieces: Uint8Array[] = [];
  const warnings: Warning[] = [];
  let bytesRead = 0;
  let problem: string | undefined;
  let byteOffset: number | undefined;
  const listener = {
    onBytesRead: (count: number) => (bytesRead = count),
    onSourceEnd: () => undefined,
    onWarning: (warning: Warning) => warnings.push(warning),
  };
  try {
    for await (const piece of decompress(source, listener)) pieces.push(piece);
  } catch (error) {
    problem = error instanceof ProblemError ? error.problem.kind : String(error);
    if (error instanceof ProblemError) byteOffset = error.problem.byteOffset;
  }
  return {
    bytes: joined(...pieces),
    problem,
    warnings: warnings.map(({ code }) => code),
    bytesRead,
    byteOffset,
  };
}

const alike = (first: Uint8Array, second: Uint8Array) => Buffer.compare(first, second) === 0;

const CASES: readonly (readonly [
  what: string,
  input: Uint8Array,
  output: Uint8Array,
  warnings: readonly string[],
])[] = [
  ["gzip", GZIP, DATA, []],
  ["zlib", new Uint8Array(deflateSync(DATA)), DATA, []],
  ["neither", DATA, DATA, []],
  ["one byte", Uint8Array.of(0x1f), Uint8Array.of(0x1f), []],
  ["nothing", new Uint8Array(0), new Uint8Array(0), []],
  ["gzip of nothing", gzipSync(new Uint8Array(0)), new Uint8Array(0), []],
  ["two members", joined(GZIP, gzipSync(Uint8Array.of(1, 2))), joined(DATA, Uint8Array.of(1, 2)), []],
  ["an empty member between", joined(GZIP, gzipSync(new Uint8Array(0)), GZIP), joined(DATA, DATA), []],
  ["padding with zeros", joined(GZIP, new Uint8Array(1000)), DATA, []],
  ["bytes behind the end", joined(GZIP, Uint8Array.of(7, 8, 9)), DATA, ["trailing-bytes"]],
  [
    "bytes behind two members",
    joined(GZIP, GZIP, DATA.subarray(100, 150)),
    joined(DATA, DATA),
    ["trailing-bytes"],
  ],
  [
    "bytes behind a tiny member",
    joined(gzipSync(Uint8Array.of(5)), Uint8Array.of(7)),
    Uint8Array.of(5),
    ["trailing-bytes"],
  ],
];

// Where the data ends with a member, between it and the next, and anywhere else.
const LENGTHS: readonly (readonly number[])[] = [
  [1 << 20],
  [GZIP.length],
  [GZIP.length - 1, 1, 3],
  [65_536],
  [4099, 1],
];

describe("what was compressed comes back, in pieces of any size", () => {
  test.each(CASES)(
    "%s",
    async (_, input, output, warnings) => {
      for (const lengths of LENGTHS) {
        const outcome = await inflate(sourceOf(input, lengths));
        expect([outcome.problem, outcome.warnings, outcome.bytes.length], lengths.join()).toEqual([
          undefined,
          warnings,
          output.length,
        ]);
        expect(alike(outcome.bytes, output), lengths.join()).toBe(true);
        if (warnings.length === 0) expect(outcome.bytesRead).toBe(input.length);
      }
    },
    30_000,
  );

  test("a member behind padding, where the platform refuses that", async () => {
    async function* pieces() {
      yield joined(GZIP, new Uint8Array(10));
      yield GZIP;
    }
    const given: Uint8Array[] = [];
    for await (const piece of pakoInflate(pieces(), { trailingBytes: false })) given.push(piece);
    expect(alike(joined(...given), joined(DATA, DATA))).toBe(true);
  });

  test("pako gives what the platform gives", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2000 }),
        fc.nat(300),
        fc.boolean(),
        async (data, length, isGzip) => {
          const packed = new Uint8Array(isGzip ? gzipSync(data) : deflateSync(data));
          async function* pieces() {
            yield* cutUp(packed, [length + 1]);
          }
          const given: Uint8Array[] = [];
          for await (const piece of pakoInflate(pieces(), { trailingBytes: false })) given.push(piece);
          expect(alike(joined(...given), data)).toBe(true);
          const native = await inflate(sourceOf(packed, [length + 1]));
          expect(alike(native.bytes, data)).toBe(true);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  }, 30_000);
});

describe("damage is told after all that could be inflated", () => {
  test.each<[string, Uint8Array, string, number]>([
    ["cut off in the data", GZIP.subarray(0, GZIP.length >>> 1), "truncated", 1000],
    ["cut off in the end mark", GZIP.subarray(0, GZIP.length - 3), "truncated", DATA.length],
    ["cut off in the header", GZIP.subarray(0, 5), "truncated", 0],
    ["the second member cut off", joined(GZIP, GZIP.subarray(0, 5000)), "truncated", DATA.length],
    ["a wrong checksum", withByte(GZIP, GZIP.length - 6), "malformed", DATA.length],
    ["broken zlib", withByte(new Uint8Array(deflateSync(DATA)), 5000), "malformed", 0],
  ])(
    "%s",
    async (_, input, kind, atLeast) => {
      for (const lengths of LENGTHS) {
        const outcome = await inflate(sourceOf(input, lengths));
        expect([outcome.problem, outcome.byteOffset]).toEqual([kind, outcome.bytes.length]);
        expect(outcome.bytes.length).toBeGreaterThanOrEqual(atLeast);
        if (atLeast > 0)
          expect(alike(outcome.bytes.subarray(0, DATA.length), DATA.subarray(0, outcome.bytes.length))).toBe(
            true,
          );
      }
    },
    30_000,
  );

  test("a source that cannot be read is told as itself, whatever it holds", async () => {
    for (const error of [
      new ProblemError({ kind: "unreachable", message: "m", advice: "a" }),
      new Error("disk"),
    ]) {
      for (const bytes of [GZIP.subarray(0, 5000), DATA.subarray(0, 5000)]) {
        const source = {
          stream() {
            let given = false;
            return new ReadableStream<Uint8Array>({
              pull(controller) {
                if (given) controller.error(error);
                else controller.enqueue(bytes.slice());
                given = true;
              },
            });
          },
        };
        const outcome = await inflate(source);
        expect(outcome.problem).toBe(error instanceof ProblemError ? "unreachable" : "Error: disk");
      }
    }
  });
});

test("whoever stops early lets go of the source", async () => {
  let cancelled = 0;
  for (const bytes of [GZIP, DATA]) {
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: controller => controller.enqueue(bytes.slice()),
        cancel: () => {
          cancelled++;
        },
      });
    const listener = {
      onBytesRead: () => undefined,
      onSourceEnd: () => undefined,
      onWarning: () => undefined,
    };
    for await (const piece of decompress({ stream }, listener)) if (piece.length > 0) break;
    await expect.poll(() => cancelled).toBe(bytes === GZIP ? 1 : 2);
  }
});

function withByte(bytes: Uint8Array, at: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[at] ^= 0xff;
  return changed;
}
