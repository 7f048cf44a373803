/** How the bytes are wrapped. */
export type Compression = "gzip" | "zlib" | "zstd" | "none";

/** How many bytes `sniffCompression` looks at. */
export const COMPRESSION_HEAD_BYTES = 4;

/** Whether these first bytes are enough to tell: two, unless it may be zstd. */
export function canSniff(head: Uint8Array): boolean {
  return (
    head.length >= COMPRESSION_HEAD_BYTES || (head.length >= 2 && (head[0] !== 0x28 || head[1] !== 0xb5))
  );
}

/** Tells the wrapping by its first bytes: gzip by RFC 1952 §2.3.1, zlib by the check of RFC 1950 §2.2, zstd by RFC 8878 §3.1.1. */
export function sniffCompression(head: Uint8Array): Compression {
  if (head.length < 2) return "none";
  const [first, second, third, fourth] = head;
  if (first === 0x1f && second === 0x8b) return "gzip";
  // 0x78 is deflate with a window of 32 kB, what every writer uses; FLG makes the pair a multiple of 31.
  if (first === 0x78 && (first * 256 + second) % 31 === 0) return "zlib";
  return first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd ? "zstd" : "none";
}
