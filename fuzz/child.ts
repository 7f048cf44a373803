import { openSync, readFileSync, writeSync } from "node:fs";
import { inputOf } from "./input";
import type { ChunkReport, Finding } from "./report";
import { TARGETS } from "./targets";

// One chunk of a run (`run.mjs`): tries the inputs FROM … TO - 1 of a reader, and prints findings and, last, a report, a JSON
// line each. Which input is being tried stands in the file PROGRESS, for whoever has to end this process.

const [readerName, seed, from, to, progressPath] = process.argv.slice(2);

/** More CPU time than any input of some kilobytes may take. */
const MOST_MS = 2000;
/** More memory than this process may ever have had. */
const MOST_BYTES = 2 ** 30;

const target = TARGETS.map(([target]) => target).find(({ name }) => name === readerName);
if (target === undefined) throw new Error(`there is no reader ${readerName}`);

/** Of so many inputs, one by one, the run finds out which it was. */
const LOOK_EVERY = 8;
/** Asking for CPU time takes as long as a small input. */
const MARK_EVERY = 32;
let markMs = 0;

const progress = openSync(progressPath, "w");
const report: ChunkReport = {
  kind: "report",
  accepted: 0,
  salvaged: 0,
  refused: 0,
  withSample: 0,
  failed: 0,
  tried: 0,
  longestMs: 0,
  longestNumber: 0,
  peakBytes: 0,
};

const tell = (line: Finding | ChunkReport) => console.log(JSON.stringify(line));

for (let number = Number(from); number < Number(to); number++) {
  writeSync(progress, String(number).padEnd(12), 0);
  const { bytes, random } = inputOf(target, Number(seed), number);
  const began = performance.now();
  if (number % MARK_EVERY === 0) markMs = cpuMs();
  report.tried++;
  try {
    const { outcome, hasSample } = await target.attempt(random, bytes);
    report[outcome]++;
    if (hasSample) report.withSample++;
  } catch (error) {
    report.failed++;
    tell({
      kind: "finding",
      number,
      what: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  // Other processes have the processor as well: the CPU time since the last mark is more than this input's own, too.
  let tookMs = performance.now() - began;
  if (tookMs > report.longestMs) tookMs = Math.min(tookMs, cpuMs() - markMs);
  if (tookMs > report.longestMs) [report.longestMs, report.longestNumber] = [tookMs, number];
  if (tookMs > MOST_MS) tell({ kind: "finding", number, what: `it took ${tookMs.toFixed(0)} ms` });
  if (number % LOOK_EVERY !== LOOK_EVERY - 1) continue;
  report.peakBytes = peakBytes();
  if (report.peakBytes > MOST_BYTES) {
    tell({ kind: "finding", number, what: `the process took ${report.peakBytes} bytes`, isMemory: true });
    break;
  }
}
tell(report);
// What a broken stream leaves behind must not keep the process.
process.exit();

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The most memory that this process had. What the system tells of resources counts the process that started this one, too. */
function peakBytes(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "latin1"))?.[1]) * 1024;
}
