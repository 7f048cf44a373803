import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Steps } from "../base/steps";
import { Scheduler } from "./scheduler";

/** Works for the given time, pausing every millisecond. */
function* work(name: string, ms: number, log: string[]): Steps<string> {
  log.push(`${name} starts`);
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const pause = performance.now() + 1;
    while (performance.now() < pause);
    yield;
  }
  return name;
}

beforeAll(() => {
  // Node delivers a port's messages in one go, a browser one at a time between other events: as here.
  vi.stubGlobal(
    "MessageChannel",
    class {
      private deliver: () => void = () => undefined;
      readonly port1 = {
        addEventListener: (_: string, listener: () => void) => {
          this.deliver = listener;
        },
        start: () => undefined,
      };
      readonly port2 = { postMessage: () => setImmediate(() => this.deliver()) };
    },
  );
});

// Behind the message that begins the first slice.
const nextTurn = () => new Promise(resolve => setImmediate(resolve));
const fails = (error: unknown) => {
  throw error;
};

describe("the scheduler", () => {
  test("runs by rank, the older first among equals", async () => {
    const scheduler = new Scheduler();
    const done: string[] = [];
    const log: string[] = [];
    for (const [id, rank] of [1, 0, 0, 1, 0].entries()) {
      scheduler.add(id, rank, work(`${id}`, 0, log), name => done.push(name), fails);
    }
    await expect.poll(() => done.length).toBe(5);
    expect(done).toEqual(["1", "2", "4", "0", "3"]);
  });

  test("lets a more urgent computation in between, and messages at any time", async () => {
    const scheduler = new Scheduler();
    const done: string[] = [];
    const log: string[] = [];
    scheduler.add(1, 1, work("long", 100, log), name => done.push(name), fails);
    await nextTurn();
    scheduler.add(2, 0, work("urgent", 1, log), name => done.push(name), fails);
    await expect.poll(() => done).toEqual(["urgent", "long"]);
    expect(log).toEqual(["long starts", "urgent starts"]);
  });

  test("stops what is cancelled within a slice, and forgets what has not begun", async () => {
    const scheduler = new Scheduler();
    const done: string[] = [];
    const log: string[] = [];
    scheduler.add(1, 0, work("long", 100_000, log), name => done.push(name), fails);
    scheduler.add(2, 0, work("waiting", 0, log), name => done.push(name), fails);
    scheduler.add(3, 0, work("other", 0, log), name => done.push(name), fails);
    await nextTurn();
    scheduler.cancel(1);
    scheduler.cancel(2);
    await expect.poll(() => done).toEqual(["other"]);
    expect(log).toEqual(["long starts", "other starts"]);
  });

  test("goes on when one computation fails, and when a result is not welcome", async () => {
    const scheduler = new Scheduler();
    const done: string[] = [];
    const failed: unknown[] = [];
    // oxlint-disable-next-line require-yield -- it fails before it could pause
    function* broken(): Steps<string> {
      throw new Error("broken");
    }
    scheduler.add(1, 0, broken(), fails, error => failed.push(error));
    scheduler.add(2, 0, work("fine", 0, []), name => done.push(name), fails);
    await expect.poll(() => done).toEqual(["fine"]);
    expect(failed).toEqual([new Error("broken")]);
  });
});
