import type { ByteText } from "../../base/byteText";
import { everyNth, type Steps } from "../../base/steps";
import { malformedSample, readAddresses } from "./addresses";
import { type Draft, emptyDraft, LocationsByAddress, removeDuplicateLeaves } from "./draft";
import { LINES_PER_STEP, LineScanner, trimSpace } from "./lineScanner";
import { isMemoryMapHeading, readMemoryMapSection } from "./memoryMap";
import { UNRECOGNISED } from "./refusal";

const PROFILE_HEADER = /--- threadz \d+ ---/;
const THREAD_HEADER = /--- Thread ([\da-fA-F]+) \(name: ([^\n]*)\/(\d+)\) stack: ---/;

/** The stacks of a program's threads: threadz (`parseThread`). */
export function* parseThreads(bytes: Uint8Array): Steps<Draft> {
  const scanner = new LineScanner(bytes);
  scanner.nextWithContent();
  let { line } = scanner;
  if (PROFILE_HEADER.test(line)) {
    while (scanner.next()) {
      ({ line } = scanner);
      if (isMemoryMapHeading(line) || line.startsWith("-")) break;
    }
  } else if (!THREAD_HEADER.test(line)) {
    throw scanner.refusal(UNRECOGNISED, "there is no header of threads");
  }
  const valueType = { type: "thread", unit: "count" };
  const draft = emptyDraft([valueType], valueType, 1n);
  const locations = new LocationsByAddress(draft.locations);
  const isPause = everyNth(LINES_PER_STEP);
  while (!isMemoryMapHeading(line) && !line.startsWith("---- no stack trace for")) {
    if (isPause()) yield;
    if (!THREAD_HEADER.test(line)) {
      throw scanner.refusal(
        UNRECOGNISED,
        "neither a thread's header nor the memory map follows; the text may be cut off",
      );
    }
    const stack = yield* readStack(scanner);
    ({ line } = stack);
    const { addresses } = stack;
    const last = draft.samples.at(-1);
    if (addresses.length > 0) {
      draft.samples.push({
        values: [1n],
        // The leaf is no return address.
        locations: addresses.map((address, index) =>
          index > 0 ? locations.before(address) : locations.at(address),
        ),
      });
    } else if (last !== undefined) {
      // It says: same as previous thread.
      last.values = [last.values[0] + 1n];
    }
  }
  yield* readMemoryMapSection(scanner, draft);
  removeDuplicateLeaves(draft);
  return draft;
}

/** One thread's addresses, none where it is as the one before; and the line behind them, or the last one. */
function* readStack(scanner: LineScanner): Steps<{ line: ByteText; addresses: bigint[] }> {
  const addresses: bigint[] = [];
  let isSame = false;
  let line = "";
  const isPause = everyNth(LINES_PER_STEP);
  while (scanner.next()) {
    if (isPause()) yield;
    line = trimSpace(scanner.line);
    if (line === "") continue;
    if (line.startsWith("---")) break;
    if (line.includes("same as previous thread")) isSame = true;
    else for (const address of readAddresses(line, malformedSample(scanner, line))) addresses.push(address);
  }
  return { line, addresses: isSame ? [] : addresses };
}
