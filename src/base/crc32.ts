const POLYNOMIAL = 0xedb88320;

/** byte → what it does to the checksum. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 0 ? rest >>> 1 : (rest >>> 1) ^ POLYNOMIAL;
  return rest;
});

/**
 * The CRC-32 of bytes, as gzip, zip and PNG have it (RFC 1952, 8): 0 … 2^32 - 1.
 * @param before the sum of what stands in front of them
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
}
