import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { runSteps, type Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { ProfileReader, ReadFailure } from "../importer";
import { LIMITS } from "../limits";
import { findFault } from "./fault";
import { JSON_FORMATS } from "./formats";
import { parseJson } from "./parse";
import { otherJson } from "./otherJson";
import { isObject } from "./values";

const MOST_BYTES = LIMITS.jsonBytes;

/** Collects a JSON text, parses it, and has it read by the format that it turns out to be of. */
export class JsonReader implements ProfileReader {
  private readonly utf8 = new TextDecoder();
  private parts: string[] = [];
  private byteCount = 0;

  push(piece: Uint8Array): boolean {
    this.byteCount += piece.length;
    if (this.byteCount > MOST_BYTES) {
      this.parts = [];
      return false;
    }
    this.parts.push(this.utf8.decode(piece, { stream: true }));
    return true;
  }

  end(): Result<Profile, ReadFailure> {
    return runSteps(this.endInSteps());
  }

  *endInSteps(): Steps<Result<Profile, ReadFailure>> {
    const read = this.byteCount > MOST_BYTES ? err(TOO_LARGE) : yield* readJson(this.text(), this.byteCount);
    return read.ok ? read : err({ problem: read.error, soFar: undefined });
  }

  private text(): string {
    const text = this.parts.join("") + this.utf8.decode();
    this.parts = [];
    return text;
  }
}

function* readJson(text: string, byteCount: number): Steps<Result<Profile, Problem>> {
  let root: unknown;
  try {
    root = yield* parseJson(text);
  } catch (error) {
    if (error instanceof ProblemError) return err(error.problem);
    if (!(error instanceof SyntaxError)) throw error;
    return err(yield* brokenJson(text, byteCount));
  }
  const format = isObject(root) ? JSON_FORMATS.find(format => format.recognises(root)) : undefined;
  if (format === undefined || !isObject(root)) return err(otherJson(root));
  try {
    return ok(yield* format.read(root));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return err(error.problem);
  }
}

function* brokenJson(text: string, byteCount: number): Steps<Problem> {
  const { line, column, byteOffset, isAtEnd, expected } = yield* findFault(text);
  if (isAtEnd) {
    return {
      kind: "truncated",
      message: `The JSON is cut off: it ends in line ${line}, where ${expected} belongs.`,
      advice: "Download or copy it again, and check that the program that wrote it was allowed to finish.",
      byteOffset: byteCount,
    };
  }
  return {
    kind: "malformed",
    message: `This is no JSON: in line ${line}, at character ${column}, there is something else where ${expected} belongs.`,
    advice: "Record or download it again; an editor or a transfer may have changed it.",
    // Of bytes that are no UTF-8 nobody can tell from the text how many there were.
    byteOffset: Math.min(byteOffset, byteCount),
  };
}

const TOO_LARGE: Problem = {
  kind: "tooLarge",
  message: "This JSON is larger than 500 MB, which is more than a page can parse.",
  advice: "Record for a shorter time, or with a longer sampling interval.",
};
