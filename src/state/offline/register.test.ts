import { describe, expect, it } from "vitest";
import { isKeepable, keepApp, type PageFacts } from "./register";

const HOSTED: PageFacts = {
  protocol: "https:",
  isSecure: true,
  isFramed: false,
  isServedByCommand: false,
  savesData: false,
};

describe("the app is kept", () => {
  it("where it is hosted", () => {
    expect(isKeepable(HOSTED)).toBe(true);
    expect(isKeepable({ ...HOSTED, protocol: "http:" })).toBe(true);
  });

  it.each<Partial<PageFacts>>([
    { protocol: "file:" },
    { protocol: "http:", isSecure: false },
    { isFramed: true },
    { isServedByCommand: true },
    { savesData: true },
  ])("but not where %o", facts => {
    expect(isKeepable({ ...HOSTED, ...facts })).toBe(false);
  });
});

class FakeWorker extends EventTarget {
  state = "installing";
  readonly told: unknown[] = [];
  postMessage(message: unknown): void {
    this.told.push(message);
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  find(worker: FakeWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
  }
}

/** What a page sees that is controlled by a worker, or not yet. */
async function watched(registration: FakeRegistration, isControlled: boolean) {
  const found: (() => void)[] = [];
  const container = {
    controller: isControlled ? {} : null,
    register: async () => registration,
  } as unknown as ServiceWorkerContainer;
  await keepApp(container, takeOver => found.push(takeOver));
  return found;
}

describe("a newer version", () => {
  it("is told of once it is all here, and begins when it is asked to", async () => {
    const registration = new FakeRegistration();
    const found = await watched(registration, true);
    const worker = new FakeWorker();
    registration.find(worker);
    expect(found).toHaveLength(0);
    worker.become("installed");
    expect(found).toHaveLength(1);
    expect(worker.told).toEqual([]);
    found[0]?.();
    expect(worker.told).toEqual(["take over"]);
    worker.become("activated");
    expect(found).toHaveLength(1);
  });

  it("is told of where it waited before the page was opened", async () => {
    const registration = new FakeRegistration();
    registration.waiting = new FakeWorker();
    expect(await watched(registration, true)).toHaveLength(1);
  });

  it("is not the first one", async () => {
    const registration = new FakeRegistration();
    const worker = new FakeWorker();
    registration.installing = worker;
    const found = await watched(registration, false);
    worker.become("installed");
    expect(found).toEqual([]);
  });
});
