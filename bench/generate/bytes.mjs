/** Writing protobuf: a growing run of bytes with the few wire forms profile.proto needs. */

const encoder = new TextEncoder();

export class ByteWriter {
  /** @param {number} capacityBytes to begin with */
  constructor(capacityBytes = 1024) {
    this.bytes = new Uint8Array(capacityBytes);
    this.length = 0;
  }

  /** The bytes written so far; valid until the next write. */
  view() {
    return this.bytes.subarray(0, this.length);
  }

  clear() {
    this.length = 0;
  }

  /** @param {number} moreBytes */
  reserve(moreBytes) {
    if (this.length + moreBytes <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + moreBytes));
    larger.set(this.view());
    this.bytes = larger;
  }

  /** @param {number | bigint} value not negative; a number must be a safe integer */
  varint(value) {
    this.reserve(10);
    if (typeof value === "bigint") {
      while (value >= 128n) {
        this.bytes[this.length++] = Number(value & 127n) | 128;
        value >>= 7n;
      }
      this.bytes[this.length++] = Number(value);
      return;
    }
    while (value > 0x7fffffff) {
      this.bytes[this.length++] = (value % 128) | 128;
      value = Math.floor(value / 128);
    }
    while (value >= 128) {
      this.bytes[this.length++] = (value & 127) | 128;
      value >>>= 7;
    }
    this.bytes[this.length++] = value;
  }

  /**
   * A varint field; left out when zero, as proto3 does.
   * @param {number} field
   * @param {number | bigint} value
   */
  scalar(field, value) {
    if (Number(value) === 0) return;
    this.varint(field * 8);
    this.varint(value);
  }

  /**
   * A length-delimited field.
   * @param {number} field
   * @param {Uint8Array} content
   */
  block(field, content) {
    this.varint(field * 8 + 2);
    this.varint(content.length);
    this.reserve(content.length);
    this.bytes.set(content, this.length);
    this.length += content.length;
  }

  /**
   * @param {number} field
   * @param {string} text
   */
  text(field, text) {
    this.block(field, encoder.encode(text));
  }
}
