import { joinedBytes } from "../../../base/joinedBytes";
import { ProblemError } from "../../../base/problem";
import { LIMITS } from "../../limits";
import { varintIsWhole, WIRE_BYTES, WireCursor } from "../wire";

/** One whole top-level field of profile.proto. */
export interface FieldRecord {
  readonly buffer: Uint8Array;
  /** Where its tag begins, and where the next field does. */
  readonly start: number;
  readonly end: number;
  readonly field: number;
  /** Where its message begins, which goes on to `end`; undefined for numbers. */
  readonly bodyStart: number | undefined;
}

/**
 * Cuts the bytes of a profile.proto, as they come, into its top-level fields. From the first byte that is none on it
 * gives up: the rest is `left`, for a reader that says what is wrong.
 */
export class FieldRecords {
  private readonly cursor = new WireCursor();
  private parts: Uint8Array[] = [];
  private partBytes = 0;
  /** So many bytes the field under way has, or more: until they are there it is not looked at. */
  private wantedBytes = 0;
  hasGivenUp = false;

  /** The bytes behind the last whole field. */
  get left(): Uint8Array {
    if (this.parts.length > 1) this.parts = [joinedBytes(this.parts)];
    return this.parts[0] ?? new Uint8Array(0);
  }

  /** Takes the next piece and tells of every field that is whole with it. The piece may be reused afterwards. */
  push(piece: Uint8Array, tell: (record: FieldRecord) => void): void {
    this.parts.push(piece.slice());
    this.partBytes += piece.length;
    // A long field is put together once, not with every piece of it.
    if (this.partBytes < this.wantedBytes) return;
    const buffer = this.left;
    this.wantedBytes = 0;
    let start = 0;
    try {
      while (!this.hasGivenUp && start < buffer.length) {
        const end = this.endOf(buffer, start);
        if (end === undefined) break;
        const { field, bodyStart } = this;
        tell({ buffer, start, end, field, bodyStart });
        start = end;
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.hasGivenUp = true;
    }
    this.parts = [buffer.slice(start)];
    this.partBytes = buffer.length - start;
  }

  private field = 0;
  private bodyStart: number | undefined;

  /** Where the field at `start` ends; undefined where it is not whole. Throws a `ProblemError` where it is none. */
  private endOf(buffer: Uint8Array, start: number): number | undefined {
    const { cursor } = this;
    cursor.buffer = buffer;
    cursor.position = start;
    if (!varintIsWhole(buffer, start, buffer.length)) return undefined;
    cursor.readVarint(buffer.length, "a field");
    const { wireType } = cursor;
    this.field = cursor.field;
    this.bodyStart = undefined;
    if (wireType === 1 || wireType === 5) {
      const end = cursor.position + (wireType === 1 ? 8 : 4);
      return end <= buffer.length ? end : undefined;
    }
    if (!varintIsWhole(buffer, cursor.position, buffer.length)) return undefined;
    if (wireType !== WIRE_BYTES) {
      cursor.skip(wireType, buffer.length, "a field");
      return cursor.position;
    }
    cursor.readVarint(buffer.length, "a field");
    const length = cursor.high * 2 ** 32 + cursor.low;
    if (length > LIMITS.fieldBytes) cursor.fail("a field", "too long a length", start);
    this.bodyStart = cursor.position;
    const end = cursor.position + length;
    if (end <= buffer.length) return end;
    this.wantedBytes = end - start;
    return undefined;
  }
}
