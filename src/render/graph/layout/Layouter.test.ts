import { describe, expect, test } from "vitest";
import { ok } from "../../../base/result";
import type { GraphLayout } from "./graphLayout";
import { Layouter, type LayoutWorker } from "./Layouter";
import type { LayoutResponse } from "./protocol";

const LAYOUT: GraphLayout = { widthPt: 1, heightPt: 1, boxes: [], edges: [] };

/** Workers that answer when they are told to. */
function fakeWorkers() {
  const started: {
    asked: string[];
    ended: boolean;
    answer: (response: LayoutResponse) => void;
    crash: () => void;
  }[] = [];
  const start = (): LayoutWorker => {
    const listeners = new Map<string, (event: never) => void>();
    const worker = {
      asked: [] as string[],
      ended: false,
      answer: (data: LayoutResponse) => listeners.get("message")?.({ data } as never),
      crash: () => listeners.get("error")?.(new Event("error") as never),
    };
    started.push(worker);
    return {
      postMessage: ({ dot }) => void worker.asked.push(dot),
      addEventListener: (type: string, listener: (event: never) => void) =>
        void listeners.set(type, listener),
      terminate: () => {
        worker.ended = true;
      },
    };
  };
  return { started, layouter: new Layouter(start) };
}

describe("layouts", () => {
  test("come from one worker, and are kept", async () => {
    const { started, layouter } = fakeWorkers();
    const first = layouter.layOut("a");
    started[0].answer(ok(LAYOUT));
    expect(await first).toEqual(ok(LAYOUT));
    const second = layouter.layOut("b");
    started[0].answer(ok(LAYOUT));
    await second;
    expect([started.length, started[0].asked, layouter.peek("a")]).toEqual([1, ["a", "b"], LAYOUT]);
    expect(layouter.peek("c")).toBeUndefined();
  });

  test("that are stopped end their worker; so does a newer one", async () => {
    const { started, layouter } = fakeWorkers();
    const first = layouter.layOut("a");
    layouter.stop();
    expect(await first).toEqual({ ok: false, error: { kind: "stopped" } });
    const second = layouter.layOut("b");
    const third = layouter.layOut("c");
    expect(await second).toMatchObject({ error: { kind: "stopped" } });
    // What an ended worker still has to say is not heard.
    started[1].answer(ok({ ...LAYOUT, widthPt: 9 }));
    started[2].answer(ok(LAYOUT));
    expect(await third).toEqual(ok(LAYOUT));
    expect(started.map(({ ended }) => ended)).toEqual([true, true, false]);
    expect(layouter.peek("b")).toBeUndefined();
  });

  test("that fail say why, and the next has a worker of its own", async () => {
    const { started, layouter } = fakeWorkers();
    const first = layouter.layOut("a");
    started[0].answer({ ok: false, error: "out of memory" });
    expect(await first).toEqual({ ok: false, error: { kind: "failed", message: "out of memory" } });
    const second = layouter.layOut("a");
    started[1].crash();
    expect(await second).toMatchObject({ error: { kind: "failed" } });
    expect(started.map(({ ended }) => ended)).toEqual([true, true]);
  });
});
