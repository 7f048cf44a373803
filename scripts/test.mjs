import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countLine, playwrightCounts, settledCounts, vitestCounts } from "./test-counts.mjs";

// Runs every check there is, one npm script after the other, and stops at the first that fails.
// Each step's output goes straight through; the last line is the count.

const reports = mkdtempSync(join(tmpdir(), "proflens-test-"));
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");

/** A step with `report` counts its tests; any other is one check, passed or failed. */
const STEPS = [
  { script: "types" },
  { script: "lint" },
  {
    script: "unit",
    parameters: ["--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    report: { file: unitReport, counts: vitestCounts },
  },
  { script: "build" },
  {
    script: "e2e",
    parameters: ["--reporter=list,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    report: { file: e2eReport, counts: playwrightCounts },
  },
];

function runStep({ script, parameters = [], environment = {}, report }) {
  console.log(`\n=== ${script} ===`);
  const started = performance.now();
  const { status } = spawnSync("npm", ["run", "--silent", script, "--", ...parameters], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
    shell: process.platform === "win32", // npm is a batch file there
  });
  const succeeded = status === 0;
  const checked = { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0 };
  return {
    script,
    seconds: (performance.now() - started) / 1000,
    counts: report ? settledCounts(countsIn(report), succeeded) : checked,
  };
}

/** The counts a runner reported, or undefined where it did not get as far as a report. */
function countsIn({ file, counts }) {
  try {
    return counts(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`There is no readable report of this step: ${error.message}`);
    return undefined;
  }
}

const results = [];
for (const step of STEPS) {
  const result = runStep(step);
  results.push(result);
  if (result.counts.failed > 0) break;
}
rmSync(reports, { recursive: true });

console.log("");
for (const { script, seconds, counts } of results) {
  console.log(`${script.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${countLine([counts])}`);
}
for (const { script } of STEPS.slice(results.length)) console.log(`${script.padEnd(6)} not run`);
process.exitCode = results.some(({ counts }) => counts.failed > 0) ? 1 : 0;

console.log(`\n${countLine(results.map(({ counts }) => counts))}`);
