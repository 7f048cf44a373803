import { type Problem, ProblemError } from "../../base/problem";

/**
 * The protobuf wire format (https://protobuf.dev/programming-guides/encoding/), as google/pprof's decoder takes it
 * (`profile/proto.go`): varints of at most 10 bytes, wire types 0, 1, 2 and 5, no groups.
 */
export const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
export const WIRE_BYTES = 2;
const WIRE_FIXED32 = 5;

/**
 * A position in a buffer of complete messages. `readVarint` leaves the number's halves in `low` and `high`
 * (unsigned 32 bits each): nothing is allocated per field.
 */
export class WireCursor {
  buffer: Uint8Array = new Uint8Array(0);
  position = 0;
  low = 0;
  high = 0;
  /** Byte offset of `buffer[0]` in the whole input, for error messages. */
  bufferOffset = 0;

  /** Reads a varint that must end before `limit`. */
  readVarint(limit: number, field: string): void {
    const { buffer } = this;
    const start = this.position;
    let position = start;
    let byte = 0;
    let low = 0;
    let high = 0;
    let shift = 0;
    do {
      if (position >= limit || shift > 63) this.fail(field, "a number that does not end", start);
      byte = buffer[position++];
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (shift - 32);
      shift += 7;
    } while (byte >= 0x80);
    this.position = position;
    this.low = low >>> 0;
    this.high = high >>> 0;
  }

  /** The number just read, as a tag: its field, and its wire type. */
  get field(): number {
    return this.high * 2 ** 29 + (this.low >>> 3);
  }

  get wireType(): number {
    return this.low & 7;
  }

  /** The number just read, as a signed 64-bit integer; exact up to ±2^53. */
  get signed(): number {
    return (this.high | 0) * 2 ** 32 + this.low;
  }

  /** Whether `signed` lost something: its magnitude may pass 2^53. */
  get isBig(): boolean {
    const high = this.high | 0;
    return high >= 0x200000 || high < -0x200000;
  }

  /** The number just read, exact. */
  get signedBig(): bigint {
    return (BigInt(this.high | 0) << 32n) | BigInt(this.low);
  }

  /** Reads a length that must fit before `limit`; returns where its bytes end. */
  readLength(limit: number, field: string): number {
    const start = this.position;
    this.readVarint(limit, field);
    if (this.high !== 0 || this.low > limit - this.position) {
      this.fail(field, "a length that reaches beyond the message it stands in", start);
    }
    return this.position + this.low;
  }

  /** Skips the value of a field nobody asked for. */
  skip(wireType: number, limit: number, field: string): void {
    const start = this.position;
    switch (wireType) {
      case WIRE_VARINT:
        this.readVarint(limit, field);
        return;
      case WIRE_FIXED64:
        this.position += 8;
        break;
      case WIRE_BYTES:
        this.position = this.readLength(limit, field);
        return;
      case WIRE_FIXED32:
        this.position += 4;
        break;
      default:
        this.fail(field, `wire type ${wireType}, which profile.proto does not use`, start);
    }
    if (this.position > limit) this.fail(field, "a fixed-size number that is cut off", start);
  }

  /** Checks a known field's wire type. */
  expect(wireType: number, wanted: number, field: string): void {
    if (wireType !== wanted) this.fail(field, `wire type ${wireType} where ${wanted} belongs`, this.position);
  }

  /**
   * Stops the reading. `position` is in `buffer`.
   * @param goError what google/pprof says, where it takes the wire format and not what it says
   */
  fail(field: string, what: string, position: number, goError?: string): never {
    const problem = malformed(field, what, this.bufferOffset + position);
    throw new ProblemError(goError === undefined ? problem : { ...problem, goError });
  }
}

/** Whether a varint that starts at `position` ends before `end`; a broken one (over 10 bytes) counts as whole. */
export function varintIsWhole(buffer: Uint8Array, position: number, end: number): boolean {
  const last = Math.min(end, position + 10);
  for (let at = position; at < last; at++) {
    if (buffer[at] < 0x80) return true;
  }
  return last === position + 10;
}

/** The problem of a profile that contradicts its format. */
function malformed(field: string, what: string, byteOffset: number): Problem {
  return {
    kind: "malformed",
    message: `This pprof profile is malformed: ${field} has ${what}.`,
    advice: "Record or download the profile again; if it stays so, the program that wrote it has a bug.",
    byteOffset,
    field,
  };
}
