import type { Steps } from "../../base/steps";
import { Scheduler } from "../../engine/scheduler";

let scheduler: Scheduler | undefined;
let lastTask = 0;

/** Runs a computation in slices, so that it does not hold the page up. */
export function withoutHolding<Value>(steps: Steps<Value>): Promise<Value> {
  const running = (scheduler ??= new Scheduler());
  return new Promise((resolve, reject) => running.add(++lastTask, 0, steps, resolve, reject));
}
