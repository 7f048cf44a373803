import { beforeEach, describe, expect, it, vi } from "vitest";
import { err } from "../../base/result";
import { sessionStore } from "../session";
import { viewStore } from "../viewStore";
import { shownBase } from "./baseOpener";
import { file, hashes, session, start, TRUNCATED } from "./fixtures/fakePage";

beforeEach(() => {
  vi.stubGlobal("document", { baseURI: "https://x.example/", querySelector: () => null });
  vi.stubGlobal("location", { origin: "https://x.example" });
  sessionStore.setState(sessionStore.getInitialState());
  viewStore.setState(viewStore.getInitialState());
});

/** The name of the base that is compared with; undefined while nothing is. */
function comparedWith(): string | undefined {
  const { profile } = session();
  return profile && shownBase(profile, viewStore.getState().state.base)?.name;
}

async function startWith(hash: string) {
  const page = await start(hash);
  await page.engine().finish();
  return page;
}

describe("comparing", () => {
  it("opens a base beside the profile, and makes a step that Back undoes", async () => {
    const { opener, engine, window } = await startWith("#/top?example=go-cpu");
    void opener.bases.compareWith({ files: [file("old.pb.gz")], atMs: 5 });
    await vi.waitFor(() => expect(engine().last?.role).toBe("base"));
    expect(session().loading).toMatchObject({ name: "old.pb.gz", role: "base" });
    expect(comparedWith()).toBeUndefined();
    await engine().finish();
    expect(comparedWith()).toBe("old.pb.gz");
    expect(session().profile).toMatchObject({ name: "go-cpu.pb.gz", base: { baseId: 2 } });
    expect(hashes(window).at(-1)).toMatch(/^#\/top\?example=go-cpu&diff_base=recent%3A\w+$/);
    await window.go(0);
    expect(comparedWith()).toBeUndefined();
    await window.go(1);
    expect(comparedWith()).toBe("old.pb.gz");
    expect(engine().opens).toHaveLength(2);
  });

  it("keeps how it compares from one base to the next, and ends without forgetting the base", async () => {
    const { opener, engine, window } = await startWith("#/?example=go-cpu&base=example:go-heap");
    await engine().finish();
    expect(comparedWith()).toBe("go-heap.pb.gz");
    void opener.bases.compareWith({ origin: { kind: "example", name: "go-mutex" } });
    await engine().finish();
    expect(hashes(window).at(-1)).toContain("base=example%3Ago-mutex");
    opener.bases.endCompare();
    expect(comparedWith()).toBeUndefined();
    expect(hashes(window).at(-1)).toBe("#/flamegraph?example=go-cpu");
    await window.go(1);
    expect(comparedWith()).toBe("go-mutex.pb.gz");
    expect(engine().opens).toHaveLength(3);
    await window.go(0);
    await engine().finish();
    expect(comparedWith()).toBe("go-heap.pb.gz");
  });

  it("leaves everything as it is when the base cannot be opened", async () => {
    const { opener, engine, window } = await startWith("#/?example=go-cpu");
    const before = hashes(window);
    void opener.bases.compareWith({ files: [file("broken.pb.gz")], atMs: 5 });
    await engine().finish(err(TRUNCATED));
    expect(session()).toMatchObject({
      failure: { title: "The base broken.pb.gz could not be opened", canRetry: true },
      profile: { name: "go-cpu.pb.gz" },
      loading: undefined,
    });
    expect(hashes(window)).toEqual(before);
    opener.tryAgain();
    await engine().finish();
    expect(comparedWith()).toBe("broken.pb.gz");
    void opener.bases.compareWith({ url: "ftp://x.example/old.pb.gz" });
    await vi.waitFor(() => expect(session().failure?.problem.kind).toBe("unsupported"));
    expect(comparedWith()).toBe("broken.pb.gz");
  });

  it("can be cancelled", async () => {
    const { opener, engine, window } = await startWith("#/?example=go-cpu");
    void opener.bases.compareWith({ origin: { kind: "example", name: "go-heap" } });
    await vi.waitFor(() => expect(engine().last?.role).toBe("base"));
    opener.cancel();
    expect(engine().last?.cancelled).toBe(true);
    await engine().finish();
    expect(comparedWith()).toBeUndefined();
    expect(hashes(window)).toEqual(["#/flamegraph?example=go-cpu"]);
  });

  it("gives way to Back", async () => {
    const { opener, engine, window } = await startWith("#/top?example=go-cpu");
    opener.navigation.navigate({ view: "info" }, "push");
    void opener.bases.compareWith({ files: [file("old.pb.gz")], atMs: 5 });
    await vi.waitFor(() => expect(engine().last?.role).toBe("base"));
    await window.go(0);
    expect(viewStore.getState().state.view).toBe("top");
    expect(engine().last?.cancelled).toBe(true);
    expect(comparedWith()).toBeUndefined();
  });

  it("swaps sides", async () => {
    const { opener, engine, window } = await startWith(
      "#/top?example=go-cpu&base=example%3Ago-heap&sel=main.main",
    );
    await engine().finish();
    opener.swapSides();
    await engine().finish();
    await engine().finish();
    expect(session().profile?.name).toBe("go-heap.pb.gz");
    expect(comparedWith()).toBe("go-cpu.pb.gz");
    expect(hashes(window)).toEqual([
      "#/top?example=go-cpu&base=example%3Ago-heap&sel=main.main",
      "#/top?example=go-heap&base=example%3Ago-cpu&sel=main.main",
    ]);
  });
});

describe("a link with a base", () => {
  it("shows nothing but the comparison", async () => {
    const { engine, window } = await startWith("#/top?example=go-cpu&diff_base=example:go-heap");
    expect(session().loading?.role).toBe("base");
    expect(engine().opens.map(({ role }) => role)).toEqual(["profile", "base"]);
    await engine().finish();
    expect(comparedWith()).toBe("go-heap.pb.gz");
    expect(hashes(window)).toEqual(["#/top?example=go-cpu&diff_base=example%3Ago-heap"]);
  });

  it("shows the profile alone where the base fails, and the address says so", async () => {
    const { opener, engine, window } = await startWith("#/top?example=go-cpu&diff_base=example:go-heap");
    await engine().finish(err(TRUNCATED));
    expect(session()).toMatchObject({
      profile: { name: "go-cpu.pb.gz" },
      failure: { title: "The base go-heap.pb.gz could not be opened" },
    });
    expect(hashes(window)).toEqual(["#/top?example=go-cpu"]);
    opener.tryAgain();
    await engine().finish();
    expect(comparedWith()).toBe("go-heap.pb.gz");
    expect(hashes(window)).toEqual(["#/top?example=go-cpu&diff_base=example%3Ago-heap"]);
  });

  it("is opened again where the engine stops", async () => {
    const { engine, engines } = await startWith("#/top?example=go-cpu&base=example:go-heap");
    await engine().finish();
    engine().crash();
    await vi.waitFor(() => expect(engines).toHaveLength(2));
    await engine().finish();
    await engine().finish();
    expect(session().profile?.engine).toBe(engine());
    expect(comparedWith()).toBe("go-heap.pb.gz");
  });
});
