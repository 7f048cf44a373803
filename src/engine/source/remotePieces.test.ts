import { afterEach, beforeEach, expect, test, vi } from "vitest";
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
afterEach(() => vi.unstubAllGlobals());

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
