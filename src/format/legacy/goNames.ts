import { everyNth, type Steps } from "../../base/steps";
import type { Draft, DraftFunction, DraftLine } from "./draft";
import { LINES_PER_STEP, LineScanner } from "./lineScanner";
import { Refusal } from "./refusal";

const HASH = 0x23;

/** `#`, address, function and offset, file and line, with tabs between: `runtime/pprof: printStackRecord` of Go. */
const FRAME = /^#\t0x([0-9a-f]+)\t([^\t]+)\+0x[0-9a-f]+\t+([^\t]+):(\d+)$/;

/**
 * Gives locations the names that Go writes into comments behind each stack of its `debug=1` texts. pprof has no use for
 * them: it looks into the binary.
 */
export function* nameFromComments(bytes: Uint8Array, draft: Draft): Steps<void> {
  const lines = yield* readComments(bytes);
  if (lines.size === 0) return;
  let named = 0;
  for (const location of draft.locations) {
    const line = lines.get(location.address);
    if (line === undefined || location.line !== undefined) continue;
    location.line = line;
    named++;
  }
  if (named === 0) return;
  draft.warnings.push({
    code: "names-from-comments",
    message: `Names and lines of ${named} of ${draft.locations.length} addresses are those in the text's comments, which pprof does not use.`,
  });
}

/** Goes to the next line. One that is too long ends the comments, not the profile: its parser may have stopped before. */
function goesOn(scanner: LineScanner): boolean {
  try {
    return scanner.next();
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Address, as locations have it, → what is there. */
function* readComments(bytes: Uint8Array): Steps<Map<bigint, DraftLine>> {
  const lines = new Map<bigint, DraftLine>();
  const functions = new Map<string, DraftFunction>();
  const scanner = new LineScanner(bytes);
  const isPause = everyNth(LINES_PER_STEP);
  while (goesOn(scanner)) {
    if (isPause()) yield;
    if (scanner.line.charCodeAt(0) !== HASH) continue;
    const [, address, name = "", filename = "", line] = FRAME.exec(scanner.line) ?? [];
    if (address === undefined || address.length > 16) continue;
    const known = functions.get(name) ?? { name, filename };
    functions.set(name, known);
    const at = BigInt(`0x${address}`);
    if (!lines.has(at)) lines.set(at, { function: known, line: Number(line) });
  }
  return lines;
}
