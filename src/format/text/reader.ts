import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { ProfileBuilder } from "../../model/builder";
import type { Profile } from "../../model/profile";
import type { ProfileReader, ReadFailure } from "../importer";
import { FileHeader } from "../pprof/header";
import { TextLines } from "./lines";

/** What a format makes of its lines. Both may throw a `ProblemError`. */
export interface LineFormat {
  readonly builder: ProfileBuilder;
  /** Takes the next line, without its end; numbers are from 1. */
  takeLine(line: string, number: number): void;
  finish(): Profile;
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

  end(): Result<Profile, ReadFailure> {
    const read = this.failure === undefined ? this.finish() : err(this.failure);
    if (read.ok) return read;
    const { builder } = this.format;
    builder.stacks.finish();
    return err({ problem: read.error, soFar: { builder, header: new FileHeader(), hasAllSamples: false } });
  }

  private takeAll(lines: readonly string[]): void {
    for (const line of lines) this.format.takeLine(line, ++this.lineCount);
  }

  private finish(): Result<Profile, Problem> {
    return attempt(() => {
      this.takeAll(this.lines.end());
      return this.format.finish();
    });
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
