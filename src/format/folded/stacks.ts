import { ProblemError } from "../../base/problem";
import type { Steps } from "../../base/steps";
import { type FrameLine, FrameBuilder } from "../../model/frameBuilder";
import type { Profile } from "../../model/profile";
import type { LineFormat } from "../text/reader";
import { isComment, readCount } from "./line";

/** FlameGraph's mark of a function that was inlined into its caller. */
const INLINED = "_[i]";

const MOST_COMMENTS = 100;
const COUNTS_PER_STEP = 1 << 14;
const MOST_INT64 = 2n ** 63n - 1n;

/** What fractions are counted in, by the most decimal places that a count has. */
const FRACTIONS = [
  { places: 3, unit: "thousandths" },
  { places: 6, unit: "millionths" },
  { places: 9, unit: "billionths" },
] as const;

/**
 * Folded stacks: a line per stack, frames from the root with `;` between, and a count behind the last blank
 * (`flamegraph.pl` of brendangregg/FlameGraph reads them so). Names are kept as they are, with FlameGraph's
 * suffixes; `_[i]` also makes a frame an inlined one. Values of profiles are whole numbers: counts with fractions are
 * given in a smaller unit, with a warning.
 */
export class FoldedStacks implements LineFormat {
  private readonly frames = new FrameBuilder();
  readonly builder = this.frames.builder;
  private readonly comments: string[] = [];
  /** Every sample's count as it is written. */
  private readonly counts: string[] = [];
  private decimals = 0;
  /** frame → the row of its location, where nothing was inlined into it. */
  private readonly rows = new Map<string, number>();

  takeLine(line: string, number: number): void {
    if (line.trim() === "") return;
    if (isComment(line)) {
      if (this.comments.length < MOST_COMMENTS) this.comments.push(line.slice(1).trim());
      return;
    }
    const read = readCount(line);
    if (read === undefined) throw new ProblemError(this.noCount(line, number));
    this.counts.push(read.count);
    this.decimals = Math.max(this.decimals, decimalsOf(read.count));
    this.frames.addSample(this.stackOf(read.stack), []);
  }

  *finish(): Steps<Profile> {
    const unit = this.scaledUnit();
    this.frames.addSampleType({ type: "samples", unit: unit?.unit ?? "count" });
    for (const [index, count] of this.counts.entries()) {
      if (index % COUNTS_PER_STEP === COUNTS_PER_STEP - 1) yield;
      this.frames.addValue(0, wholeNumber(count, unit?.places ?? 0));
    }
    return this.frames.finish("folded stacks", { comments: this.comments.filter(text => text !== "") });
  }

  /** Location rows, leaf first. */
  private stackOf(text: string): number[] {
    const names = text.split(";");
    const stack: number[] = [];
    for (let index = names.length - 1; index >= 0; index--) {
      const first = index;
      while (index > 0 && names[index].endsWith(INLINED)) index--;
      stack.push(first === index ? this.rowOf(names[index]) : this.inlinedRow(names.slice(index, first + 1)));
    }
    return stack;
  }

  private rowOf(name: string): number {
    let row = this.rows.get(name);
    if (row === undefined) {
      row = this.frames.locationRow([this.line(name)]);
      this.rows.set(name, row);
    }
    return row;
  }

  /** @param names outermost first */
  private inlinedRow(names: readonly string[]): number {
    return this.frames.locationRow(names.toReversed().map(name => this.line(name)));
  }

  private line(name: string): FrameLine {
    return { functionRow: this.frames.functionRow(name), line: 0, column: 0 };
  }

  private scaledUnit(): (typeof FRACTIONS)[number] | undefined {
    if (this.decimals === 0) return undefined;
    const fraction = FRACTIONS.find(({ places }) => places >= this.decimals) ?? FRACTIONS[2];
    this.builder.warnings.push({
      code: "fractional-counts",
      message: `Counts in this file have fractions; values of profiles are whole numbers, so they are shown in ${fraction.unit}.`,
    });
    return fraction;
  }

  private noCount(line: string, number: number) {
    const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line;
    if (this.counts.length === 0) {
      return {
        kind: "unrecognised",
        message: `This text is no profile format known here: line ${number} (${shown}) has no count at its end.`,
        advice: "Folded stacks have a line per stack, such as `main;work;alloc 10`.",
        field: `line ${number}`,
      } as const;
    }
    return {
      kind: "malformed",
      message: `Line ${number} of these folded stacks has no count at its end: ${shown}`,
      advice: "Every line is a stack, a blank and a number; if it was cut off, write the file again.",
      field: `line ${number}`,
    } as const;
  }
}

/** How many decimal places a number needs, at most 9. */
function decimalsOf(count: string): number {
  if (/^-?\d+$/.test(count)) return 0;
  const [mantissa = "", exponent = "0"] = count.split(/[eE]/);
  const places = (mantissa.split(".")[1] ?? "").replace(/0+$/, "").length;
  return Math.min(9, Math.max(0, places - Number(exponent)));
}

/** The count in units of 10 to the minus `places`. */
function wholeNumber(count: string, places: number): number | bigint {
  if (places === 0 && /^-?\d+$/.test(count)) {
    const number = Number(count);
    if (Number.isSafeInteger(number)) return number;
    const exact = BigInt(count);
    if (exact > MOST_INT64 || exact < -MOST_INT64) throw new ProblemError(tooLarge(count));
    return exact;
  }
  const scaled = Math.round(Number(count) * 10 ** places);
  if (!(Math.abs(scaled) < 2 ** 63)) throw new ProblemError(tooLarge(count));
  return Number.isSafeInteger(scaled) ? scaled : BigInt(scaled);
}

function tooLarge(count: string) {
  return {
    kind: "malformed",
    message: `The count ${count.slice(0, 40)} is larger than any that a profile can hold.`,
    advice: "Values are 64-bit numbers: check the program that wrote it.",
  } as const;
}
