/** The outcome of something that may fail in an expected way. Bugs throw; bad input is a `Result`. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; error: Problem };

/** Wraps a success. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function err<Problem>(error: Problem): { ok: false; error: Problem } {
  return { ok: false, error };
}
