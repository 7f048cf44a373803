import { beforeEach, describe, expect, it, vi } from "vitest";
import { err } from "../../base/result";
import { start, SUMMARY, TRUNCATED, turns } from "../opening/fixtures/fakePage";
import { sessionStore } from "../session";
import { viewStore } from "../viewStore";
import { Embedding } from "./embedding";
import { Permission } from "./permission";

const OWN = "https://x.example";
const OTHER = "https://other.example";

beforeEach(() => {
  vi.stubGlobal("document", { baseURI: `${OWN}/` });
  vi.stubGlobal("location", { origin: OWN });
  sessionStorage.clear();
  sessionStore.setState(sessionStore.getInitialState());
  viewStore.setState(viewStore.getInitialState());
});

/** Storage as a tab has it. */
const stored = new Map<string, string>();
vi.stubGlobal("sessionStorage", {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
  clear: () => stored.clear(),
});

/** The app in a frame of another page, or in a window that it opened. */
async function embedded({ isParent = true, answers = [true], hash = "" } = {}) {
  const page = await start(hash);
  const told: { message: Record<string, unknown>; to: string }[] = [];
  const window = {
    postMessage: (message: Record<string, unknown>, to: string) => void told.push({ message, to }),
  } as unknown as Window;
  const asked: string[] = [];
  const permission = new Permission(OWN, async (origin, name) => {
    asked.push(`${origin} ${name}`);
    return answers.shift() ?? false;
  });
  const embedding = new Embedding(page.opener, { window, isParent }, permission);
  embedding.start();
  const send = (message: object, origin = OTHER, source: Window = window) =>
    embedding.receive({ data: { proflens: 1, ...message }, origin, source });
  /** Sends a profile that the engine can read. */
  const open = async (message: object = {}, origin = OTHER) => {
    const done = send({ type: "open", name: "cpu.pb.gz", buffer: new ArrayBuffer(3), ...message }, origin);
    await turns();
    await page.engine().finish();
    await done;
  };
  return { ...page, told, asked, send, open };
}

const types = (told: readonly { message: Record<string, unknown> }[]) =>
  told.map(({ message }) => message["type"]);

describe("a page that embeds the app", () => {
  it("hears that it is ready, also when it asks", async () => {
    const { told, send } = await embedded();
    expect(told).toEqual([{ message: { proflens: 1, type: "ready" }, to: "*" }]);
    await send({ type: "hello", id: 3 });
    expect(told[1]).toEqual({ message: { proflens: 1, type: "ready", id: 3 }, to: OTHER });
  });

  it("opens a profile in a view, once the user was asked", async () => {
    const { told, asked, open, window } = await embedded();
    await open({ id: "a", view: "#/top?f=json" });
    expect(asked).toEqual([`${OTHER} cpu.pb.gz`]);
    const { sampleTypes } = SUMMARY;
    expect(told.at(-1)).toEqual({
      message: {
        proflens: 1,
        type: "opened",
        id: "a",
        name: "cpu.pb.gz",
        sampleTypes: sampleTypes.map(({ type, unit }) => ({ type, unit })),
      },
      to: OTHER,
    });
    expect(viewStore.getState().state).toMatchObject({ view: "top", options: { focus: "json" } });
    expect(window.entries).toHaveLength(1);
    await open();
    expect(asked).toHaveLength(1);
    // What was open is one step back.
    expect(window.entries).toHaveLength(2);
  });

  it("is not asked about where it is of the app's own origin", async () => {
    const { told, asked, open } = await embedded();
    await open({}, OWN);
    expect(asked).toEqual([]);
    expect(told.at(-1)).toMatchObject({ message: { type: "opened" }, to: OWN });
  });

  it("is refused once and for all", async () => {
    const { told, asked, send, engine } = await embedded({ answers: [false] });
    const message = { type: "open", name: "cpu", buffer: new ArrayBuffer(1) };
    await send(message);
    await send(message);
    expect(asked).toHaveLength(1);
    expect(types(told)).toEqual(["ready", "error", "error"]);
    expect(told[1]).toMatchObject({ message: { kind: "cancelled" }, to: OTHER });
    expect(engine().opens).toEqual([]);
  });

  it("is told what is selected in its profile, and nothing of others", async () => {
    const { told, open, opener, engine } = await embedded({ hash: "#/?example=go-cpu" });
    await engine().finish();
    opener.navigation.navigate({ selection: "secret.function" }, "push");
    await open();
    opener.navigation.navigate({ selection: "main.main", search: "x" }, "push");
    opener.navigation.navigate({ search: "y" }, "push");
    opener.navigation.navigate({ selection: undefined }, "push");
    expect(types(told)).toEqual(["ready", "opened", "selectionChanged", "selectionChanged"]);
    expect(told[2]).toEqual({
      message: {
        proflens: 1,
        type: "selectionChanged",
        selection: "main.main",
        view: "#/?sel=main.main&q=x",
      },
      to: OTHER,
    });
    expect(told[3]).toMatchObject({ message: { selection: null } });
    // A base is somebody else's: what is selected may be a function of it.
    const base = { origin: { kind: "example", name: "go-cpu" }, isDiff: true } as const;
    opener.navigation.navigate({ base, selection: "secret.function" }, "push");
    void opener.openFiles([new File(["bytes"], "mine.pb.gz")], 0);
    await engine().finish();
    opener.navigation.navigate({ selection: "secret.function" }, "push");
    expect(told).toHaveLength(4);
  });

  it("changes the view of its own profile alone", async () => {
    const { told, open, send } = await embedded();
    await send({ type: "setView", view: "#/top" });
    expect(told.at(-1)).toMatchObject({
      message: { type: "error", message: expect.stringMatching(/not one that/) },
    });
    await open();
    const { origin } = viewStore.getState().state;
    await send({ type: "setView", view: "#/peek?p=json" });
    expect(viewStore.getState().state).toMatchObject({ view: "peek", pivot: "json", origin });
    await send({ type: "setView", view: "#/top?url=https://x.example/other.pb.gz", id: 9 });
    expect(told.at(-1)).toMatchObject({
      message: { type: "error", id: 9, message: expect.stringMatching(/names a profile/) },
    });
    await send({ type: "setView", view: "#/top" }, "https://third.example");
    expect(viewStore.getState().state).toMatchObject({ view: "peek", origin });
  });

  it("is told why a profile does not open", async () => {
    const { told, send, engine } = await embedded();
    const done = send({ type: "open", name: "broken", buffer: new ArrayBuffer(1) });
    await turns();
    await engine().finish(err(TRUNCATED));
    await done;
    const { kind, message, advice } = TRUNCATED;
    expect(told.at(-1)).toEqual({
      message: { proflens: 1, type: "error", kind, message, advice },
      to: OTHER,
    });
  });

  it("is the only one that is heard", async () => {
    const { told, send, engine } = await embedded();
    await send({ type: "open", name: "cpu", buffer: new ArrayBuffer(1) }, OTHER, {} as Window);
    expect(types(told)).toEqual(["ready"]);
    expect(engine().opens).toEqual([]);
  });

  it("may be without an origin in a frame, and is then asked about each time", async () => {
    const { told, asked, open } = await embedded({ answers: [true, true] });
    await open({}, "null");
    await open({}, "null");
    expect(asked).toEqual(["null cpu.pb.gz", "null cpu.pb.gz"]);
    expect(told.at(-1)).toMatchObject({ message: { type: "opened" }, to: "*" });
  });

  it("must have an origin where it opened the window", async () => {
    const { told, asked, send } = await embedded({ isParent: false });
    await send({ type: "open", name: "cpu", buffer: new ArrayBuffer(1) }, "null");
    expect(asked).toEqual([]);
    expect(told.at(-1)).toMatchObject({ message: { type: "error", kind: "unsupported" } });
  });
});
