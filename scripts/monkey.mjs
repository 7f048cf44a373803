import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

// Lets somebody who does anything loose on the built app. Usage: npm run monkey [-- --minutes=60 --seed=N]

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});
console.log(`npm run monkey -- --minutes=${values.minutes} --seed=${values.seed}`);
const { status } = spawnSync(
  "npx",
  ["--no-install", "playwright", "test", "e2e/monkey.spec.ts", "--retries=0"],
  {
    stdio: "inherit",
    env: { ...process.env, PROFLENS_MONKEY_MINUTES: values.minutes, PROFLENS_MONKEY_SEED: values.seed },
    shell: process.platform === "win32", // npx is a batch file there
  },
);
process.exitCode = status ?? 1;
