import type { ByteText } from "../../base/byteText";
import { parseInt64, parseUint64 } from "../../base/goIntegers";
import type { LineScanner } from "./lineScanner";

/**
 * All hexadecimal numbers of a text, uint64 (`parseHexAddresses`).
 * @param refuse what to throw for one that is too large
 */
export function readAddresses(text: ByteText, refuse: (goWords: string, what: string) => Error): bigint[] {
  const addresses: bigint[] = [];
  for (const [hex] of text.matchAll(/0x[0-9a-f]+/g)) {
    const address = parseUint64(hex, 0);
    if (!address.ok) {
      throw refuse(
        `failed to parse as hex 64-bit number: ${hex}`,
        `the address ${hex} has more than 64 bits`,
      );
    }
    addresses.push(address.value);
  }
  return addresses;
}

/**
 * A decimal number of a sample, int64.
 * @param refuse what to throw for one that is too large
 */
export function readSampleNumber(text: string, refuse: (goWords: string, what: string) => Error): bigint {
  const parsed = parseInt64(text, 10);
  if (parsed.ok) return parsed.value;
  throw refuse(
    `strconv.ParseInt: parsing "${text}": ${parsed.error}`,
    `the number ${text} has more than 64 bits`,
  );
}

/** What is wrong with the sample in the scanner's line, as pprof wraps it. */
export function malformedSample(scanner: LineScanner, line: ByteText) {
  return (goWords: string, what: string): Error =>
    scanner.refusal(`malformed sample: ${line}: ${goWords}`, what);
}
