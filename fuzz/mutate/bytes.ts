import type { Random } from "../../src/cli/differential/random";
import { NUMBERS } from "./interesting";

type Edit = (random: Random, bytes: Uint8Array) => Uint8Array;

/** Bytes with a few things changed that know nothing of any format. */
export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  let mutated = bytes;
  for (let edits = random.pick([1, 1, 1, 2, 3, 5]); edits > 0; edits--) {
    mutated = random.pick(EDITS)(random, mutated);
  }
  return mutated;
}

/** What stands before a random place: a file that broke off. */
export function cutOff(random: Random, bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, random.below(bytes.length + 1));
}

/** `bytes` with `count` of them, from `at`, replaced. */
export function spliced(bytes: Uint8Array, at: number, count: number, put: ArrayLike<number>): Uint8Array {
  const rest = bytes.subarray(at + count);
  const result = new Uint8Array(at + put.length + rest.length);
  result.set(bytes.subarray(0, at));
  result.set(put, at);
  result.set(rest, at + put.length);
  return result;
}

const setByte: Edit = (random, bytes) =>
  spliced(bytes, random.below(bytes.length), 1, [random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)])]);

const flipBit: Edit = (random, bytes) => {
  const at = random.below(bytes.length);
  return spliced(bytes, at, 1, [(bytes[at] ?? 0) ^ (1 << random.below(8))]);
};

const insert: Edit = (random, bytes) =>
  spliced(
    bytes,
    random.below(bytes.length + 1),
    0,
    random.list(random.pick([1, 2, 4, 8]), () => random.below(256)),
  );

const remove: Edit = (random, bytes) =>
  spliced(bytes, random.below(bytes.length + 1), random.pick([1, 1, 2, 4, 8, 100]), []);

const repeat: Edit = (random, bytes) => {
  const from = random.below(bytes.length + 1);
  const part = bytes.subarray(from, from + random.pick([1, 4, 8, 64, 1000]));
  return spliced(bytes, random.below(bytes.length + 1), 0, part);
};

/** A number of 4 or 8 bytes, in either byte order. */
const setWord: Edit = (random, bytes) => {
  const length = random.pick([4, 8]);
  const at = random.below(bytes.length + 1) & ~(length - 1);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, BigInt.asIntN(64, random.pick(NUMBERS)), true);
  const word = [...new Uint8Array(view.buffer, 0, length)];
  return spliced(bytes, at, length, random.chance(70) ? word : word.reverse());
};

const EDITS = [setByte, setByte, flipBit, flipBit, insert, remove, repeat, setWord, cutOff];
