import { deflateSync, gzipSync } from "node:zlib";
import type { Random } from "../../src/cli/differential/random";
import { decompress } from "../../src/format/decompress";
import { readStream } from "../check/readChecked";
import { piecesOf } from "../check/pieces";
import { mutateBytes } from "../mutate/bytes";
import { mutateMessage } from "../mutate/protobuf";
import { encodeMessage } from "../mutate/protobufTree";
import { fixture } from "./files";
import { smallProfiles } from "./smallProfiles";
import type { Target } from "./target";

const PROFILES = smallProfiles();

/** Compressed well, or not at all, so that a changed byte is one of the profile's. */
const LEVELS = [0, 0, 6, 9];

/** gzip: broken inside, or around a broken profile; of several members; with something behind it. */
export const gzipTarget = compressedTarget("gzip", random => {
  const profile = random.pick(PROFILES);
  if (random.chance(40)) return gzipSync(mutateMessage(random, profile));
  const bytes = encodeMessage(profile);
  const level = random.pick(LEVELS);
  const half = bytes.length >> 1;
  const packed = random.chance(30)
    ? [gzipSync(bytes.subarray(0, half), { level }), gzipSync(bytes.subarray(half), { level })]
    : [gzipSync(bytes, { level })];
  if (random.chance(20)) packed.push(Buffer.alloc(random.pick([1, 2, 512]), random.pick([0, 0x1f, 9])));
  return mutateBytes(random, Buffer.concat(packed));
});

export const zlibTarget = compressedTarget("zlib", random => {
  const profile = random.pick(PROFILES);
  if (random.chance(40)) return deflateSync(mutateMessage(random, profile));
  return mutateBytes(random, deflateSync(encodeMessage(profile), { level: random.pick(LEVELS) }));
});

/** What the zstd command wrote: its own frames, stored blocks, and stacks. */
const ZSTD = ["folded/fixtures/go-cpu.folded.zst", "decompress/fixtures/raw.zst"].map(fixture);

export const zstdTarget = compressedTarget("zstd", random => {
  // What the mutations do to a frame of stored bytes is mostly done to the bytes.
  const mutated = mutateBytes(random, random.pick([...ZSTD, stored(encodeMessage(random.pick(PROFILES)))]));
  if (random.chance(30)) return stored(mutateMessage(random, random.pick(PROFILES)));
  return random.chance(10) ? Buffer.concat([mutated, random.pick(ZSTD)]) : mutated;
});

/** A zstd frame whose blocks hold bytes as they are (RFC 8878 §3.1.1). */
function stored(bytes: Uint8Array): Uint8Array {
  const MOST = 100_000;
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += MOST) {
    const part = bytes.subarray(at, at + MOST);
    const header = (part.length << 3) | Number(at + MOST >= bytes.length);
    blocks.push(Uint8Array.of(header & 255, (header >> 8) & 255, header >> 16), part);
  }
  // Magic number, a frame header without flags, a window of 128 kB.
  return Buffer.concat([Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x38), ...blocks]);
}

function streamOf(bytes: Uint8Array, pieceLength: number): ReadableStream<Uint8Array> {
  const pieces = piecesOf(bytes, pieceLength);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
}

function compressedTarget(name: string, make: (random: Random) => Uint8Array): Target {
  return {
    name,
    make,
    async attempt(random, input) {
      const length = random.pick([100, 1000, 65_536, 65_536]);
      const ignore = () => undefined;
      const open = () =>
        decompress(
          { stream: () => streamOf(input, length) },
          { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore },
        );
      return (await readStream(random, open, undefined)).attempt;
    },
  };
}
