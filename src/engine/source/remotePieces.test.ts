import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SourceThread } from "./remotePieces";
import type { SourceRequest, SourceResponse } from "./protocol";

/** A source worker that answers each read with its number as a byte, when told to. */
class FakeWorker {
  static last: FakeWorker;
  readonly reads: number[] = [];
  terminated = false;
  private listener: (event: { data: SourceResponse }) => void = () => undefined;

  constructor() {
    FakeWorker.last = this;
  }

  addEventListener(_type: string, listener: (event: { data: SourceResponse }) => void): void {
    const others = this.listener;
    this.listener = event => {
      others(event);
      listener(event);
    };
  }

  terminate(): void {
    this.terminated = true;
  }

  postMessage(request: SourceRequest): void {
    if (request.kind === "read") this.reads.push(request.readId);
  }

  say(response: SourceResponse): void {
    this.listener({ data: response });
  }

  answer(): void {
    const readId = this.reads.at(-1) ?? 0;
    this.listener({ data: { kind: "pieces", readId, pieces: [Uint8Array.of(readId)], bytesRead: 1 } });
    this.listener({ data: { kind: "end", readId, problem: undefined } });
  }
}

const LISTENER = {
  onReady: () => undefined,
  onBytesRead: () => undefined,
  onSourceEnd: () => undefined,
  onWarning: () => undefined,
};
const SOURCE = { kind: "url", name: "", url: "" } as const;

beforeEach(() => vi.stubGlobal("Worker", FakeWorker));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a read that was cancelled before it began leaves the one under way alone", async () => {
  const thread = new SourceThread();
  const wanted = thread.read(SOURCE, LISTENER, new AbortController().signal);
  const first = wanted.next();
  const cancelled = new AbortController();
  cancelled.abort();
  await expect(thread.read(SOURCE, LISTENER, cancelled.signal).next()).rejects.toMatchObject({
    problem: { kind: "cancelled" },
  });
  FakeWorker.last.answer();
  expect(await first).toEqual({ done: false, value: Uint8Array.of(1) });
  expect(await wanted.next()).toMatchObject({ done: true });
});

test("a worker that is busy with what nobody waits for any more is replaced by the next read, one that has ended is not", async () => {
  const thread = new SourceThread();
  const first = FakeWorker.last;
  const abort = new AbortController();
  const cancelled = thread.read(SOURCE, LISTENER, abort.signal).next();
  abort.abort();
  await expect(cancelled).rejects.toMatchObject({ problem: { kind: "cancelled" } });
  const pieces: number[] = [];
  for (let round = 0; round < 2; round++) {
    const next = thread.read(SOURCE, LISTENER, new AbortController().signal);
    const piece = next.next();
    FakeWorker.last.answer();
    pieces.push(...((await piece).value ?? []));
    expect((await next.next()).done).toBe(true);
  }
  expect(pieces).toEqual([2, 3]);
  expect(first.terminated).toBe(true);
  expect(FakeWorker.last).not.toBe(first);
  expect(FakeWorker.last.reads).toEqual([2, 3]);
});

test("a worker that runs but does not begin is replaced, and the next one reads the source", async () => {
  vi.useFakeTimers();
  // Its end is not told: this is no secure page.
  vi.stubGlobal("navigator", {});
  const thread = new SourceThread();
  const first = FakeWorker.last;
  first.say({ kind: "alive" });
  const read = thread.read(SOURCE, LISTENER, new AbortController().signal);
  const piece = read.next();
  expect(first.reads).toEqual([1]);
  vi.advanceTimersByTime(60_000);
  expect(first.terminated).toBe(true);
  const second = FakeWorker.last;
  expect(second).not.toBe(first);
  expect(second.reads).toEqual([1]);
  // Its code is still being fetched: however long that takes, it is waited for.
  vi.advanceTimersByTime(600_000);
  expect(FakeWorker.last).toBe(second);
  second.say({ kind: "alive" });
  second.say({ kind: "begun", readId: 1 });
  // A slow source is no reason, either.
  vi.advanceTimersByTime(600_000);
  second.answer();
  expect(await piece).toEqual({ done: false, value: Uint8Array.of(1) });
  expect(await read.next()).toMatchObject({ done: true });
  expect(FakeWorker.last).toBe(second);
});

describe("a worker whose end is told by its lock", () => {
  const ends: (() => void)[] = [];
  beforeEach(() => {
    ends.length = 0;
    const request = (_name: string, _options: unknown, granted: () => void) => {
      ends.push(granted);
      return Promise.resolve();
    };
    vi.stubGlobal("navigator", { locks: { request } });
  });
  const dies = (worker: FakeWorker) => {
    worker.say({ kind: "alive" });
    ends.at(-1)?.();
  };

  test("and that has not begun with a read is replaced; after three the read is given up", async () => {
    const thread = new SourceThread();
    const read = thread.read(SOURCE, LISTENER, new AbortController().signal).next();
    const tried = new Set<FakeWorker>();
    for (let time = 0; time < 3; time++) {
      tried.add(FakeWorker.last);
      expect(FakeWorker.last.reads).toEqual([1]);
      dies(FakeWorker.last);
    }
    expect(tried.size).toBe(3);
    await expect(read).rejects.toMatchObject({
      problem: { message: "The part of this page that reads files stopped." },
    });
    const next = thread.read(SOURCE, LISTENER, new AbortController().signal).next();
    expect(tried).not.toContain(FakeWorker.last);
    FakeWorker.last.answer();
    expect(await next).toEqual({ done: false, value: Uint8Array.of(2) });
  });

  test("and that has begun is not: what was read of the source is lost", async () => {
    const thread = new SourceThread();
    const read = thread.read(SOURCE, LISTENER, new AbortController().signal).next();
    const worker = FakeWorker.last;
    worker.say({ kind: "begun", readId: 1 });
    dies(worker);
    await expect(read).rejects.toMatchObject({ problem: { kind: "tooLarge" } });
    expect(FakeWorker.last).toBe(worker);
  });
});
