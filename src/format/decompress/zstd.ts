import { Decompress } from "fzstd";
import xxhash from "xxhash-wasm";
import { type Problem, ProblemError } from "../../base/problem";
import { DAMAGED, WINDOW_TOO_LARGE, ZstdUnits } from "./zstdUnits";

/** `ZstdErrorCode.UnexpectedEOF` of fzstd. */
const UNEXPECTED_END = 5;
/** `ZstdErrorCode.WindowSizeTooLarge`. */
const WINDOW_ERROR = 1;

/**
 * Inflates zstd frames (RFC 8878) as they come, and compares their checksums. Whatever was inflated before a failure is
 * handed out first; then a `ProblemError` is thrown.
 */
export async function* zstdInflate(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let given: Uint8Array[] = [];
  let byteOffset = 0;
  const inflater = new Decompress(piece => {
    // A copy: the inflater still reads some of what it hands out.
    if (piece.length > 0) given.push(piece.slice());
    byteOffset += piece.length;
  });
  /** The problem that more input makes, if any. */
  const push = (piece: Uint8Array, isLast: boolean): Problem | undefined => {
    try {
      inflater.push(piece, isLast);
      return undefined;
    } catch (error) {
      return { ...problemOf(error), byteOffset, isOfCompression: true };
    }
  };
  const units = new ZstdUnits();
  const hashes = await xxhash();
  let hash = hashes.create64();
  for await (const piece of input) {
    for (const unit of unitsOf(units, piece, () => byteOffset)) {
      const { endedFrame } = units;
      const problem = push(unit, false);
      for (const inflated of given) hash.update(inflated);
      yield* given;
      given = [];
      if (problem !== undefined) throw new ProblemError(problem);
      if (endedFrame === undefined) continue;
      const { checksum } = endedFrame;
      if (checksum !== undefined && BigInt.asUintN(32, hash.digest()) !== BigInt(checksum)) {
        throw new ProblemError({ ...DAMAGED, byteOffset, isOfCompression: true });
      }
      hash = hashes.create64();
    }
  }
  const problem = push(units.end(), true);
  yield* given;
  if (problem !== undefined) throw new ProblemError(problem);
}

/** The units of a piece; a problem with one says how much was inflated before. */
function* unitsOf(units: ZstdUnits, piece: Uint8Array, inflatedBytes: () => number): Generator<Uint8Array> {
  try {
    yield* units.push(piece);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError({ ...error.problem, byteOffset: inflatedBytes(), isOfCompression: true });
  }
}

function problemOf(error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === UNEXPECTED_END) {
    return {
      kind: "truncated",
      message: "The zstd data is cut off: it ends before its end mark.",
      advice:
        "Download or copy the file again, and check that the program that wrote it was allowed to finish.",
    };
  }
  if (code === WINDOW_ERROR) {
    return WINDOW_TOO_LARGE;
  }
  return DAMAGED;
}
