/**
 * A long computation that can be paused: a generator that yields every so often (after some ten thousand
 * samples) and returns its result. Whoever runs it decides when to go on, and may stop for good.
 */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** A computation that is done already. */
// oxlint-disable-next-line require-yield -- what is there takes no steps
export function* finished<Value>(value: Value): Steps<Value> {
  return value;
}

/** Says yes at every n-th call: when a loop is to pause. */
export function everyNth(n: number): () => boolean {
  let count = 0;
  return () => ++count % n === 0;
}

/** Runs a computation to its end without pausing. */
export function runSteps<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
