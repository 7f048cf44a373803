import { spawnSync } from "node:child_process";

// Compares our command with google/pprof on random command lines, asking pprof three times for each.
// Usage: npm run differential [-- LINES [SEED]]; 10,000 lines and a seed of this moment where there is none.

const [lines = "10000", seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
console.log(`npm run differential -- ${lines} ${seed}`);
const { status } = spawnSync("npx", ["--no-install", "vitest", "run", "src/cli/differential"], {
  stdio: "inherit",
  env: {
    ...process.env,
    PROFLENS_DIFF_LINES: lines,
    PROFLENS_DIFF_SEED: seed,
    PROFLENS_DIFF_ASKED: "3",
  },
  shell: process.platform === "win32", // npx is a batch file there
});
process.exitCode = status ?? 1;
