import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** An input on which nothing happens for so long hangs, however busy the machine is. */
const HANG_MS = 30_000;
const LOOK_EVERY_MS = 1000;
/** A limit on memory; and as few collections and threads as there can be, since each input leaves buffers of megabytes. */
const NODE_OPTIONS = ["--max-old-space-size=512", "--max-semi-space-size=16", "--single-threaded-gc"];

/**
 * Tries a chunk of inputs in a process of its own; where an input ends or hangs that process, goes on behind it in another.
 * @param {{ program: string, seed: number, folder: string, reader: string, from: number, to: number }} chunk
 * @returns {Promise<{ reports: any[], findings: { number: number, what: string }[] }>} what every process said
 */
export async function runChunk(chunk) {
  const reports = [];
  const findings = [];
  for (let from = chunk.from; from < chunk.to; ) {
    const said = await runProcess({ ...chunk, from });
    reports.push(...said.reports);
    const memory = said.findings.find(({ isMemory }) => isMemory === true);
    findings.push(...said.findings.filter(finding => finding !== memory));
    if (memory !== undefined && chunk.to - chunk.from > 8) {
      // Whether it was one of the last inputs, or what all of them left behind, shows where there are no others.
      const alone = await runProcess({
        ...chunk,
        from: Math.max(from, memory.number - 7),
        to: memory.number + 1,
      });
      findings.push(...alone.findings);
    } else if (memory !== undefined) findings.push(memory);
    if (said.endedAt === undefined && memory === undefined) break;
    if (said.endedAt !== undefined) findings.push({ number: said.endedAt, what: said.why });
    from = (said.endedAt ?? memory?.number ?? chunk.to) + 1;
  }
  return { reports, findings };
}

/** @param {{ program: string, seed: number, folder: string, reader: string, from: number, to: number }} chunk */
async function runProcess({ program, seed, folder, reader, from, to }) {
  const progress = join(folder, `progress-${reader}-${from}`);
  const args = [...NODE_OPTIONS, program, reader, seed, from, to, progress];
  const child = spawn(process.execPath, args.map(String), {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  /** @type {any[]} */
  const lines = [];
  let errors = "";
  createInterface({ input: child.stdout }).on("line", line => lines.push(parsed(line)));
  child.stderr.on("data", data => (errors = `${errors}${data}`.slice(-2000)));
  let [last, since, isHanging] = ["", Date.now(), false];
  const watching = setInterval(() => {
    const now = currentOf(progress);
    if (now !== last) [last, since] = [now, Date.now()];
    else if (Date.now() - since > HANG_MS) isHanging = child.kill("SIGKILL");
  }, LOOK_EVERY_MS);
  const [code, signal] = await new Promise(resolve => child.on("close", (...ended) => resolve(ended)));
  clearInterval(watching);
  const current = Number(currentOf(progress) || from);
  rmSync(progress, { force: true });
  const reports = lines.filter(({ kind }) => kind === "report");
  const why = isHanging
    ? `it did not end within ${HANG_MS / 1000} s`
    : `the process ended with ${signal ?? code}: ${errors}`;
  return {
    reports,
    findings: lines.filter(({ kind }) => kind === "finding"),
    endedAt: reports.length === 0 ? current : undefined,
    why,
  };
}

/** Lines that somebody else printed are none of ours. */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { kind: "other", line };
  }
}

/** @param {string} path */
function currentOf(path) {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}
