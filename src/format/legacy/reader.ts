import { textOf } from "../../base/byteText";
import { joinedBytes } from "../../base/joinedBytes";
import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { runSteps, type Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { ProfileReader, ReadFailure } from "../importer";
import { LIMITS } from "../limits";
import { longTextProblem } from "../tooLarge";
import { parseContention } from "./contention";
import { parseCpu } from "./cpu";
import type { Draft } from "./draft";
import { finishDraft } from "./finish";
import { nameFromComments } from "./goNames";
import { parseGoCount } from "./goCount";
import { parseHeap } from "./heap";
import { parseJava } from "./java";
import { type Place, Refusal, UNRECOGNISED } from "./refusal";
import { parseThreads } from "./threads";

/** Every legacy format, in the order in which pprof tries them (`profile.go: parseLegacy`). */
const PARSERS = [
  parseCpu,
  parseHeap,
  parseGoCount,
  parseThreads,
  parseContention,
  parseJava,
] as const satisfies readonly ((bytes: Uint8Array) => Steps<Draft>)[];

/** Reads what google/pprof's legacy parsers read. It takes the whole input before it begins. */
export class LegacyReader implements ProfileReader {
  private pieces: Uint8Array[] = [];
  private byteCount = 0;
  private readonly usesComments: boolean;

  /** @param usesComments whether names in comments are used */
  constructor({ usesComments }: { readonly usesComments: boolean }) {
    this.usesComments = usesComments;
  }

  push(piece: Uint8Array): boolean {
    this.byteCount += piece.length;
    if (this.byteCount > LIMITS.legacyBytes) {
      this.pieces = [];
      return false;
    }
    this.pieces.push(piece.slice());
    return true;
  }

  end(): Result<Profile, ReadFailure> {
    return runSteps(this.endInSteps());
  }

  *endInSteps(): Steps<Result<Profile, ReadFailure>> {
    if (this.byteCount > LIMITS.legacyBytes) return err({ problem: longTextProblem(), soFar: undefined });
    const bytes = joinedBytes(this.pieces);
    this.pieces = [];
    const read = yield* parseLegacy(bytes);
    if (read instanceof Refusal) return err({ problem: problemOf(read), soFar: undefined });
    if (this.usesComments) yield* nameFromComments(bytes, read);
    return ok(yield* finishDraft(read));
  }
}

/** The draft of the first format that takes the input, or why none does: the refusal that came furthest. */
function* parseLegacy(bytes: Uint8Array): Steps<Draft | Refusal> {
  let furthest: Refusal | undefined;
  for (const parse of PARSERS) {
    try {
      return yield* parse(bytes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.goWords !== UNRECOGNISED) return error;
      if (furthest === undefined || progress(error.place) > progress(furthest.place)) furthest = error;
    }
  }
  return furthest ?? new Refusal(UNRECOGNISED, "nothing fits", { byteOffset: 0 });
}

function progress(place: Place): number {
  return "line" in place ? place.line : place.byteOffset;
}

/** What is wrong may quote a line, and that may be of any length. */
const LONGEST_WORDS = 300;

function problemOf({ message, goWords, place }: Refusal): Problem {
  const words = textOf(message);
  const what = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
  const where = "line" in place ? `In line ${place.line}` : `At byte ${place.byteOffset}`;
  return {
    kind: "malformed",
    message: `This is a profile in one of pprof's legacy formats, and it is broken. ${where}: ${what}.`,
    advice: "Record or download it again; a program that is still running may not have written all of it.",
    goError: `parsing profile: ${textOf(goWords)}`,
    ...("byteOffset" in place ? { byteOffset: place.byteOffset } : {}),
  };
}
