import { ProblemError } from "../base/problem";
import { ProfileBuilder } from "./builder";
import {
  MAPPING_HAS_FUNCTIONS,
  NO_HEADER,
  NONE,
  type Profile,
  type ProfileHeader,
  type ValueType,
} from "./profile";

/** A function at a line: what one frame of a stack says. Line and column are from 1; 0 is unknown. */
export interface FrameLine {
  readonly functionRow: number;
  readonly line: number;
  readonly column: number;
}

/** A text label of a sample. */
export interface TextLabel {
  readonly key: string;
  readonly text: string;
}

/** Values and label numbers that a column takes as they are; what is larger goes through 64 bits. */
const MOST_EXACT = 2 ** 53;

/** Frames of all stacks: 1 GB of them. A call tree of a few megabytes may stand for more than any memory holds. */
const MOST_FRAMES = 1 << 28;

const TOO_MANY_FRAMES = {
  kind: "tooLarge",
  message: "The stacks of this profile have more than 268 million frames.",
  advice: "Record for a shorter time, or a program that does not recurse as deeply.",
} as const;

const VALUE_TOO_LARGE = {
  kind: "malformed",
  message: "A value in this file is larger than any that a profile can hold.",
  advice: "Values are 64-bit numbers: check the program that wrote the file.",
} as const;

/**
 * Fills a profile from formats that name functions instead of numbering them: equal strings, functions, mappings and
 * locations become one row, in the order of their first appearance, with ids from 1.
 */
export class FrameBuilder {
  /** Its warnings may be written to. */
  readonly builder = new ProfileBuilder();
  private readonly utf8 = new TextEncoder();
  private readonly strings = new Map<string, number>();
  private readonly functions = new Map<string, number>();
  private readonly mappings = new Map<string, number>();
  private readonly locations = new Map<string, number>();
  private frameCount = 0;

  constructor() {
    this.string("");
  }

  /** Appends a sample type; its values are in the order of the types. */
  addSampleType({ type, unit }: ValueType): void {
    this.builder.sampleTypes.push({ type: this.string(type), unit: this.string(unit) });
  }

  /** The row of the function of this name, file and first line (from 1; 0 is unknown). */
  functionRow(name: string, filename = "", startLine = 0): number {
    const key = `${startLine}\n${name.length}\n${name}${filename}`;
    const known = this.functions.get(key);
    if (known !== undefined) return known;
    const { builder } = this;
    const row = builder.functionIds.findOrAdd(this.functions.size + 1, 0);
    this.functions.set(key, row);
    builder.functionOrder.push(row);
    builder.describeFunction(row);
    builder.functionName.set(row, this.string(name));
    builder.functionSystemName.set(row, this.string(name));
    builder.functionFilename.set(row, this.string(filename));
    builder.functionStartLine.set(row, placeOf(startLine));
    builder.functionSeen.set(row, 1);
    return row;
  }

  /** The row of the mapping of this file, whose address range is not known. */
  mappingRow(filename: string): number {
    const known = this.mappings.get(filename);
    if (known !== undefined) return known;
    const { builder } = this;
    const row = builder.mappingIds.findOrAdd(this.mappings.size + 1, 0);
    this.mappings.set(filename, row);
    builder.mappingOrder.push(row);
    builder.describeMapping(row);
    builder.mappingFilename.set(row, this.string(filename));
    builder.mappingFlags.set(row, MAPPING_HAS_FUNCTIONS);
    builder.mappingSeen.set(row, 1);
    if (builder.mainMapping === NONE) builder.mainMapping = row;
    return row;
  }

  /** The mappings' files, by row. */
  mappingFiles(): string[] {
    return [...this.mappings.keys()];
  }

  /** Makes a mapping the first, which is that of the main binary. */
  putMappingFirst(row: number): void {
    const { builder } = this;
    builder.mainMapping = row;
    const others = [...this.mappings.values()].filter(other => other !== row);
    for (const [place, mapping] of [row, ...others].entries()) builder.mappingOrder.set(place, mapping);
  }

  /** The row of a location with these lines, innermost (inlined) first. */
  locationRow(lines: readonly FrameLine[], mapping = NONE, address = 0n): number {
    let key = `${mapping} ${address}`;
    for (const { functionRow, line, column } of lines) key += ` ${functionRow}:${line}:${column}`;
    const known = this.locations.get(key);
    if (known !== undefined) return known;
    const { builder } = this;
    const row = builder.locationIds.findOrAdd(this.locations.size + 1, 0);
    this.locations.set(key, row);
    builder.locationOrder.push(row);
    builder.describeLocation(row);
    builder.locationMapping.set(row, mapping);
    const low = Number(address & 0xffffffffn);
    builder.locationAddress.set(row, low, Number(BigInt.asUintN(64, address) >> 32n));
    builder.locationFirstLine.set(row, builder.lineFunction.length);
    builder.locationLineCount.set(row, lines.length);
    builder.locationSeen.set(row, 1);
    for (const { functionRow, line, column } of lines) {
      builder.lineFunction.push(functionRow);
      builder.lineNumber.push(placeOf(line));
      builder.lineColumn.push(placeOf(column));
    }
    return row;
  }

  /**
   * Appends a sample: its stack as location rows, leaf first, and a whole number for every sample type.
   * Throws a `ProblemError` where the stacks become too many to keep.
   */
  addSample(
    stack: ArrayLike<number>,
    values: readonly (number | bigint)[],
    labels: readonly TextLabel[] = [],
  ): void {
    const { builder } = this;
    const { stacks } = builder;
    this.frameCount += stack.length;
    if (this.frameCount > MOST_FRAMES) throw new ProblemError(TOO_MANY_FRAMES);
    stacks.begin();
    stacks.reserve(stack.length);
    stacks.page.set(stack, stacks.offset);
    stacks.offset += stack.length;
    for (const [type, value] of values.entries()) this.addValue(type, value);
    builder.labelStart.push(builder.labelKey.length);
    for (const { key, text } of labels) {
      // A label without a text says nothing; in pprof it would be the number 0.
      if (text === "") continue;
      builder.labelKey.push(this.string(key));
      builder.labelText.push(this.string(text));
      builder.labelNumber.push(0);
      builder.labelUnit.push(0);
    }
    builder.endSample();
  }

  /** Appends a whole number to the values of a sample type. Throws a `ProblemError` where it has more than 64 bits. */
  addValue(type: number, value: number | bigint): void {
    const column = this.builder.valueColumn(type);
    if (typeof value === "number" && Math.abs(value) <= MOST_EXACT) column.push(value);
    else if (isInt64(value)) column.pushBig(BigInt(value));
    else throw new ProblemError(VALUE_TOO_LARGE);
  }

  /** Lays all columns end to end. The builder is spent afterwards. */
  finish(recordedAs: string, header: Partial<ProfileHeader> = {}): Profile {
    return { ...this.builder.finish({ ...NO_HEADER, ...header }), recordedAs };
  }

  private string(text: string): number {
    let index = this.strings.get(text);
    if (index === undefined) {
      index = this.strings.size;
      const bytes = this.utf8.encode(text);
      this.builder.strings.add(bytes, 0, bytes.length);
      this.strings.set(text, index);
    }
    return index;
  }
}

/** A line or column that a profile can hold; 0 where it is none. */
function placeOf(number: number): number {
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function isInt64(value: number | bigint): boolean {
  return typeof value === "number" ? Math.abs(value) < 2 ** 63 : BigInt.asIntN(64, value) === value;
}
