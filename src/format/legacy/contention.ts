import type { ByteText } from "../../base/byteText";
import { parseInt64 } from "../../base/goIntegers";
import { truncated } from "../../base/int64";
import { everyNth, type Steps } from "../../base/steps";
import { malformedSample, readAddresses, readSampleNumber } from "./addresses";
import { type Draft, emptyDraft, LocationsByAddress } from "./draft";
import { isBlankOrComment, LINES_PER_STEP, LineScanner, trimSpace } from "./lineScanner";
import { readMemoryMapSection } from "./memoryMap";
import { UNRECOGNISED } from "./refusal";

const HEADERS = ["--- contentionz ", "--- mutex:", "--- contention:"];
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
/** Looked for anywhere. Where nothing is between the two numbers, the last digit is the second. */
const SAMPLE = /(?<!\d)(?:(\d+)(?!\d) *(\d+)|(\d+)(?=\d(?!\d))(\d)) @([ x0-9a-f]*)/;

/** Waiting for locks: contentionz of C++, mutex and block texts of Go (`parseContention`). */
export function* parseContention(bytes: Uint8Array): Steps<Draft> {
  const scanner = new LineScanner(bytes);
  scanner.next();
  if (!HEADERS.some(header => scanner.line.startsWith(header))) {
    throw scanner.refusal(UNRECOGNISED, "there is no header of lock contention");
  }
  const contentions = { type: "contentions", unit: "count" };
  const draft = emptyDraft([contentions, { type: "delay", unit: "nanoseconds" }], contentions, 1n);
  const hertz = readAttributes(scanner, draft);
  const locations = new LocationsByAddress(draft.locations);
  // It stands at the first line that is no attribute.
  const isPause = everyNth(LINES_PER_STEP);
  do {
    if (isPause()) yield;
    const line = trimSpace(scanner.line);
    if (line.startsWith("---")) break;
    if (isBlankOrComment(line)) continue;
    const { values, addresses } = readSample(scanner, line, draft.period, hertz);
    draft.samples.push({ values, locations: addresses.map(address => locations.before(address)) });
  } while (scanner.next());
  yield* readMemoryMapSection(scanner, draft);
  return draft;
}

/** Reads lines of the form `attribute = value` up to the first other one. Returns the clock's hertz; 0 is unknown. */
function readAttributes(scanner: LineScanner, draft: Draft): bigint {
  let hertz = 0n;
  while (scanner.next()) {
    const line = trimSpace(scanner.line);
    if (isBlankOrComment(line)) continue;
    const sign = line.indexOf("=");
    if (line.startsWith("---") || sign < 0) break;
    const attribute = trimSpace(line.slice(0, sign));
    const value = trimSpace(line.slice(sign + 1));
    switch (attribute) {
      case "cycles/second":
        hertz = numberOf(scanner, value);
        break;
      case "sampling period":
        draft.period = numberOf(scanner, value);
        break;
      case "ms since reset":
        draft.durationNanos = BigInt.asIntN(64, numberOf(scanner, value) * NANOSECONDS_PER_MILLISECOND);
        break;
      case "discarded samples":
        break;
      default:
        throw scanner.refusal(UNRECOGNISED, `the attribute "${attribute}" is not known`);
    }
  }
  return hertz;
}

function numberOf(scanner: LineScanner, text: ByteText): bigint {
  const number = parseInt64(text, 0);
  if (!number.ok) throw scanner.refusal(UNRECOGNISED, `"${text}" is no whole number of 64 bits`);
  return number.value;
}

/** `delay count @ addresses`; the values are those of all contentions, also those that were not sampled. */
function readSample(scanner: LineScanner, line: ByteText, period: bigint, hertz: bigint) {
  const parts = SAMPLE.exec(line);
  if (parts === null) {
    throw scanner.refusal(UNRECOGNISED, "a sample is not of the form `cycles count @ addresses`");
  }
  const [, delayApart, countApart, delayClose = "", countClose = "", stack = ""] = parts;
  const refuse = malformedSample(scanner, line);
  const number = (text: string) => readSampleNumber(text, refuse);
  let delay = number(delayApart ?? delayClose);
  let count = number(countApart ?? countClose);
  if (period > 0n) {
    if (hertz > 0n) delay = truncated((Number(delay) * Number(period)) / (Number(hertz) / 1e9));
    count = BigInt.asIntN(64, count * period);
  }
  return { values: [count, delay], addresses: readAddresses(stack, refuse) };
}
