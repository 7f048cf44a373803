import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { ProfileBuilder } from "../../model/builder";
import { runSteps, type Steps } from "../../base/steps";
import { memoryOf } from "../../model/memory";
import type { Profile } from "../../model/profile";
import type { ProfileReader, ReadFailure } from "../importer";
import { TextLines } from "./lines";

/** What a format makes of its lines. Both may throw a `ProblemError`. */
export interface LineFormat {
  readonly builder: ProfileBuilder;
  /** Takes the next line, without its end; numbers are from 1. */
  takeLine(line: string, number: number): void;
  /** With pauses where there is much. */
  finish(): Steps<Profile>;
}

/** Reads a format of lines of text as it comes. */
export class TextReader implements ProfileReader {
  private readonly format: LineFormat;
  private readonly lines = new TextLines();
  private lineCount = 0;
  private failure: Problem | undefined;

  constructor(format: LineFormat) {
    this.format = format;
  }

  push(piece: Uint8Array): boolean {
    if (this.failure !== undefined) return false;
    const taken = attempt(() => this.takeAll(this.lines.push(piece)));
    if (!taken.ok) this.failure = taken.error;
    return taken.ok;
  }

  /** What frames and stacks are found by takes about as much as they do. */
  get memoryBytes(): number {
    return 2 * memoryOf(this.format.builder);
  }

  end(): Result<Profile, ReadFailure> {
    return runSteps(this.endInSteps());
  }

  *endInSteps(): Steps<Result<Profile, ReadFailure>> {
    const { failure } = this;
    const read = attempt(() => {
      if (failure === undefined) this.takeAll(this.lines.end());
    });
    const problem = failure ?? (read.ok ? undefined : read.error);
    const finished = yield* attemptInSteps(this.format.finish());
    if (!finished.ok) return err({ problem: problem ?? finished.error, soFar: undefined });
    // Of a text that is broken, the lines before.
    if (problem !== undefined) return err({ problem, soFar: undefined, profileSoFar: finished.value });
    return finished;
  }

  private takeAll(lines: readonly string[]): void {
    for (const line of lines) this.format.takeLine(line, ++this.lineCount);
  }
}

/** What this returns, or the problem that it throws. */
function attempt<Value>(act: () => Value): Result<Value, Problem> {
  try {
    return ok(act());
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return err(error.problem);
  }
}

/** The same of a computation that pauses. */
function* attemptInSteps<Value>(steps: Steps<Value>): Steps<Result<Value, Problem>> {
  try {
    return ok(yield* steps);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return err(error.problem);
  }
}
