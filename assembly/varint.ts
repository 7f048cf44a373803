/** Where the number that was read last ends; 0 where it was too long or left its message. */
export let varintEnd: usize = 0;

/**
 * Reads a varint of up to 10 bytes that ends before `limit` (https://protobuf.dev/programming-guides/encoding/), as
 * google/pprof does: bits beyond the 64th are dropped.
 */
// @ts-ignore: decorator
@inline
export function readVarint(position: usize, limit: usize): u64 {
  const byte = load<u8>(position);
  if (byte < 0x80) {
    varintEnd = position + 1;
    return byte;
  }
  return readLongVarint(position, limit);
}

function readLongVarint(position: usize, limit: usize): u64 {
  let value: u64 = 0;
  let shift: u64 = 0;
  while (position < limit && shift < 70) {
    const byte: u64 = load<u8>(position++);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      varintEnd = position;
      return value;
    }
    shift += 7;
  }
  varintEnd = 0;
  return 0;
}

/** Where the message ends whose length is at `position`, and begins at `varintEnd`; 0 where it is not whole by `end`. */
export function messageEnd(position: usize, end: usize): usize {
  const length = readVarint(position, end);
  if (varintEnd == 0 || varintEnd > end || length > u64(end - varintEnd)) return 0;
  return varintEnd + usize(length);
}
