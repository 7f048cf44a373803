/**
 * Makes the benchmark's profiles, deterministic in seed and size, and keeps them in `.cache/bench/`.
 *
 *     node bench/generate.mjs --sizes=10k,100k,1m [--seed=1,2] [--describe]
 *
 * `--describe` reads each file again and prints its measured shape.
 */

import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip, gzipSync } from "node:zlib";
import { describeProfile } from "./generate/describe.mjs";
import { profileChunks } from "./generate/profile.mjs";
import { parseArguments } from "./arguments.mjs";

export const CACHE_FOLDER = fileURLToPath(new URL("../.cache/bench/", import.meta.url));
const GZIP_LEVEL = 6;

/**
 * A whole generated profile in memory; for small sizes.
 * @param {number} stackCount
 * @param {number} seed
 * @returns {Buffer} gzip
 */
export function generateProfile(stackCount, seed) {
  return gzipSync(Buffer.concat([...profileChunks(stackCount, seed)]), { level: GZIP_LEVEL });
}

/**
 * The file of a size and seed, made when it is not there yet.
 * @param {number} stackCount
 * @param {number} seed
 * @returns {Promise<{ path: string, madeInMs: number | undefined }>} `madeInMs` is absent for a file found
 */
export async function ensureProfileFile(stackCount, seed) {
  const path = join(CACHE_FOLDER, `bench-${stackCount}-seed${seed}.pb.gz`);
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (exists) return { path, madeInMs: undefined };
  await mkdir(CACHE_FOLDER, { recursive: true });
  const startMs = performance.now();
  const unfinished = `${path}.${process.pid}.part`;
  await pipeline(
    Readable.from(profileChunks(stackCount, seed), { objectMode: true, highWaterMark: 4 }),
    createGzip({ level: GZIP_LEVEL }),
    createWriteStream(unfinished),
  );
  await rename(unfinished, path);
  return { path, madeInMs: performance.now() - startMs };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes, seeds, describe } = parseArguments(process.argv.slice(2));
  for (const [stackCount, seed] of sizes.flatMap(size => seeds.map(seed => [size, seed]))) {
    const { path, madeInMs } = await ensureProfileFile(stackCount, seed);
    const made = madeInMs === undefined ? "found" : `made in ${(madeInMs / 1000).toFixed(1)} s`;
    const memory = `peak memory of this program so far ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;
    console.log(`${path}: ${made}, ${memory}`);
    if (describe) console.log(describeProfile(await readFile(path)));
  }
}
