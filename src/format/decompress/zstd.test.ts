import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ProblemError } from "../../base/problem";
import { decompress } from ".";

const FIXTURES = new URL("fixtures/", import.meta.url);

/** Written by the zstd command 1.5.4: `-19`, with a checksum, and `-3 --no-check`, which stored the bytes as they are. */
const fixture = (name: string) => readFileSync(new URL(name, FIXTURES));
const DATA = Uint8Array.from({ length: 700_000 }, (_, index) => ((index * index) >>> 5) & 0xff);
const SQUARES = fixture("squares.zst");
const RAW = fixture("raw.zst");

async function inflate(bytes: Uint8Array, pieceLength: number): Promise<{ bytes: Buffer; problem: string }> {
  const source = {
    stream: () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += pieceLength) {
            controller.enqueue(new Uint8Array(bytes.subarray(at, at + pieceLength)));
          }
          controller.close();
        },
      }),
  };
  const ignore = () => undefined;
  const pieces: Uint8Array[] = [];
  let problem = "";
  try {
    const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
    for await (const piece of decompress(source, listener)) pieces.push(piece);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem.isOfCompression).toBe(true);
    expect(error.problem.byteOffset).toBe(Buffer.concat(pieces).length);
    problem = error.problem.kind;
  }
  return { bytes: Buffer.concat(pieces), problem };
}

test.each([1 << 20, 4099, 512, 7, 1])("what zstd compressed comes back, in pieces of %d", async length => {
  const twoFrames = Buffer.concat([SQUARES, RAW]);
  for (const [packed, data] of [
    [SQUARES, Buffer.from(DATA)],
    [RAW, Buffer.from(DATA.subarray(0, 3000))],
    [twoFrames, Buffer.concat([DATA, DATA.subarray(0, 3000)])],
  ] as const) {
    const outcome = await inflate(packed, length);
    expect(outcome.problem).toBe("");
    expect(outcome.bytes.equals(data)).toBe(true);
  }
});

test("what is cut off anywhere is cut off, after all that could be inflated", async () => {
  for (let length = 4; length < SQUARES.length; length += 97) {
    const { bytes, problem } = await inflate(SQUARES.subarray(0, length), 1000);
    expect([length, problem]).toEqual([length, "truncated"]);
    expect(bytes.equals(Buffer.from(DATA.subarray(0, bytes.length)))).toBe(true);
  }
});

test("damage is a problem or goes unseen, and never a crash", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(SQUARES.length - 5), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const damaged = Uint8Array.from(SQUARES);
      damaged[4 + at] ^= flip;
      const { problem } = await inflate(damaged, 1000);
      expect(["", "malformed", "truncated", "unsupported"]).toContain(problem);
    }),
    { numRuns: 200 },
  );
});

test("a tree of weights that does not end, which fzstd would read for ever, is damage", async () => {
  expect(await inflate(fixture("endless.zst"), 1000)).toEqual({
    bytes: Buffer.alloc(0),
    problem: "malformed",
  });
});

/** A frame of blocks that are one byte, many times over. */
function runs(count: number, length: number): Uint8Array {
  const blocks = Array.from({ length: count }, (_, index) => {
    const header = (length << 3) | 2 | Number(index === count - 1);
    return [header & 255, (header >> 8) & 255, header >> 16, 7];
  });
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38, ...blocks.flat()]);
}

test("a bomb comes block by block, and a block is no larger than the format lets it be", async () => {
  const ignore = () => undefined;
  const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
  const bomb = runs(10_000, 1 << 17);
  const stream = () => new Blob([bomb as Uint8Array<ArrayBuffer>]).stream();
  const lengths: number[] = [];
  for await (const { length } of decompress({ stream }, listener)) {
    lengths.push(length);
    if (lengths.length === 100) break;
  }
  expect(new Set(lengths)).toEqual(new Set([1 << 17]));
  expect((await inflate(runs(1, 1 << 18), 1000)).problem).toBe("malformed");
  expect((await inflate(runs(3, 1000), 1000)).bytes).toEqual(Buffer.alloc(3000, 7));
});

test("a frame whose content is not what its checksum says is damaged, in whatever pieces it comes", async () => {
  const wrong = Uint8Array.from(SQUARES);
  wrong[wrong.length - 1] ^= 1;
  for (const length of [1 << 20, 4099]) {
    expect((await inflate(wrong, length)).problem).toBe("malformed");
    expect((await inflate(Buffer.concat([RAW, wrong, RAW]), length)).problem).toBe("malformed");
  }
});

test("frames that are to be skipped are", async () => {
  const skipped = Uint8Array.of(0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
  const empty = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0);
  const { bytes, problem } = await inflate(Buffer.concat([RAW, skipped, empty, SQUARES]), 1 << 12);
  expect(problem).toBe("");
  expect(bytes.length).toBe(3000 + DATA.length);
});

test("memory for a window is not taken because a few bytes ask for it", async () => {
  const withWindow = (descriptor: number) => {
    const frame = runs(1, 100);
    frame[5] = descriptor;
    return inflate(frame, 1000);
  };
  expect((await withWindow(17 << 3)).problem).toBe("");
  expect((await withWindow((17 << 3) | 1)).problem).toBe("unsupported");
  const single = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0x40, 0, 0, 0, 0, 1, 0, 0]);
  expect((await inflate(single, 1000)).problem).toBe("unsupported");
});
