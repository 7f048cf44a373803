import type { Steps } from "./steps";

/**
 * A long computation that several others wait for: whichever of them is run moves it on, and it is done once. If
 * all of them are given up it rests where it is.
 */
export class SharedSteps<Value> {
  private readonly steps: Steps<Value>;
  private outcome: { readonly value: Value } | undefined;

  constructor(steps: Steps<Value>) {
    this.steps = steps;
  }

  /** Runs, or goes on with, the computation. */
  *wait(): Steps<Value> {
    while (this.outcome === undefined) {
      const step = this.steps.next();
      if (step.done) this.outcome = { value: step.value };
      else yield;
    }
    return this.outcome.value;
  }
}
