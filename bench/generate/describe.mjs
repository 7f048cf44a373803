/**
 * Measures the shape of a profile by reading its bytes again, independently of the writer: an own small reader of
 * profile.proto, since the general ones cannot hold a million stacks.
 */

import { gunzipSync } from "node:zlib";

/**
 * @typedef {object} Shape
 * @property {number} gzipBytes
 * @property {number} rawBytes
 * @property {number} samples
 * @property {number} distinctStacks
 * @property {number} locationsInStacks sum of stack depths in locations
 * @property {number} framesInStacks the same with inlined frames counted
 * @property {number} meanDepth in locations
 * @property {number} medianDepth
 * @property {number} maxDepth
 * @property {number} stacksDeeperThan300
 * @property {number} callTreeNodes distinct prefixes of stacks, counted in locations, from the root
 * @property {number} sampleTypes
 * @property {number} mappings
 * @property {number} locations
 * @property {number} inlinedLocations locations with more than one line
 * @property {number} maxLinesPerLocation
 * @property {number} functions
 * @property {number} distinctFunctionNames
 * @property {number} strings
 * @property {number} samplesWithStringLabel
 * @property {number} samplesWithNumericLabel with a unit
 * @property {number} largestSampleShare the largest last value over the sum of last values
 */

/**
 * Calls back for each field of a message.
 * @param {Buffer} bytes
 * @param {number} start
 * @param {number} end
 * @param {(field: number, value: number, start: number, end: number) => void} onField `value` for varints,
 *   `start` and `end` for length-delimited fields
 */
function eachField(bytes, start, end, onField) {
  const cursor = { at: start };
  while (cursor.at < end) {
    const tag = readVarint(bytes, cursor);
    const field = Math.floor(tag / 8);
    if (tag % 8 === 0) {
      onField(field, readVarint(bytes, cursor), 0, 0);
    } else if (tag % 8 === 2) {
      const length = readVarint(bytes, cursor);
      onField(field, 0, cursor.at, cursor.at + length);
      cursor.at += length;
    } else {
      throw new Error(`wire type ${tag % 8} at byte ${cursor.at}`);
    }
  }
  if (cursor.at !== end) throw new Error(`field passes the end of its message at byte ${end}`);
}

/**
 * @param {Buffer} bytes
 * @param {{ at: number }} cursor moved behind the varint
 * @returns {number} exact below 2^53; times beyond are not looked at
 */
function readVarint(bytes, cursor) {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) throw new Error("varint passes the end of the file");
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
}

/**
 * @param {Buffer} bytes
 * @param {number} start
 * @param {number} end
 */
function readPacked(bytes, start, end) {
  const cursor = { at: start };
  const values = [];
  while (cursor.at < end) values.push(readVarint(bytes, cursor));
  return values;
}

/**
 * @param {Buffer} gzip a gzip'd profile
 * @returns {Shape}
 */
export function describeProfile(gzip) {
  const bytes = gunzipSync(gzip);
  /** Root-first stacks. @type {Uint32Array[]} */
  const stacks = [];
  const distinct = new Set();
  const functionNames = new Set();
  const counts = { sampleTypes: 0, mappings: 0, locations: 0, functions: 0, strings: 0, inlinedLocations: 0 };
  let maxLinesPerLocation = 0;
  let samplesWithStringLabel = 0;
  let samplesWithNumericLabel = 0;
  let valueSum = 0;
  let largestValue = 0;
  /** location id → its number of lines @type {number[]} */
  const linesOfLocation = [];

  /** @type {(start: number, end: number) => void} */
  const readSample = (start, end) => {
    let hasString = false;
    let hasNumber = false;
    eachField(bytes, start, end, (field, _value, from, to) => {
      if (field === 1) {
        distinct.add(bytes.toString("latin1", from, to));
        stacks.push(Uint32Array.from(readPacked(bytes, from, to).toReversed()));
      } else if (field === 2) {
        const value = readPacked(bytes, from, to).at(-1) ?? 0;
        valueSum += value;
        largestValue = Math.max(largestValue, value);
      } else if (field === 3) {
        eachField(bytes, from, to, labelField => {
          if (labelField === 2) hasString = true;
          if (labelField === 4) hasNumber = true;
        });
      }
    });
    if (hasString) samplesWithStringLabel++;
    if (hasNumber) samplesWithNumericLabel++;
  };
  /** @type {(start: number, end: number) => void} */
  const readLocation = (start, end) => {
    let id = 0;
    let lines = 0;
    eachField(bytes, start, end, (field, value) => {
      if (field === 1) id = value;
      if (field === 4) lines++;
    });
    linesOfLocation[id] = lines;
    counts.locations++;
    if (lines > 1) counts.inlinedLocations++;
    maxLinesPerLocation = Math.max(maxLinesPerLocation, lines);
  };

  eachField(bytes, 0, bytes.length, (field, _value, start, end) => {
    if (field === 1) counts.sampleTypes++;
    else if (field === 2) readSample(start, end);
    else if (field === 3) counts.mappings++;
    else if (field === 4) readLocation(start, end);
    else if (field === 5) {
      counts.functions++;
      eachField(bytes, start, end, (functionField, value) => {
        if (functionField === 2) functionNames.add(value);
      });
    } else if (field === 6) counts.strings++;
  });

  const depths = Uint32Array.from(stacks, stack => stack.length).toSorted();
  let locationsInStacks = 0;
  let framesInStacks = 0;
  for (const stack of stacks) {
    locationsInStacks += stack.length;
    for (const id of stack) framesInStacks += linesOfLocation[id] ?? 0;
  }
  return {
    gzipBytes: gzip.length,
    rawBytes: bytes.length,
    samples: stacks.length,
    distinctStacks: distinct.size,
    locationsInStacks,
    framesInStacks,
    meanDepth: locationsInStacks / stacks.length,
    medianDepth: depths[depths.length >> 1] ?? 0,
    maxDepth: depths.at(-1) ?? 0,
    stacksDeeperThan300: depths.reduce((sum, depth) => sum + (depth > 300 ? 1 : 0), 0),
    callTreeNodes: countCallTreeNodes(stacks),
    ...counts,
    maxLinesPerLocation,
    distinctFunctionNames: functionNames.size,
    samplesWithStringLabel,
    samplesWithNumericLabel,
    largestSampleShare: largestValue / valueSum,
  };
}

/**
 * Sorted, each stack adds the nodes it does not share with the one before it.
 * @param {Uint32Array[]} stacks root first; sorted in place
 */
function countCallTreeNodes(stacks) {
  /** @type {(a: Uint32Array, b: Uint32Array) => number} */
  const sharedLength = (a, b) => {
    const limit = Math.min(a.length, b.length);
    let shared = 0;
    while (shared < limit && a[shared] === b[shared]) shared++;
    return shared;
  };
  stacks.sort((a, b) => {
    const at = sharedLength(a, b);
    return (a[at] ?? -1) - (b[at] ?? -1);
  });
  let nodes = 0;
  stacks.forEach((stack, index) => {
    const before = stacks[index - 1];
    nodes += stack.length - (before ? sharedLength(before, stack) : 0);
  });
  return nodes;
}
