/**
 * The floor for the command: a process that gunzips a file, and nothing else.
 *
 *     node bench/run/gunzip.mjs zlib|stream file
 */

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const PIECE_BYTES = 1 << 18;

const [way, path = ""] = process.argv.slice(2);
const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
const inflated =
  way === "zlib"
    ? file.pipe(createGunzip({ chunkSize: PIECE_BYTES }))
    : Readable.toWeb(file).pipeThrough(new DecompressionStream("gzip"));
let rawBytes = 0;
for await (const piece of inflated) rawBytes += piece.length;
console.log(rawBytes);
