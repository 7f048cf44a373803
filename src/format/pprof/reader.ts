import { type Problem, ProblemError } from "../../base/problem";
import { err, type Result } from "../../base/result";
import { ProfileBuilder } from "../../model/builder";
import type { Profile } from "../../model/profile";
import { memoryOf } from "../../model/memory";
import type { ProfileReader, ReadFailure } from "../importer";
import { LIMITS } from "../limits";
import { leftOutProblem, longFieldProblem } from "../tooLarge";
import { FileHeader } from "./header";
import { SampleReader } from "./sample";
import { KernelInput } from "./kernelInput";
import { SampleDecoder } from "./sampleDecoder";
import { TableDecoder } from "./tableDecoder";
import { readFunction, readLocation, readMapping, readValueType, type TableReaderState } from "./tables";
import { ProfileBorder } from "./border";
import { checkAndFinish } from "./validate";
import { varintIsWhole, WIRE_BYTES, WIRE_VARINT, WireCursor } from "./wire";

/** Names of profile.proto's top-level fields, by number, for error messages. */
const FIELD_NAMES = [
  "field 0",
  "sample_type",
  "sample",
  "mapping",
  "location",
  "function",
  "string_table",
  "drop_frames",
  "keep_frames",
  "time_nanos",
  "duration_nanos",
  "period_type",
  "period",
  "comment",
  "default_sample_type",
  "doc_url",
];

/** The first bytes of nearly all fields: their numbers, and that they have a length. */
const SAMPLE_TAG = 0x12;
const LOCATION_TAG = 0x22;
const FUNCTION_TAG = 0x2a;
const STRING_TAG = 0x32;
const STRING_FIELD = 6;

/** Pieces are taken in parts of this size, so that the kernel has a field and the next part in its memory. */
const PART_BYTES = 1 << 18;

/** Protobuf's own limit: the length of a message is a signed 32-bit number. */
const LONGEST_MESSAGE = 2 ** 31 - 1;

/**
 * Reads profile.proto (google/pprof, `proto/profile.proto`) in one pass, as its bytes come: `push` any number of
 * pieces, then `end`. A top-level field is parsed as soon as it is whole; the rest waits for the next piece.
 */
export class PprofReader implements ProfileReader {
  private readonly builder = new ProfileBuilder();
  private readonly cursor = new WireCursor();
  private readonly header = new FileHeader();
  private readonly sample = new SampleReader(this.builder, this.cursor);
  private readonly tables: TableReaderState = {
    builder: this.builder,
    cursor: this.cursor,
    zeros: { lines: 0, firstLocationId: undefined, isDescribed: false },
  };
  /** What reads most of it; what that leaves is read here. */
  private readonly kernel: { input: KernelInput; samples: SampleDecoder; tables: TableDecoder } | undefined;
  /** Bytes that are not parsed yet lie at its start; it grows to the longest field. */
  private workspace: Uint8Array;
  private filled = 0;
  /** How many bytes the field at the start of the workspace needs before it is worth trying again. */
  private neededBytes = 1;
  private failure: Problem | undefined;

  private readonly border = new ProfileBorder();
  /** Where another profile begins. */
  private nextStart: number | undefined;
  private readonly splits: boolean;
  /** What the file has behind this profile, once it was split. */
  next: PprofReader | undefined;
  private ended: Result<Profile, ReadFailure> | undefined;
  private readonly mostMemoryBytes: number;
  private readonly sampleBytes: number;
  /** No further sample is kept: there would be no memory for what names their functions. */
  private isFull = false;
  private leftOut = 0;

  /**
   * @param usesKernel whether usual samples go through WebAssembly
   * @param splits whether another profile may stand behind the first
   * @param startsAt the byte of the file that the profile begins at
   * @param memoryBytes as `ReadOptions`
   */
  constructor({ usesKernel = true, splits = false, startsAt = 0, memoryBytes = LIMITS.memoryBytes } = {}) {
    this.splits = splits;
    this.cursor.bufferOffset = startsAt;
    this.mostMemoryBytes = memoryBytes;
    this.sampleBytes = LIMITS.sampleShare * memoryBytes;
    if (usesKernel) {
      const input = new KernelInput(this.builder);
      const samples = new SampleDecoder(input, this.builder, this.sample);
      this.kernel = { input, samples, tables: new TableDecoder(input, this.builder, this.cursor) };
    }
    this.workspace = this.kernel?.input.bytes ?? new Uint8Array(2 * PART_BYTES);
  }

  /** Parses what it can. Returns false once the input has turned out to be broken: further pieces are ignored. */
  push(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length; at += PART_BYTES) {
      if (!this.pushPart(piece.subarray(at, at + PART_BYTES))) return false;
    }
    return this.failure === undefined;
  }

  private pushPart(piece: Uint8Array): boolean {
    if (this.next !== undefined) return this.next.push(piece);
    if (this.failure !== undefined) return false;
    this.isFull ||= this.memoryBytes > this.sampleBytes;
    this.append(piece);
    if (this.filled < this.neededBytes) return true;
    const { cursor } = this;
    cursor.buffer = this.workspace;
    cursor.position = 0;
    try {
      this.parseFields(this.filled);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.failure = error.problem;
      return false;
    }
    const parsed = cursor.position;
    if (this.splits && this.nextStart !== undefined) {
      const rest = this.workspace.slice(parsed, this.filled);
      this.filled = 0;
      this.ended = this.end();
      const startsAt = cursor.bufferOffset + parsed;
      const memoryBytes = Math.max(0, this.mostMemoryBytes - this.memoryBytes);
      const usesKernel = this.kernel !== undefined;
      this.next = new PprofReader({ usesKernel, splits: true, startsAt, memoryBytes });
      return this.next.push(rest);
    }
    this.workspace.copyWithin(0, parsed, this.filled);
    this.filled -= parsed;
    cursor.bufferOffset += parsed;
    return true;
  }

  private append(piece: Uint8Array): void {
    const needed = this.filled + piece.length;
    this.prepareKernel(needed);
    if (needed > this.workspace.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.workspace.length));
      larger.set(this.workspace.subarray(0, this.filled));
      this.workspace = larger;
    }
    this.workspace.set(piece, this.filled);
    this.filled = needed;
  }

  /** Has the bytes that wait lie in the kernel's memory, unless they are too many. */
  private prepareKernel(needed: number): void {
    const input = this.kernel?.input;
    if (input === undefined) return;
    const wasInside = this.workspace === input.bytes;
    // Of what waits, only a sample needs room for as many rows as it has bytes. Its tag may be written in several.
    const isSample = (this.workspace[0] & 0x7f) === SAMPLE_TAG;
    input.prepare(this.filled === 0 || isSample ? needed : Math.min(needed, 2 * PART_BYTES));
    if (wasInside) this.workspace = input.bytes;
    else if (needed <= input.bytes.length) {
      input.bytes.set(this.workspace.subarray(0, this.filled));
      this.workspace = input.bytes;
    }
  }

  /** With the profiles behind it. */
  get memoryBytes(): number {
    return memoryOf(this.builder) + this.workspace.length + (this.next?.memoryBytes ?? 0);
  }

  /** How many bytes were given so far. */
  get byteCount(): number {
    return this.cursor.bufferOffset + this.filled;
  }

  get sampleCount(): number {
    return this.builder.sampleCount;
  }

  /** To be called after the last piece. */
  end(): Result<Profile, ReadFailure> {
    if (this.ended !== undefined) return this.ended;
    const result = this.finish();
    if (!result.ok) this.builder.stacks.finish();
    this.kernel?.input.release();
    this.workspace = new Uint8Array(0);
    return result;
  }

  private finish(): Result<Profile, ReadFailure> {
    const problem = this.failure ?? this.problemAtEnd();
    const { nextStart, border } = this;
    if (problem === undefined && this.leftOut > 0) {
      return err(this.failed(leftOutProblem(this.sampleCount, this.leftOut)));
    }
    if (problem === undefined) {
      const finished = checkAndFinish(this.builder, this.header, this.sample, this.tables.zeros);
      if (finished.ok) return finished;
      if (nextStart === undefined || !border.hasOtherStrings) return err(this.failed(finished.error));
    } else if (nextStart === undefined) return err(this.failed(problem));
    return err({ problem: concatenated(nextStart), soFar: undefined });
  }

  private failed(problem: Problem): ReadFailure {
    const { builder, header } = this;
    const { hasTypesBeforeStrings } = this.border;
    // Of a sample that lacks a value nobody knows which.
    const isAligned = this.sample.mismatch === undefined;
    return {
      problem,
      soFar: isAligned
        ? {
            builder,
            header,
            hasAllSamples: hasTypesBeforeStrings && this.leftOut === 0,
            leftOut: this.leftOut,
          }
        : undefined,
    };
  }

  private problemAtEnd(): Problem | undefined {
    if (this.filled === 0) return undefined;
    return {
      kind: "truncated",
      message: `The profile is cut off: it ends in the middle of a field, after ${this.sampleCount} samples.`,
      advice: "Download or copy it again, and check that the program that wrote it was allowed to finish.",
      byteOffset: this.cursor.bufferOffset,
    };
  }

  /** Parses whole top-level fields up to `end`; leaves the cursor at the first that is not whole. */
  private parseFields(end: number): void {
    const { cursor } = this;
    const { buffer } = cursor;
    this.neededBytes = 1;
    while (cursor.position < end) {
      if (this.kernel?.input.bytes === buffer) {
        cursor.position = this.decodeRun(buffer[cursor.position], cursor.position, end);
        if (cursor.position === end) return;
      }
      const start = cursor.position;
      // Whole fields only: neither tag nor length nor value may pass the end of what is here.
      if (!varintIsWhole(buffer, start, end)) return this.wait(start, end - start + 1);
      cursor.readVarint(end, "a field's tag");
      const { wireType, field } = cursor;
      const nextStart = this.border.next(field, cursor.bufferOffset + start, this.splits);
      if (nextStart !== undefined) {
        this.nextStart ??= nextStart;
        if (this.splits) return this.wait(start, 1);
      }
      if (wireType === WIRE_BYTES) {
        if (!varintIsWhole(buffer, cursor.position, end)) return this.wait(start, end - start + 1);
        cursor.readVarint(end, FIELD_NAMES[field] ?? "a field's length");
        const length = cursor.high * 2 ** 32 + cursor.low;
        if (length > LONGEST_MESSAGE) {
          cursor.fail(FIELD_NAMES[field] ?? "a field", "a length that no protobuf message can have", start);
        }
        if (length > LIMITS.fieldBytes) {
          const name = FIELD_NAMES[field] ?? `field ${field}`;
          throw new ProblemError(longFieldProblem(name, length, cursor.bufferOffset + start));
        }
        if (length > end - cursor.position) return this.wait(start, cursor.position - start + length);
        const limit = cursor.position + length;
        this.parseBytesField(field, limit);
        cursor.position = limit;
      } else if (wireType === WIRE_VARINT) {
        if (!varintIsWhole(buffer, cursor.position, end)) return this.wait(start, end - start + 1);
        cursor.readVarint(end, FIELD_NAMES[field] ?? "a field");
        this.parseNumberField(field, start);
      } else {
        const size = wireType === 1 ? 8 : 4;
        if ((wireType === 1 || wireType === 5) && size > end - cursor.position)
          return this.wait(start, size + 1);
        if (field >= 1 && field < FIELD_NAMES.length)
          cursor.expect(wireType, WIRE_VARINT, FIELD_NAMES[field]);
        cursor.skip(wireType, end, "an unknown field");
      }
    }
  }

  /** Decodes a run of fields of one kind through the kernel; returns where the first byte is that it left. */
  private decodeRun(tag: number, position: number, end: number): number {
    const { kernel, cursor, builder } = this;
    if (kernel === undefined) return position;
    if (tag === SAMPLE_TAG) {
      return this.isFull ? position : kernel.samples.decode(position, end, cursor.bufferOffset);
    }
    if (tag === LOCATION_TAG) return kernel.tables.locations(position, end);
    if (tag === FUNCTION_TAG) return kernel.tables.functions(position, end);
    // The first string must be empty, which is seen to elsewhere.
    if (tag !== STRING_TAG || builder.strings.count === 0) return position;
    this.border.next(STRING_FIELD, cursor.bufferOffset + position, false);
    return kernel.tables.strings(position, end);
  }

  private wait(position: number, neededBytes: number): void {
    this.cursor.position = position;
    this.neededBytes = neededBytes;
  }

  private parseBytesField(field: number, limit: number): void {
    const { cursor, builder } = this;
    switch (field) {
      case 1:
        builder.sampleTypes.push(readValueType(cursor, limit, "sample_type"));
        return;
      case 2:
        if (this.isFull) this.leftOut++;
        else this.sample.read(limit);
        return;
      case 3:
        readMapping(this.tables, limit);
        return;
      case 4:
        readLocation(this.tables, limit);
        return;
      case 5:
        readFunction(this.tables, limit);
        return;
      case 6:
        if (builder.strings.count === 0 && limit > cursor.position) {
          cursor.fail("string_table[0]", "some text where it must be empty", cursor.position);
        }
        builder.strings.add(cursor.buffer, cursor.position, limit);
        return;
      case 11:
        this.header.periodType = readValueType(cursor, limit, "period_type");
        return;
      case 13:
        // Comments may come packed.
        while (cursor.position < limit) {
          cursor.readVarint(limit, "comment");
          this.header.comments.push(cursor.signed);
        }
        return;
      default:
        if (field >= 1 && field < FIELD_NAMES.length) {
          cursor.fail(FIELD_NAMES[field], "a message where a number belongs", cursor.position);
        }
    }
  }

  private parseNumberField(field: number, start: number): void {
    const { cursor, header } = this;
    switch (field) {
      case 7:
        header.dropFrames = cursor.signed;
        return;
      case 8:
        header.keepFrames = cursor.signed;
        return;
      case 9:
        if (header.timeNanos !== 0n) throw new ProblemError(concatenated(cursor.bufferOffset + start));
        header.timeNanos = cursor.signedBig;
        return;
      case 10:
        header.durationNanos = cursor.signedBig;
        return;
      case 12:
        header.period = cursor.signedBig;
        return;
      case 13:
        header.comments.push(cursor.signed);
        return;
      case 14:
        header.defaultSampleType = cursor.signed;
        return;
      case 15:
        header.docUrl = cursor.signed;
        return;
      default:
        if (field >= 1 && field < FIELD_NAMES.length) {
          cursor.fail(FIELD_NAMES[field], "a number where a message belongs", start);
        }
    }
  }
}

function concatenated(byteOffset: number): Problem {
  return {
    kind: "malformed",
    message: "These are two profiles written one after the other.",
    advice: "Keep them in separate files and open them together: they are merged then.",
    byteOffset,
    isConcatenated: true,
    goError: "parsing profile: concatenated profiles detected",
  };
}
