import { type Problem, ProblemError } from "../base/problem";
import type { ProfileBuilder } from "../model/builder";
import { memoryOf } from "../model/memory";
import { LIMITS } from "./limits";

const GB = 2 ** 30;

/** A profile whose samples do not all fit into memory; what names them does. */
export function leftOutProblem(kept: number, leftOut: number): Problem {
  return {
    kind: "tooLarge",
    message: `This profile has ${count(kept + leftOut)} samples, which is more than there is memory for: about ${count(kept)} fit.`,
    advice: "Open what fits, or record it for a shorter time, with fewer labels, or at a lower rate.",
  };
}

/** Names, labels and tables fill the memory. */
export function memoryProblem(): Problem {
  return {
    kind: "tooLarge",
    message: `This profile takes more memory than there is for it (${LIMITS.memoryBytes / GB} GB at most).`,
    advice: "Record it for a shorter time, or with fewer labels.",
  };
}

/** Throws a `ProblemError` where a profile that is being read takes too much memory. */
export function refuseTooLarge(builder: ProfileBuilder): void {
  if (memoryOf(builder) > LIMITS.memoryBytes) throw new ProblemError(memoryProblem());
}

/** What comes out of the compressed data does not end. */
export function inflatedProblem(most: number): Problem {
  return {
    kind: "tooLarge",
    message: `This file has more than ${Math.round(most / 2 ** 20)} MB inside, and was stopped there.`,
    advice: "Check where it comes from: hardly any profile is so large, but files are made so to do harm.",
  };
}

/** One field that is longer than any text can be. */
export function longFieldProblem(field: string, length: number, byteOffset: number): Problem {
  const megabytes = Math.round(length / 2 ** 20);
  return {
    kind: "tooLarge",
    message: `This pprof profile says that its ${field} has ${count(megabytes)} MB, more than any text can have.`,
    advice: "Check where it comes from, and record or download it again: no profile has such fields.",
    byteOffset,
    field,
  };
}

/** A legacy text that would fill the memory with objects. */
export function longTextProblem(): Problem {
  return {
    kind: "tooLarge",
    message: `This profile in one of pprof's legacy formats is larger than ${LIMITS.legacyBytes / 2 ** 20} MB.`,
    advice: "Record it for a shorter time, or as profile.proto, which is smaller and has no such limit.",
  };
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
