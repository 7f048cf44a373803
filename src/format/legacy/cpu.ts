import { everyNth, type Steps } from "../../base/steps";
import { type Draft, emptyDraft, LocationsByAddress, removeDuplicateLeaves } from "./draft";
import { javaCpuDraft } from "./java";
import { LineScanner } from "./lineScanner";
import { readMemoryMap } from "./memoryMap";
import { Refusal, UNRECOGNISED } from "./refusal";
import { readCpuHeader, type WordReader } from "./words";

const MICROSECOND = 1000n;
const SAMPLES_PER_STEP = 1024;

/** A CPU profile as gperftools and Java's agent write it: words of 32 or 64 bits, then text (`parseCPU`). */
export function* parseCpu(bytes: Uint8Array): Steps<Draft> {
  const header = readCpuHeader(bytes);
  if (header === undefined) throw new Refusal(UNRECOGNISED, "there is no header", { byteOffset: 0 });
  const { words, isJava, period } = header;
  const draft = emptyDraft(
    [
      { type: "samples", unit: "count" },
      { type: "cpu", unit: "nanoseconds" },
    ],
    { type: "cpu", unit: "nanoseconds" },
    BigInt.asIntN(64, period * MICROSECOND),
  );
  const locations = yield* readSamples(words, draft, !isJava);
  const rest = bytes.subarray(words.position);
  if (isJava) return yield* javaCpuDraft(rest, locations, draft);
  removeHandlerFrames(draft);
  yield;
  yield* readMemoryMap(new LineScanner(rest), draft);
  removeDuplicateLeaves(draft);
  return draft;
}

/**
 * Samples (count, depth, addresses from the leaf) up to the one that marks the end: 0, 1, 0 (`parseCPUSamples`). Words
 * that are missing are 0, as in pprof.
 * @param isAdjusted whether addresses, but for the leaf's, are return addresses
 */
function* readSamples(words: WordReader, draft: Draft, isAdjusted: boolean): Steps<LocationsByAddress> {
  const locations = new LocationsByAddress(draft.locations);
  const isPause = everyNth(SAMPLES_PER_STEP);
  while (words.bytesLeft > 0) {
    if (isPause()) yield;
    const byteOffset = words.position;
    const count = words.next();
    const depth = words.next();
    if (words.isExhausted || depth > BigInt(Math.floor(words.bytesLeft / 4))) {
      throw new Refusal(UNRECOGNISED, "a stack is longer than the rest of the file", { byteOffset });
    }
    const addresses = Array.from({ length: Number(depth) }, () => words.next());
    if (count === 0n && depth === 1n && addresses[0] === 0n) return locations;
    const value = BigInt.asIntN(64, count);
    draft.samples.push({
      values: [value, BigInt.asIntN(64, value * draft.period)],
      locations: addresses.map((address, index) =>
        isAdjusted && index > 0 ? locations.before(address) : locations.at(address),
      ),
    });
  }
  draft.warnings.push({
    code: "cut-off",
    message: words.isExhausted
      ? "The file is cut off in the middle of a stack: its missing frames are read as address 0, as pprof does."
      : "The samples have no end mark: the file may be cut off.",
  });
  return locations;
}

/** As many frames below the leaf may be the signal handler's. */
const MOST_HANDLER_FRAMES = 2;
/** One sample in so many may have another second frame. */
const SIMILAR_SAMPLES = 32;

/** Takes the second frame out of all stacks where nearly all have the same: that is the profiler's signal handler. */
function removeHandlerFrames({ samples }: Draft): void {
  const needed = samples.length - Math.floor(samples.length / SIMILAR_SAMPLES);
  for (let round = 0; round < MOST_HANDLER_FRAMES; round++) {
    const counts = new Map<bigint, number>();
    for (const { locations } of samples) {
      if (locations.length < 2) continue;
      const { address } = locations[1];
      counts.set(address, (counts.get(address) ?? 0) + 1);
    }
    const [common] = [...counts].find(([, count]) => count >= needed) ?? [];
    if (common === undefined) return;
    for (const { locations } of samples) {
      if (locations.length > 1 && locations[1].address === common) locations.splice(1, 1);
    }
  }
}
