import type { ByteText } from "../../base/byteText";
import { parseInt64 } from "../../base/goIntegers";
import { everyNth, type Steps } from "../../base/steps";
import { malformedSample, readAddresses, readSampleNumber } from "./addresses";
import { type Draft, emptyDraft, LocationsByAddress } from "./draft";
import { isBlankOrComment, LINES_PER_STEP, LineScanner, trimSpace } from "./lineScanner";
import { isMemoryMapHeading, readMemoryMapSection } from "./memoryMap";
import { UNRECOGNISED } from "./refusal";
import { unsampled } from "./unsample";

const HEAP_HEADER = /heap profile: *(\d+): *(\d+) *\[ *(\d+): *(\d+) *\] *@ *(heap[_a-z0-9]*)\/?(\d*)/;
const OTHER_HEADER = /heap profile: *\d+: *\d+ *\[ *\d+: *\d+ *\] @ (?:growth|fragmentation)/;
/** Looked for anywhere; a number that starts inside another is not its beginning. */
const SAMPLE = /(-?(?<!\d)\d+): *(-?\d+) *\[ *(\d+): *(\d+) *\] @([ x0-9a-f]*)/;

interface HeapHeader {
  readonly period: bigint;
  /** Whether values are divided by the probability of being sampled. */
  readonly isSampled: boolean;
  /** Whether there is more than what is in use: everything that was allocated. */
  readonly hasAllocations: boolean;
}

/** Heap, growth and fragmentation texts, of gperftools and of Go (`parseHeap`). */
export function* parseHeap(bytes: Uint8Array): Steps<Draft> {
  const scanner = new LineScanner(bytes);
  scanner.next();
  const header = readHeader(scanner);
  const { period, hasAllocations } = header;
  const [objects, space] = hasAllocations ? ["inuse_objects", "inuse_space"] : ["objects", "space"];
  const types = [
    { type: objects, unit: "count" },
    { type: space, unit: "bytes" },
  ];
  // pprof shows the last type first, and that is to be what is in use.
  const allocations = [
    { type: "alloc_objects", unit: "count" },
    { type: "alloc_space", unit: "bytes" },
  ];
  const sampleTypes = hasAllocations ? [...allocations, ...types] : types;
  const draft = emptyDraft(sampleTypes, { type: "space", unit: "bytes" }, period);
  const locations = new LocationsByAddress(draft.locations);
  const isPause = everyNth(LINES_PER_STEP);
  while (scanner.next()) {
    if (isPause()) yield;
    const line = trimSpace(scanner.line);
    if (isBlankOrComment(line)) continue;
    if (isMemoryMapHeading(line)) break;
    const { values, blockSize, addresses } = readSample(scanner, line, header);
    draft.samples.push({
      values,
      locations: addresses.map(address => locations.before(address)),
      blockSize,
    });
  }
  yield* readMemoryMapSection(scanner, draft);
  return draft;
}

function readHeader(scanner: LineScanner): HeapHeader {
  const heap = HEAP_HEADER.exec(scanner.line);
  if (heap === null) {
    if (!OTHER_HEADER.test(scanner.line)) {
      throw scanner.refusal(UNRECOGNISED, "the header of a heap profile is not as pprof knows it");
    }
    return { period: 1n, isSampled: false, hasAllocations: false };
  }
  const [, inUseCount, inUseSize, count, size, kind, rate = ""] = heap;
  const period = parseInt64(rate === "" ? "0" : rate, 10);
  if (!period.ok) throw scanner.refusal(UNRECOGNISED, `the sampling rate ${rate} has more than 64 bits`);
  const hasAllocations = (count !== inUseCount && count !== "0") || (size !== inUseSize && size !== "0");
  if (kind === "heapprofile") return { period: 1n, isSampled: false, hasAllocations };
  if (kind === "heap") return { period: period.value / 2n, isSampled: true, hasAllocations };
  if (kind === "heap_v2" || kind === "heapz_v2")
    return { period: period.value, isSampled: true, hasAllocations };
  throw scanner.refusal(UNRECOGNISED, `the kind of heap profile "${kind}" is not known`);
}

function readSample(scanner: LineScanner, line: ByteText, { period, isSampled, hasAllocations }: HeapHeader) {
  const parts = SAMPLE.exec(line);
  if (parts === null) {
    throw scanner.refusal(
      "unexpected number of sample values: got 0, want 6",
      "a sample is not of the form `count: bytes [count: bytes] @ addresses`",
    );
  }
  const [, inUseCount = "", inUseSize = "", allocatedCount = "", allocatedSize = "", stack = ""] = parts;
  const refuse = malformedSample(scanner, line);
  const number = (text: string) => readSampleNumber(text, refuse);
  let blockSize = 0n;
  const values: bigint[] = [];
  const add = (countText: string, sizeText: string, what: string): void => {
    let count = number(countText);
    let size = number(sizeText);
    if (count === 0n && size !== 0n) {
      throw scanner.refusal(
        `${what} count was 0 but ${what} bytes was ${size}`,
        `there are ${size} bytes in no objects`,
      );
    }
    if (count !== 0n) {
      blockSize = BigInt.asIntN(64, size / count);
      if (isSampled) [count, size] = unsampled(count, size, period);
    }
    values.push(count, size);
  };
  if (hasAllocations) add(allocatedCount, allocatedSize, "allocation");
  add(inUseCount, inUseSize, "inuse");
  return { values, blockSize, addresses: readAddresses(stack, refuse) };
}
