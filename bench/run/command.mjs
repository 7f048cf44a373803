/** The `proflens` command beside programs that only gunzip, each a process of its own. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const PEAK = new URL("peak.mjs", import.meta.url).href;
const GUNZIP = fileURLToPath(new URL("gunzip.mjs", import.meta.url));

/**
 * A process from its start to its end.
 * @typedef {{ ms: number, peakBytes: number }} ProcessResult
 */

/**
 * @typedef {object} CommandRun
 * @property {ProcessResult} zlib gunzips with `node:zlib`, in pieces as large as the command's
 * @property {ProcessResult} stream gunzips with `DecompressionStream`
 * @property {ProcessResult} top `proflens -top`
 * @property {number | undefined} pprofMs `pprof -top`, where that was asked for
 */

/**
 * @param {string} command the built `proflens.js`
 * @param {string} profilePath
 * @param {import("./pprof.mjs").PprofProgram | undefined} pprof to be measured as well
 * @returns {Promise<CommandRun>}
 */
export async function measureCommand(command, profilePath, pprof) {
  const zlib = await runNode([GUNZIP, "zlib", profilePath]);
  const stream = await runNode([GUNZIP, "stream", profilePath]);
  const top = await runNode([command, "-top", profilePath]);
  return { zlib, stream, top, pprofMs: await pprof?.top(profilePath) };
}

/**
 * How large a gzip file is unpacked, by the length at its end (modulo 2^32).
 * @param {string} path
 */
export async function gunzippedBytes(path) {
  const bytes = await readFile(path);
  return bytes.readUInt32LE(bytes.length - 4);
}

/**
 * @param {string[]} words
 * @returns {Promise<ProcessResult>}
 */
async function runNode(words) {
  const startMs = performance.now();
  const child = spawn(process.execPath, ["--import", PEAK, ...words], {
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  child.stdout?.resume();
  let told = "";
  child.stdio[3]?.on("data", piece => (told += piece));
  await ended(child, words[0] ?? "");
  return { ms: performance.now() - startMs, peakBytes: Number(told) };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} name
 */
async function ended(child, name) {
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`${name} ended with status ${status}`);
}
