import { Duplex } from "node:stream";
import { createGunzip, createInflate } from "node:zlib";
import type { OpenInflater } from "../../format/decompress";

const PIECE_BYTES = 1 << 18;

/** Node's inflater in pieces of 256 kB: `DecompressionStream` is the same one, in pieces of 16 kB at twice the time. */
export const nodeInflater: OpenInflater = compression => {
  const options = { chunkSize: PIECE_BYTES, readableHighWaterMark: PIECE_BYTES };
  const { readable, writable } = Duplex.toWeb(
    compression === "gzip" ? createGunzip(options) : createInflate(options),
  );
  return { readable, writable };
};
