import type { Problem } from "../../base/problem";
import { err, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { Scheduler } from "../../engine/scheduler";

let scheduler: Scheduler | undefined;
let lastTask = 0;

/** Runs a computation without holding up the page; `cancelled` once the signal says so. */
export function inSlices<Value>(
  steps: Steps<Result<Value, Problem>>,
  signal: AbortSignal,
): Promise<Result<Value, Problem>> {
  if (signal.aborted) return Promise.resolve(err(STOPPED));
  const id = ++lastTask;
  const running = (scheduler ??= new Scheduler());
  return new Promise((resolve, reject) => {
    const stop = () => {
      running.cancel(id);
      resolve(err(STOPPED));
    };
    signal.addEventListener("abort", stop, { once: true });
    const done = (outcome: Result<Value, Problem>) => {
      signal.removeEventListener("abort", stop);
      resolve(outcome);
    };
    running.add(id, 0, steps, done, reject);
  });
}

const STOPPED: Problem = { kind: "cancelled", message: "This was stopped.", advice: "Start it again." };
