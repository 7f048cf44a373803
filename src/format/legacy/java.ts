import { type ByteText, byteTextOfBytes, textOf } from "../../base/byteText";
import { parseInt64 } from "../../base/goIntegers";
import { everyNth, type Steps } from "../../base/steps";
import { readAddresses } from "./addresses";
import { type Draft, emptyDraft, LocationsByAddress } from "./draft";
import { readJavaLocations } from "./javaLocations";
import { LINES_PER_STEP, trimSpace } from "./lineScanner";
import { Refusal, UNRECOGNISED } from "./refusal";
import { unsampled } from "./unsample";

const KINDS = { "--- heapz 1 ---": "heap", "--- contentionz 1 ---": "contention" } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

/** Looked for anywhere. */
const ATTRIBUTE = /(?<![\w ])([\w ]+)=([\w ]+)/;
const SAMPLE = /(?<!\d)(\d+) +(\d+) +@ +([ x0-9a-f]*)/;

/** One byte in so many is sampled. */
const HEAP_SAMPLING_RATE = 524_288n;
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/** Texts of Java's agent: heapz and contentionz (`parseJavaProfile`). Addresses only number the locations. */
export function* parseJava(bytes: Uint8Array): Steps<Draft> {
  const lines = new WholeLines(bytes);
  const header = lines.peek();
  const kind = kindOf(header);
  if (kind === undefined) throw lines.refusal(UNRECOGNISED, "there is no header of a Java profile");
  lines.skip();
  const draft = emptyDraft([], { type: "", unit: "" }, 0n);
  readAttributes(lines, kind, draft);
  const locations = new LocationsByAddress(draft.locations);
  yield* readSamples(lines, kind, draft, locations);
  yield* readJavaLocations(lines.rest(), locations, draft, lines.lineNumber);
  if (draft.sampleTypes.length === 0 && draft.samples.length > 0) {
    throw lines.refusal("missing sample type information", "the attribute `resolution` is missing");
  }
  return draft;
}

/** What stands behind the samples of a CPU profile of Java: the names of its locations (`javaCPUProfile`). */
export function* javaCpuDraft(rest: Uint8Array, locations: LocationsByAddress, draft: Draft): Steps<Draft> {
  yield* readJavaLocations(rest, locations, draft, 0);
  return draft;
}

function kindOf(header: ByteText | undefined): Kind | undefined {
  return header === "--- heapz 1 ---" || header === "--- contentionz 1 ---" ? KINDS[header] : undefined;
}

/** Lines that have an end, without white space around them; the last one, without an end, is none of them. */
class WholeLines {
  private readonly bytes: Uint8Array;
  private position = 0;
  lineNumber = 1;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The next line, which stays the next one. */
  peek(): ByteText | undefined {
    const end = this.bytes.indexOf(10, this.position);
    return end < 0 ? undefined : trimSpace(byteTextOfBytes(this.bytes.subarray(this.position, end)));
  }

  skip(): void {
    this.position = this.bytes.indexOf(10, this.position) + 1;
    this.lineNumber++;
  }

  rest(): Uint8Array {
    return this.bytes.subarray(this.position);
  }

  refusal(goWords: string, what: string): Refusal {
    return new Refusal(goWords, what, { line: this.lineNumber });
  }
}

/** Reads lines that have `attribute=value` in them, up to the first other one (`parseJavaHeader`). */
function readAttributes(lines: WholeLines, kind: Kind, draft: Draft): void {
  for (let line = lines.peek(); line !== undefined; line = lines.peek()) {
    if (line !== "") {
      const parts = ATTRIBUTE.exec(line);
      if (parts === null) return;
      const [attribute, value] = [trimSpace(parts[1]), trimSpace(parts[2])];
      takeAttribute(lines, `${kind}/${attribute}`, value, draft, line);
    }
    lines.skip();
  }
}

function takeAttribute(
  lines: WholeLines,
  attribute: string,
  value: string,
  draft: Draft,
  line: ByteText,
): void {
  const number = (): bigint => {
    const parsed = parseInt64(value, 0);
    if (parsed.ok) return parsed.value;
    throw lines.refusal(
      `failed to parse attribute ${line}: strconv.ParseInt: parsing "${value}": ${parsed.error}`,
      `"${value}" is no whole number of 64 bits`,
    );
  };
  switch (attribute) {
    case "heap/format":
    case "contention/format":
      if (value !== "java") throw lines.refusal(UNRECOGNISED, `the format "${value}" is not known`);
      return;
    case "heap/resolution":
      draft.sampleTypes = [
        { type: "inuse_objects", unit: "count" },
        { type: "inuse_space", unit: textOf(value) },
      ];
      return;
    case "contention/resolution":
      draft.sampleTypes = [
        { type: "contentions", unit: "count" },
        { type: "delay", unit: textOf(value) },
      ];
      return;
    case "contention/sampling period":
      draft.periodType = { type: "contentions", unit: "count" };
      draft.period = number();
      return;
    case "contention/ms since reset":
      draft.durationNanos = BigInt.asIntN(64, number() * NANOSECONDS_PER_MILLISECOND);
      return;
    default:
      throw lines.refusal(
        UNRECOGNISED,
        `the attribute "${attribute.slice(attribute.indexOf("/") + 1)}" is not known`,
      );
  }
}

/** Reads lines of the form `bytes count @ addresses`, up to the first other one (`parseJavaSamples`). */
function* readSamples(
  lines: WholeLines,
  kind: Kind,
  draft: Draft,
  locations: LocationsByAddress,
): Steps<void> {
  const isPause = everyNth(LINES_PER_STEP);
  for (let line = lines.peek(); line !== undefined; line = lines.peek()) {
    if (line !== "") {
      const parts = SAMPLE.exec(line);
      if (parts === null) return;
      if (isPause()) yield;
      draft.samples.push(readSample(lines, line, parts, kind, draft.period, locations));
    }
    lines.skip();
  }
}

function readSample(
  lines: WholeLines,
  line: ByteText,
  [, sizeText = "", countText = "", stack = ""]: readonly string[],
  kind: Kind,
  period: bigint,
  locations: LocationsByAddress,
) {
  const addresses = readAddresses(stack, (goWords, what) =>
    lines.refusal(`malformed sample: ${line}: ${goWords}`, what),
  );
  const number = (text: string): bigint => {
    const parsed = parseInt64(text, 0);
    if (parsed.ok) return parsed.value;
    throw lines.refusal(
      `parsing sample ${line}: strconv.ParseInt: parsing "${text}": ${parsed.error}`,
      `"${text}" is no whole number of 64 bits`,
    );
  };
  const count = number(countText);
  const size = number(sizeText);
  const sampleLocations = addresses.map(address => locations.at(address));
  if (kind === "contention") {
    const factor = period === 0n ? 1n : period;
    const values = [count, size].map(value => BigInt.asIntN(64, value * factor));
    return { values, locations: sampleLocations };
  }
  if (count === 0n) {
    throw lines.refusal(
      `parsing sample ${line}: second value must be non-zero`,
      "there are bytes in no objects",
    );
  }
  return {
    values: unsampled(count, size, HEAP_SAMPLING_RATE),
    locations: sampleLocations,
    blockSize: BigInt.asIntN(64, size / count),
  };
}
