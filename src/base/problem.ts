/**
 * What kind of expected failure this is:
 * - `truncated`: the input ends in the middle of something
 * - `malformed`: recognised, but it contradicts its own format
 * - `unsupported`: recognised as something that is not read (yet)
 * - `unrecognised`: nothing we know
 * - `tooLarge`: more than fits
 * - `unreachable`: the bytes could not be had (network, permissions, a file that went away)
 * - `cancelled`: the user stopped it
 */
export type ProblemKind =
  | "truncated"
  | "malformed"
  | "unsupported"
  | "unrecognised"
  | "tooLarge"
  | "unreachable"
  | "cancelled";

/** An expected failure, in words that a user can act on. Plain data: it crosses worker boundaries. */
export interface Problem {
  readonly kind: ProblemKind;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What the user can do about it, one sentence. */
  readonly advice: string;
  /** Where: the byte offset in the decompressed data, where one is known. */
  readonly byteOffset?: number;
  /** Where: the field of the format, such as `Sample.location_id`, where one is known. */
  readonly field?: string;
  /** It is the compressed data that is at fault, not what is inside. */
  readonly isOfCompression?: true;
  /** Several profiles stand one after the other; read as several they may be whole. */
  readonly isConcatenated?: true;
  /** How much could be read all the same, for people; absent where that is nothing. */
  readonly readable?: string;
  /** It is an archive of files, which may be what is wanted. */
  readonly isArchive?: true;
  /** What google/pprof says of the same input, where that is known. */
  readonly goError?: string;
}

/** A `Problem` on its way up through code that cannot return it, such as a stream. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** Something odd that lost nothing: shown in the list of warnings. */
export interface Warning {
  /** A stable name, such as `trailing-bytes`. */
  readonly code: string;
  /** What was found and what was done about it, one sentence. */
  readonly message: string;
  /** google/pprof refuses such a file, in these words. */
  readonly goError?: string;
}
