import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../base/problem";
import { err, ok } from "../../base/result";
import { sessionStore } from "../session";
import { noticeStore } from "../notice";
import { viewStore } from "../viewStore";
import { file, hashes, session, start, SUMMARY, TRUNCATED, turns } from "./fixtures/fakePage";

beforeEach(() => {
  vi.stubGlobal("document", { baseURI: "https://x.example/", querySelector: () => null });
  vi.stubGlobal("location", { origin: "https://x.example" });
  sessionStore.setState(sessionStore.getInitialState());
  viewStore.setState(viewStore.getInitialState());
});

describe("opening a file", () => {
  it("makes a step, and keeps how things are looked at", async () => {
    const { opener, window, engine } = await start();
    void opener.openFiles([file("a.pb.gz")], 5);
    await engine().finish();
    opener.navigation.navigate({ view: "top", selection: "main.main", search: "x" }, "push");
    void opener.openFiles([file("b.pb.gz"), file("c.pb.gz")], 6);
    expect(session().profile?.name).toBe("a.pb.gz");
    await engine().finish();
    expect(session().profile?.name).toBe("b.pb.gz + 1 more");
    expect(viewStore.getState().state).toMatchObject({ view: "top", selection: undefined, search: "" });
    expect(hashes(window)).toHaveLength(4);
    expect(hashes(window)[3]).toMatch(/^#\/top\?recent=\w+$/);
  });

  it("leaves what is open as it is when it fails", async () => {
    const { opener, window, engine } = await start();
    void opener.openFiles([file("a.pb.gz")], 5);
    await engine().finish();
    const before = hashes(window);
    void opener.openFiles([file("broken.pb.gz")], 6);
    await engine().finish(err(TRUNCATED));
    expect(session().profile?.name).toBe("a.pb.gz");
    expect(session().failure).toMatchObject({
      title: "broken.pb.gz could not be opened",
      problem: TRUNCATED,
    });
    expect(hashes(window)).toEqual(before);
    opener.tryAgain();
    expect(session().failure).toBeUndefined();
    await engine().finish();
    expect(session().profile?.name).toBe("broken.pb.gz");
  });

  it("opens what could be read when that is asked for, under a name that says so", async () => {
    const { opener, engine } = await start();
    opener.openReadable();
    void opener.openFiles([file("broken.pb.gz")], 5);
    await engine().finish(err(TRUNCATED));
    expect(session().failure?.canSalvage).toBe(false);
    opener.tryAgain();
    await engine().finish(err({ ...TRUNCATED, readable: "half of it" }));
    expect(session().failure?.canSalvage).toBe(true);
    expect(engine().opens.map(({ salvages }) => salvages)).toEqual([false, false]);
    opener.openReadable();
    expect(engine().last?.salvages).toBe(true);
    await engine().finish(ok({ ...SUMMARY, partial: "half of it" }));
    expect(session()).toMatchObject({ failure: undefined, profile: { name: "broken.pb.gz (partial)" } });
  });

  it("can be cancelled, and gives way to another", async () => {
    const { opener, engine } = await start();
    void opener.openFiles([file("a.pb.gz")], 5);
    void opener.openFiles([file("b.pb.gz")], 6);
    expect(engine().opens.map(open => open.cancelled)).toEqual([true, false]);
    opener.cancel();
    expect(engine().last?.cancelled).toBe(true);
    await engine().finish();
    expect(session()).toMatchObject({ profile: undefined, loading: undefined, failure: undefined });
  });
});

describe("an archive", () => {
  const ARCHIVE: Problem = { kind: "unsupported", message: "m", advice: "a", isArchive: true };
  const pprof = readFileSync(new URL("../../../public/examples/go-mutex.pb.gz", import.meta.url));
  const folded = new TextEncoder().encode("main;work 3\n");
  const zip = (files: Record<string, Uint8Array>) => new File([zipSync(files)], "all.zip");
  const asked = async () => {
    await vi.waitFor(() => expect(session().question?.kind).toBe("archive"));
    const { question } = session();
    if (question?.kind !== "archive") throw new Error("no question");
    return question;
  };

  it("of one profile is opened at once, as that", async () => {
    const { opener, engine } = await start();
    void opener.openFiles([zip({ "a/mutex.pb.gz": pprof, "README.md": folded.slice(0, 9) })], 5);
    await engine().finish(err(ARCHIVE));
    await vi.waitFor(() => expect(engine().opens).toHaveLength(2));
    await engine().finish();
    expect(session().profile?.name).toBe("mutex.pb.gz");
  });

  it("of several asks which, told by what is in them", async () => {
    const { opener, engine } = await start();
    const files = { "x/one": pprof, "two.txt": folded, "three.txt": new TextEncoder().encode("words\n") };
    void opener.openFiles([zip({ ...files, "main.go": new TextEncoder().encode("package main\n") })], 5);
    await engine().finish(err(ARCHIVE));
    const { profiles, sourceCount, answer } = await asked();
    expect(profiles).toEqual([
      { path: "x/one", size: pprof.length },
      { path: "two.txt", size: folded.length },
    ]);
    expect(sourceCount).toBe(1);
    answer({ chosen: [0, 1], withSources: false });
    await vi.waitFor(() => expect(engine().opens).toHaveLength(2));
    expect(engine().last?.sources).toMatchObject([{ name: "one" }, { name: "two.txt" }]);
    await engine().finish();
    expect(session()).toMatchObject({ profile: { name: "one + 1 more" }, question: undefined });
  });

  it("changes nothing when nothing of it is wanted, and says when there is nothing in it", async () => {
    const { opener, engine } = await start();
    void opener.openFiles([zip({ a: pprof, b: folded })], 5);
    await engine().finish(err(ARCHIVE));
    (await asked()).answer(undefined);
    await turns();
    expect(session()).toMatchObject({ profile: undefined, failure: undefined, question: undefined });
    void opener.openFiles([zip({ "a.txt": new TextEncoder().encode("words\n") })], 5);
    await engine().finish(err(ARCHIVE));
    await vi.waitFor(() =>
      expect(session().failure?.problem.message).toBe("There is no profile in this archive."),
    );
  });

  it("can be a base", async () => {
    const { opener, engine } = await start();
    void opener.openFiles([file("a.pb.gz")], 5);
    await engine().finish();
    void opener.bases.compareWith({ files: [zip({ a: pprof, b: folded })], atMs: 6 });
    await engine().finish(err(ARCHIVE));
    (await asked()).answer({ chosen: [1], withSources: false });
    await vi.waitFor(() => expect(engine().opens).toHaveLength(3));
    expect(engine().last).toMatchObject({ role: "base", sources: [{ name: "b" }] });
    await engine().finish();
    expect(session().profile).toMatchObject({ name: "a.pb.gz", base: { name: "b" } });
  });
});

describe("the address", () => {
  it("opens what it names, with its view", async () => {
    const { window, engine } = await start("#/top?example=go-cpu&sort=cum");
    expect(session().starting).toBe(true);
    expect(engine().last?.sources).toEqual([
      { kind: "url", name: "go-cpu.pb.gz", url: "https://x.example/examples/go-cpu.pb.gz" },
    ]);
    await engine().finish();
    expect(session()).toMatchObject({ starting: false, profile: { name: "go-cpu.pb.gz" } });
    expect(viewStore.getState().state).toMatchObject({ view: "top", sortBy: "cum" });
    expect(hashes(window)).toEqual(["#/top?example=go-cpu&sort=cum"]);
  });

  it("goes back to another profile, and within one without opening it again", async () => {
    const { opener, window, engine } = await start("#/?example=go-cpu");
    await engine().finish();
    opener.navigation.navigate({ view: "info" }, "push");
    void opener.openFiles([file("a.pb.gz")], 5);
    await engine().finish();
    expect(engine().opens).toHaveLength(2);
    await window.go(1);
    await engine().finish();
    expect(engine().opens).toHaveLength(3);
    expect(session().profile?.name).toBe("go-cpu.pb.gz");
    expect(viewStore.getState().state.view).toBe("info");
    await window.go(0);
    expect(engine().opens).toHaveLength(3);
    expect(viewStore.getState().state.view).toBe("flamegraph");
    // The dropped file is there again, though this browser has no storage.
    await window.go(2);
    await engine().finish();
    expect(session().profile?.name).toBe("a.pb.gz");
    expect(engine().last?.sources[0]).toMatchObject({ kind: "blob", name: "a.pb.gz" });
  });

  it("says again what is open when a link fails, and is kept when nothing is", async () => {
    const { window, engine } = await start("#/?example=go-cpu");
    await engine().finish(err(TRUNCATED));
    expect(hashes(window)).toEqual(["#/?example=go-cpu"]);
    expect(session()).toMatchObject({ profile: undefined, starting: false });
    await window.follow("#/?example=rust-cpu");
    await engine().finish();
    await window.follow("#/?example=nothing");
    expect(session().failure?.problem.message).toContain("nothing");
    expect(hashes(window).at(-1)).toBe("#/flamegraph?example=rust-cpu");
  });

  it("leads to the start page and forward again without opening anything", async () => {
    const { window, engine } = await start("#/?example=go-cpu");
    await engine().finish();
    await window.follow("#/");
    expect(viewStore.getState().state.origin).toBeUndefined();
    await window.go(0);
    expect(viewStore.getState().state.origin).toEqual({ kind: "example", name: "go-cpu" });
    expect(engine().opens).toHaveLength(1);
  });
});

describe("a link to a private host", () => {
  const asked = () => {
    const { question } = session();
    return question?.kind === "host" ? question : undefined;
  };
  const link = `#/?url=${encodeURIComponent("http://localhost:6060/debug/pprof/heap")}`;

  it("is asked about first", async () => {
    const { engine } = await start(link);
    expect(asked()?.url.host).toBe("localhost:6060");
    expect(engine().opens).toEqual([]);
    asked()?.answer(true);
    await turns();
    expect(engine().last?.sources).toMatchObject([{ url: "http://localhost:6060/debug/pprof/heap" }]);
  });

  it("is not opened against the user's will", async () => {
    const { engine, window } = await start(link);
    asked()?.answer(false);
    await turns();
    expect(engine().opens).toEqual([]);
    expect(session()).toMatchObject({ question: undefined, failure: undefined, starting: false });
    expect(hashes(window)).toEqual(["#/"]);
  });

  it("is opened when the user typed it, and then also as a link", async () => {
    const { opener, engine, window } = await start();
    void opener.openTypedUrl("localhost:6060/debug/pprof/heap");
    await engine().finish();
    await window.follow("#/?example=go-cpu");
    await engine().finish();
    await window.go(1);
    expect(session().question).toBeUndefined();
    expect(engine().opens).toHaveLength(3);
  });
});

describe("an engine that stops", () => {
  it("is started again with what was open", async () => {
    const { engine, engines } = await start("#/top?example=go-cpu");
    await engine().finish();
    engine().crash();
    await turns();
    expect(engines).toHaveLength(2);
    await engine().finish();
    expect(session().profile?.engine).toBe(engine());
    expect(viewStore.getState().state.view).toBe("top");
    expect(noticeStore.getState().notice?.text).toContain("go-cpu.pb.gz is open again");
  });

  it("is not started over and over; what was open is named, and can be opened again", async () => {
    const { engine, engines, opener } = await start("#/top?example=go-cpu");
    await engine().finish();
    for (let times = 0; times < 2; times++) {
      engine().crash();
      await turns();
      await engine().finish();
    }
    expect(engines).toHaveLength(2);
    expect(session().profile).toBeUndefined();
    expect(session().failure).toMatchObject({ title: "go-cpu.pb.gz could not be opened", canRetry: true });
    expect(session().failure?.problem.message).toContain("stopped");
    opener.tryAgain();
    await engine().finish();
    expect(session().profile?.name).toBe("go-cpu.pb.gz");
    expect(viewStore.getState().state.view).toBe("top");
  });
});
