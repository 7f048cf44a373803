import { describe, expect, test } from "vitest";
import { ProblemError } from "../base/problem";
import type { Steps } from "../base/steps";
import { Pace } from "./pace";

/** Counts how far it came. */
class Counting {
  steps = 0;

  *run(length: number): Steps<string> {
    for (; this.steps < length; this.steps++) yield;
    return "done";
  }
}

describe("long work of the engine", () => {
  test("is done in the end", async () => {
    const counting = new Counting();
    expect(await new Pace(new AbortController().signal).run(counting.run(10_000))).toBe("done");
    expect(counting.steps).toBe(10_000);
  });

  test("lets messages through, and stops at the first pause after it is cancelled", async () => {
    const abort = new AbortController();
    const counting = new Counting();
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => abort.abort());
    port1.start();
    // As the worker is told by the page: not before the work pauses.
    port2.postMessage(undefined);
    await expect(new Pace(abort.signal, 0).run(counting.run(1_000_000))).rejects.toThrow(ProblemError);
    port1.close();
    expect(counting.steps).toBeLessThan(100);
  });

  test("does not begin once it was cancelled", async () => {
    const abort = new AbortController();
    abort.abort();
    const counting = new Counting();
    await expect(new Pace(abort.signal).run(counting.run(10))).rejects.toMatchObject({
      problem: { kind: "cancelled" },
    });
    expect(counting.steps).toBe(0);
  });
});
