/** Writes protobuf the way google/pprof does (`profile/proto.go`): zeros are left out, short lists not packed. */
export class WireWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;
  /** For the message inside the one that is written; used again for the next. */
  private inner: WireWriter | undefined;

  /** What was written since the last time. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  /** A number that is left out when it is 0. Negative ones take ten bytes. */
  optional(field: number, value: number | bigint): void {
    if (value === 0 || value === 0n) return;
    this.number(field, value);
  }

  number(field: number, value: number | bigint): void {
    this.varint(field << 3);
    this.varint(value);
  }

  numbers(field: number, values: readonly (number | bigint)[]): void {
    if (values.length <= 2) {
      for (const value of values) this.number(field, value);
      return;
    }
    this.message(field, packed => {
      for (const value of values) packed.varint(value);
    });
  }

  /** A message or a string. */
  field(field: number, value: Uint8Array): void {
    this.varint((field << 3) | 2);
    this.varint(value.length);
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  message(field: number, write: (writer: WireWriter) => void): void {
    const inner = (this.inner ??= new WireWriter());
    inner.length = 0;
    write(inner);
    this.field(field, inner.bytes.subarray(0, inner.length));
  }

  private varint(value: number | bigint): void {
    this.reserve(10);
    if (typeof value === "number" && value >= 0 && value < 2 ** 31) {
      let rest = value;
      while (rest >= 128) {
        this.bytes[this.length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      this.bytes[this.length++] = rest;
      return;
    }
    // Doubles near 2^63 round up to it, and that would be a negative number.
    let rest = BigInt.asUintN(64, value === 2 ** 63 ? 2n ** 63n - 1n : BigInt(value));
    while (rest >= 128n) {
      this.bytes[this.length++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.bytes[this.length++] = Number(rest);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
