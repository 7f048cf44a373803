import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/** What the figures depend on. */
export function describeMachine() {
  return {
    date: new Date().toISOString(),
    commit: commit(),
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    /** busy or waiting programs over the last minute; above 0.5 something else was running */
    loadBefore: loadavg()[0] ?? 0,
    node: process.version,
  };
}

/** The commit measured, `+` added when files differ from it; absent outside git. */
function commit() {
  try {
    const git = (/** @type {string[]} */ ...words) => execFileSync("git", words, { encoding: "utf8" }).trim();
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") === "" ? "" : "+");
  } catch {
    return undefined;
  }
}
