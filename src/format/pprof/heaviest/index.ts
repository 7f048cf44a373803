import { ProblemError } from "../../../base/problem";
import { LIMITS } from "../../limits";
import type { Heaviest } from "../../readable";
import { readValueType } from "../tables";
import { WireCursor } from "../wire";
import { FieldRecords, type FieldRecord } from "./records";
import { sampleCost } from "./sampleCost";
import { weightClass, Weights } from "./weights";

const SAMPLE_TYPE = 1;
const SAMPLE = 2;
const DEFAULT_SAMPLE_TYPE = 14;

/** Bytes that the reader itself takes, and the share of the rest that is filled: estimates have errors. */
const READER_BYTES = 8 * 2 ** 20;
const FILLED_SHARE = 0.95;

/** How many bytes of samples are read where a profile may take so many (`ReadOptions.memoryBytes`). */
export function roomForSamples(memoryBytes: number): number {
  return Math.max(0, FILLED_SHARE * (LIMITS.sampleShare * memoryBytes - READER_BYTES));
}

/** Which samples of a file are read: the heaviest that there is memory for. */
export interface SampleSieve {
  /** The same bytes without the fields of the samples that are left out. */
  pass(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
  /** What went through, to be asked at the end. */
  readonly kept: Heaviest;
}

/**
 * Looks through a profile.proto once, or twice where it names a default sample type, keeping nothing of it but how many
 * samples of each weight there are. A sample's weight is the magnitude of its value of the default sample type.
 * @param open the inflated bytes, from the beginning each time
 * @param room bytes that samples may take, as `sampleMemory` counts them
 * @returns undefined where all samples fit, or where this is no profile.proto
 */
export async function heaviestSamples(
  open: () => AsyncIterable<Uint8Array>,
  room: number,
): Promise<SampleSieve | undefined> {
  const { weights: byLast, lastIndex, defaultIndex = lastIndex } = await weigh(open(), undefined);
  // Without a type before the samples it is something else.
  if (byLast.totalBytes <= room || lastIndex < 0) return undefined;
  const weights = defaultIndex === lastIndex ? byLast : (await weigh(open(), defaultIndex)).weights;
  return sieve(weights, defaultIndex, room);
}

/** @param wanted the value that is the weight; the last one where undefined */
async function weigh(pieces: AsyncIterable<Uint8Array>, wanted: number | undefined) {
  const records = new FieldRecords();
  const weights = new Weights();
  const types: number[] = [];
  let defaultType = 0;
  const tell = (record: FieldRecord) => {
    if (record.field === SAMPLE_TYPE) types.push(typeName(record));
    else if (record.field === SAMPLE) {
      // A type behind the samples is nobody's; so is a sample that is broken, which the reader will say.
      weights.add(sampleCost(record, wanted ?? Math.max(0, types.length - 1)));
    } else if (record.field === DEFAULT_SAMPLE_TYPE && record.bodyStart === undefined)
      defaultType = numberOf(record);
  };
  try {
    for await (const piece of pieces) {
      records.push(piece, tell);
      if (records.hasGivenUp) break;
    }
  } catch (error) {
    // What is wrong with the stream is said when it is read.
    if (!(error instanceof ProblemError) || error.problem.kind === "cancelled") throw error;
  }
  const named = defaultType === 0 ? -1 : types.indexOf(defaultType);
  return { weights, lastIndex: types.length - 1, defaultIndex: named >= 0 ? named : undefined };
}

function sieve(weights: Weights, valueIndex: number, room: number): SampleSieve {
  const { leastClass, bytesInIt } = weights.border(room);
  const { sampleCount, totalWeight } = weights;
  let left = bytesInIt;
  let keptCount = 0;
  let keptWeight = 0;
  const isKept = (record: FieldRecord) => {
    if (record.field !== SAMPLE || record.bodyStart === undefined) return true;
    const { weight, bytes } = sampleCost(record, valueIndex);
    const at = weightClass(weight);
    if (at < leastClass || (at === leastClass && bytes > left)) return false;
    if (at === leastClass) left -= bytes;
    keptCount++;
    keptWeight += weight;
    return true;
  };
  return {
    pass: pieces => passed(pieces, isKept),
    get kept() {
      const share = totalWeight === 0 ? 0 : keptWeight / totalWeight;
      return { sampleCount: keptCount, leftOut: sampleCount - keptCount, share };
    },
  };
}

async function* passed(
  pieces: AsyncIterable<Uint8Array>,
  isKept: (record: FieldRecord) => boolean,
): AsyncGenerator<Uint8Array> {
  const records = new FieldRecords();
  for await (const piece of pieces) {
    if (records.hasGivenUp) {
      yield piece;
      continue;
    }
    let out = new Uint8Array(0);
    let length = 0;
    records.push(piece, record => {
      if (!isKept(record)) return;
      if (out.length === 0) out = new Uint8Array(record.buffer.length);
      out.set(record.buffer.subarray(record.start, record.end), length);
      length += record.end - record.start;
    });
    if (length > 0) yield out.subarray(0, length);
    if (records.hasGivenUp) yield records.left;
  }
  // A field that is cut off.
  if (!records.hasGivenUp && records.left.length > 0) yield records.left;
}

/** The string that a sample type is called by. */
function typeName({ buffer, bodyStart = 0, end }: FieldRecord): number {
  return readValueType(cursorAt(buffer, bodyStart), end, "sample_type").type;
}

/** The number that a field is. */
function numberOf({ buffer, start, end }: FieldRecord): number {
  const cursor = cursorAt(buffer, start);
  cursor.readVarint(end, "a field");
  cursor.readVarint(end, "a field");
  return cursor.signed;
}

function cursorAt(buffer: Uint8Array, position: number): WireCursor {
  const cursor = new WireCursor();
  cursor.buffer = buffer;
  cursor.position = position;
  return cursor;
}
