import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Problem } from "../base/problem";
import { EngineClient, type WorkerLike } from "./client";
import type { InfoAnswer, InfoQuestion, ProfileSummary, ReportQuestion, Request, Response } from "./protocol";

/** A worker that notes what it is told and says what the test wants. */
class FakeWorker implements WorkerLike {
  readonly requests: Request[] = [];
  terminated = false;
  private readonly listeners = new Map<string, ((event: never) => void)[]>();

  postMessage(message: Request): void {
    this.requests.push(message);
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(response: Response): void {
    for (const listener of this.listeners.get("message") ?? []) listener({ data: response } as never);
  }

  crash(): void {
    for (const listener of this.listeners.get("error") ?? []) listener(new Event("error") as never);
  }

  /** What was asked or opened so far, in short. */
  get log(): string[] {
    return this.requests.map(request => {
      if (request.kind === "rehearse") return request.kind;
      const id = request.kind === "open" || request.kind === "cancelOpen" ? request.openId : request.askId;
      return `${request.kind} ${id}${"profileId" in request ? ` of ${request.profileId}` : ""}`;
    });
  }
}

const QUESTION: InfoQuestion = { kind: "info", sampleTypeIndex: 0, options: {} };
const answer = (stringCount: number) => ({ kind: "info", stringCount }) as InfoAnswer;
const SUMMARY = { sampleCount: 1 } as ProfileSummary;
const PROBLEM: Problem = { kind: "truncated", message: "m", advice: "a" };

function started(): { worker: FakeWorker; client: EngineClient; crashes: string[] } {
  const worker = new FakeWorker();
  const crashes: string[] = [];
  return { worker, crashes, client: new EngineClient(worker, message => crashes.push(message)) };
}

beforeAll(() => {
  // Browsers have it, Node 20 has not.
  vi.stubGlobal("ErrorEvent", class extends Event {});
});

describe("asking", () => {
  test("an answer goes to who asked", async () => {
    const { worker, client } = started();
    const first = client.ask(QUESTION, "one");
    const second = client.ask(QUESTION, "two");
    worker.say({ kind: "answer", askId: 2, answer: answer(2) });
    worker.say({ kind: "answer", askId: 1, answer: answer(1) });
    expect([await first, await second]).toEqual([
      { ok: true, value: answer(1) },
      { ok: true, value: answer(2) },
    ]);
  });

  test("how long the latest answer to a question took is on the timeline, nothing for one that was cancelled", async () => {
    const { worker, client } = started();
    const measures = () => performance.getEntriesByType("measure").map(({ name }) => name);
    performance.clearMeasures();
    const report: ReportQuestion = { ...QUESTION, kind: "report", command: "dot" };
    const asked = [
      client.ask(QUESTION, "one"),
      client.ask(QUESTION, "two"),
      client.ask(report, "report dot"),
    ];
    client.cancelSlot("one");
    expect(measures()).toEqual([]);
    for (const askId of [2, 3]) worker.say({ kind: "answer", askId, answer: answer(askId) });
    void client.ask(QUESTION, "two");
    worker.say({ kind: "answer", askId: 4, answer: answer(4) });
    await Promise.all(asked);
    expect(measures().toSorted()).toEqual(["proflens:question:info", "proflens:question:report dot"]);
  });

  test("the latest question of a slot wins; the older is cancelled and its late answer goes nowhere", async () => {
    const { worker, client } = started();
    const older = client.ask(QUESTION, "top");
    const newer = client.ask(QUESTION, "top");
    expect(await older).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    worker.say({ kind: "answer", askId: 1, answer: answer(1) });
    worker.say({ kind: "answer", askId: 2, answer: answer(2) });
    worker.say({ kind: "answer", askId: 2, answer: answer(3) });
    expect(await newer).toEqual({ ok: true, value: answer(2) });
    expect(worker.log).toEqual(["ask 1 of 0", "cancel 1", "ask 2 of 0"]);
  });

  test("a slot can be given up, and what was answered is not cancelled any more", async () => {
    const { worker, client } = started();
    const given = client.ask(QUESTION, "top");
    client.cancelSlot("top");
    client.cancelSlot("top");
    expect(await given).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    const answered = client.ask(QUESTION, "top");
    worker.say({ kind: "refused", askId: 2, problem: PROBLEM });
    expect(await answered).toEqual({ ok: false, error: PROBLEM });
    client.cancelSlot("top");
    expect(worker.log).toEqual(["ask 1 of 0", "cancel 1", "ask 2 of 0"]);
  });
});

describe("opening", () => {
  test("progress and marks reach the listener, and only that of the open in progress", async () => {
    const { worker, client } = started();
    const told: string[] = [];
    const listener = (name: string) => ({
      onProgress: () => told.push(`${name} progress`),
      onMark: (mark: string) => told.push(`${name} ${mark}`),
    });
    const first = client.open({ sources: [] }, listener("first"));
    const second = client.open({ sources: [] }, listener("second"));
    expect(await first.done).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    for (const openId of [1, 2]) {
      worker.say({ kind: "progress", openId, progress: { stage: "reading", bytesRead: 1 } });
      worker.say({ kind: "mark", openId, mark: "file", atEpochMs: 0 });
    }
    worker.say({ kind: "openFailed", openId: 1, problem: PROBLEM });
    worker.say({ kind: "opened", openId: 2, summary: SUMMARY });
    expect(await second.done).toEqual({ ok: true, value: SUMMARY });
    expect(told).toEqual(["second progress", "second file"]);
  });

  test("questions are about the profile that the page shows, whatever the worker opened meanwhile", async () => {
    const { worker, client } = started();
    const first = client.open({ sources: [] });
    worker.say({ kind: "opened", openId: 1, summary: SUMMARY });
    await first.done;
    void client.ask(QUESTION, "one");
    const second = client.open({ sources: [] });
    second.cancel();
    expect(await second.done).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    // It was too late: the worker had it open already.
    worker.say({ kind: "opened", openId: 3, summary: SUMMARY });
    void client.ask(QUESTION, "two");
    expect(worker.log).toEqual(["open 1 of 0", "ask 2 of 1", "open 3 of 1", "cancelOpen 3", "ask 4 of 1"]);
  });

  test("a new profile cancels what is still being asked about the one before", async () => {
    const { worker, client } = started();
    const asked = client.ask(QUESTION, "flame");
    const opening = client.open({ sources: [] });
    worker.say({ kind: "opened", openId: 2, summary: SUMMARY });
    expect(await asked).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    await opening.done;
    expect(worker.log).toContain("cancel 1");
  });

  test("a failed open says why", async () => {
    const { worker, client } = started();
    const opening = client.open({ sources: [] });
    worker.say({ kind: "openFailed", openId: 1, problem: PROBLEM });
    expect(await opening.done).toEqual({ ok: false, error: PROBLEM });
    opening.cancel();
    expect(worker.log).toEqual(["open 1 of 0"]);
  });
});

test("a crash fails all that waits and all that is asked later", async () => {
  const { worker, client, crashes } = started();
  const waiting = [
    client.ask(QUESTION, "one"),
    client.ask(QUESTION, "two"),
    client.open({ sources: [] }).done,
  ];
  worker.crash();
  const later = [client.ask(QUESTION, "three"), client.open({ sources: [] }).done];
  for (const outcome of await Promise.all([...waiting, ...later])) {
    expect(outcome).toMatchObject({ ok: false, error: { kind: "tooLarge" } });
  }
  expect(crashes).toEqual(["the worker stopped"]);
  client.dispose();
  expect(worker.terminated).toBe(true);
});
