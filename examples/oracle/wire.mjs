// Protobuf's wire format, for what pprof-format does not write.

/** An unsigned number, or a negative one as its 64-bit two's complement, in 7-bit groups. */
export function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

/** A field that is a number. */
export function varintField(field, value) {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

/** A field that is 8 bytes of a fixed size. */
export function fixed64Field(field, value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return Buffer.concat([varint(field * 8 + 1), bytes]);
}

/** A field that is bytes: a string, a message, or packed numbers. */
export function bytesField(field, ...bytes) {
  const content = Buffer.concat(bytes);
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

/** A field that is 4 bytes of a fixed size. */
export function fixed32Field(field, value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return Buffer.concat([varint(field * 8 + 5), bytes]);
}
