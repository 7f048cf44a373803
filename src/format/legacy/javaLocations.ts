import { type ByteText, byteTextOfBytes } from "../../base/byteText";
import { parseInt64, parseUint64 } from "../../base/goIntegers";
import { lastPathPart } from "../../base/goPaths";
import { everyNth, type Steps } from "../../base/steps";
import { type Draft, type DraftFunction, keepUsedLocations, type LocationsByAddress } from "./draft";
import { LINES_PER_STEP, trimSpace } from "./lineScanner";
import { assignMappings } from "./memoryMap";
import { Refusal } from "./refusal";

const NEWLINE = 10;

const LOCATION = /^0x([\da-fA-F]+)[\t\n\f\r ]+([^\n]*)$/;
const LINE_NUMBER = /:(-?\d+)\)$/;

/**
 * Reads what the locations are called, lines of the form `0x1f java.lang.Thread.run (Thread.java:748)`, and finishes
 * the draft: locations have names in place of addresses (`parseJavaLocations`).
 * @param linesBefore how many lines the file has before these, plus 1
 */
export function* readJavaLocations(
  bytes: Uint8Array,
  locations: LocationsByAddress,
  draft: Draft,
  linesBefore: number,
): Steps<void> {
  /** The first file of a function is its file. */
  const functions = new Map<ByteText, DraftFunction>();
  let lineNumber = Math.max(1, linesBefore);
  const isPause = everyNth(LINES_PER_STEP);
  for (let from = 0; from < bytes.length; lineNumber++) {
    if (isPause()) yield;
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline < 0 ? bytes.length : newline;
    const line = trimSpace(byteTextOfBytes(bytes.subarray(from, end)));
    from = end + 1;
    const [, hex, text = ""] = LOCATION.exec(line) ?? [];
    if (hex === undefined) continue;
    const address = parseUint64(hex, 16);
    if (!address.ok) {
      throw new Refusal(
        `parsing sample ${line}: strconv.ParseUint: parsing "${hex}": ${address.error}`,
        `the address 0x${hex} has more than 64 bits`,
        { line: lineNumber },
      );
    }
    const location = locations.find(address.value);
    if (location === undefined) continue;
    const { name, filename, lineNumber: number } = readPlace(text);
    const known = functions.get(name) ?? { name, filename };
    functions.set(name, known);
    location.line = { function: known, line: number };
    location.address = 0n;
  }
  yield;
  keepUsedLocations(draft);
  yield* assignMappings(draft);
  // Runs of one program are to merge, whatever addresses the agent gave out.
  for (const location of draft.locations) location.address = 0n;
}

interface JavaPlace {
  readonly name: ByteText;
  readonly filename: ByteText;
  /** 0 where there is none. */
  readonly lineNumber: number;
}

/** `method (File.java:12)`, `symbol (/usr/lib/libjvm.so)`, a stub, or a state such as `GC`. */
function readPlace(text: ByteText): JavaPlace {
  const [suffix = "", number = ""] = LINE_NUMBER.exec(text) ?? [];
  const line = splitAtParenthesis(text.slice(0, text.length - suffix.length), 1);
  if (suffix !== "" && line !== undefined) {
    const parsed = parseInt64(number, 10);
    const lineNumber = parsed.ok && parsed.value > 0n ? Number(parsed.value) : 0;
    return { name: line.before, filename: line.inside, lineNumber };
  }
  const path = text.endsWith(")") ? splitAtParenthesis(text.slice(0, -1), 0) : undefined;
  if (path !== undefined) return { name: path.before, filename: lastPathPart(path.inside), lineNumber: 0 };
  return { name: text.includes("generated stub/JIT") ? "STUB" : text, filename: "", lineNumber: 0 };
}

/**
 * Splits at the last blank with an opening parenthesis behind it that leaves enough inside: what `^(.*)\s+\((.*)$`
 * does, without trying every pair of places.
 */
function splitAtParenthesis(
  text: ByteText,
  leastInside: number,
): { before: ByteText; inside: ByteText } | undefined {
  for (let at = text.length - 1 - leastInside; at > 0; at--) {
    if (text[at] !== "(" || !"\t\n\f\r ".includes(text[at - 1])) continue;
    return { before: text.slice(0, at - 1), inside: text.slice(at + 1) };
  }
  return undefined;
}
