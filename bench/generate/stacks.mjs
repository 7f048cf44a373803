/**
 * Grows the stacks of a profile over an invented program. Each new stack follows an earlier one from the root for
 * some way (often one of a few hot ones), then walks on by itself: hot paths are shared, the tail is long and cold.
 */

import { MAX_CALLEES } from "./program.mjs";
import { mix } from "./random.mjs";

const MAX_DEPTH = 512;
const ROOT_COUNT = 6;
/** From this depth on, a stack is mostly recursion. */
const RECURSION_DEPTH = 64;
/** Every stack is kept to be followed at first, one in so many later, which bounds memory. */
const KEPT_AT_FIRST = 2000;
const KEPT_ONE_IN = 20;
const CHANCE_OF_FRESH_ROOT = 0.03;
const CHANCE_OF_RECURSION = 0.9;
/** So often a call site calls one of its rare callees; without them a walk could never leave a small circle. */
const CHANCE_OF_RARE_CALLEE = 0.02;

/**
 * Gives one stack after another: location indices, **root first**, in a buffer that the next call overwrites.
 * No two stacks are equal: a stack whose 53-bit hash was met before is lengthened until its hash is new, and equal
 * stacks have equal hashes.
 * @param {import("./program.mjs").Program} program
 * @param {import("./random.mjs").Random} random
 * @param {number} seed
 * @returns {() => Uint32Array}
 */
export function createStackGrower(program, random, seed) {
  /** @type {Uint32Array[]} */
  const kept = [];
  /** @type {Set<number>} */
  const seenHashes = new Set();
  const roots = Array.from(
    { length: ROOT_COUNT },
    (_, index) => mix(seed + 20, index) % program.locationCount,
  );
  // A lengthened stack may pass the drawn depth by a few frames.
  const frames = new Uint32Array(MAX_DEPTH * 2);
  let made = 0;

  /** Depths in locations: at least 21, mean about 43, one stack in 400 deeper than 300. */
  const drawDepth = () => {
    const depth = 6 + Math.floor(16 * random() + 15 / Math.sqrt(1 - random()));
    return Math.min(depth, MAX_DEPTH);
  };

  /**
   * Copies the shared part of an earlier stack.
   * @param {number} depth
   * @returns {number} how many frames were copied
   */
  const followEarlier = depth => {
    const fresh = kept.length === 0 || random() < CHANCE_OF_FRESH_ROOT;
    if (fresh) {
      frames[0] = roots[Math.floor(roots.length * random() * random())] ?? 0;
      return 1;
    }
    const popularity = random();
    const earlier = kept[Math.floor(kept.length * popularity * popularity * popularity)] ?? frames;
    const turnedAway = random();
    const shared = Math.max(1, Math.min(depth, Math.floor(earlier.length * (1 - turnedAway * turnedAway))));
    frames.set(earlier.subarray(0, shared));
    return shared;
  };

  /**
   * A frame called from the last of the `length` first ones.
   * @param {number} length
   * @param {boolean} rare whether any callee of the call site is as likely as the usual ones
   */
  const calledFrame = (length, rare) => {
    const caller = frames[length - 1] ?? 0;
    const choice = random();
    const which = rare ? MAX_CALLEES * choice : program.calleeCount(caller) * choice * choice;
    return program.locationInFunction(
      program.callee(caller, Math.floor(which)),
      Math.floor(random() * 4294967296),
    );
  };

  return () => {
    const depth = drawDepth();
    const period = 2 + Math.floor(4 * random());
    let length = followEarlier(depth);
    for (; length < depth; length++) {
      const recurs = length >= RECURSION_DEPTH && random() < CHANCE_OF_RECURSION;
      frames[length] = recurs
        ? (frames[length - period] ?? 0)
        : calledFrame(length, random() < CHANCE_OF_RARE_CALLEE);
    }
    let hash = stackHash(frames, length);
    while (seenHashes.has(hash)) {
      if (length === frames.length) throw new Error("the program is too small for so many stacks");
      frames[length] = calledFrame(length, true);
      length++;
      hash = stackHash(frames, length);
    }
    seenHashes.add(hash);
    if (made < KEPT_AT_FIRST || made % KEPT_ONE_IN === 0) kept.push(frames.slice(0, length));
    made++;
    return frames.subarray(0, length);
  };
}

/**
 * @param {Uint32Array} frames
 * @param {number} length
 * @returns {number} an integer below 2^53
 */
function stackHash(frames, length) {
  let low = length;
  let high = 0x2545f491;
  for (let i = 0; i < length; i++) {
    const frame = frames[i] ?? 0;
    low = Math.imul(low ^ frame, 0x01000193) ^ (low >>> 15);
    high = Math.imul(high + frame, 0x9e3779b1) ^ (high >>> 13);
  }
  return mix(low, high) * 0x200000 + (mix(high, low) >>> 11);
}
