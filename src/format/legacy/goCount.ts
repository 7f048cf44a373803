import { everyNth, type Steps } from "../../base/steps";
import { parseInt64, parseUint64 } from "../../base/goIntegers";
import { textOf } from "../../base/byteText";
import { type Draft, emptyDraft, LocationsByAddress } from "./draft";
import { LINES_PER_STEP, LineScanner } from "./lineScanner";
import { readMemoryMapSection } from "./memoryMap";
import { UNRECOGNISED } from "./refusal";

const HEADER = /^([^\t\n\f\r ]+) profile: total \d+$/;
const SAMPLE = /^(\d+) @((?: 0x[0-9a-f]+)+)$/;
const MALFORMED = "malformed profile format";

/** Texts of Go that count stacks: goroutine, threadcreate and programs' own profiles (`parseGoCount`). */
export function* parseGoCount(bytes: Uint8Array): Steps<Draft> {
  const scanner = new LineScanner(bytes);
  scanner.nextWithContent();
  const [, type] = HEADER.exec(scanner.line) ?? [];
  if (type === undefined)
    throw scanner.refusal(UNRECOGNISED, "the header is not of the form `NAME profile: total N`");
  const valueType = { type: textOf(type), unit: "count" };
  const draft = emptyDraft([valueType], valueType, 1n);
  const locations = new LocationsByAddress(draft.locations);
  const isPause = everyNth(LINES_PER_STEP);
  while (scanner.nextWithContent() && !scanner.line.startsWith("---")) {
    if (isPause()) yield;
    const [, count = "", stack = ""] = SAMPLE.exec(scanner.line) ?? [];
    const value = parseInt64(count, 0);
    if (!value.ok) throw scanner.refusal(MALFORMED, "a sample is not of the form `count @ addresses`");
    draft.samples.push({
      values: [value.value],
      locations: stack
        .slice(1)
        .split(" ")
        .map(text => {
          const address = parseUint64(text, 0);
          if (!address.ok) throw scanner.refusal(MALFORMED, `the address ${text} has more than 64 bits`);
          return locations.before(address.value);
        }),
    });
  }
  yield* readMemoryMapSection(scanner, draft);
  return draft;
}
