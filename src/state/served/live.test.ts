import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FetchReport, ServedProfile, ServedSeries } from "../../report/served";
import type { Opener } from "../opening/opener";
import { EMPTY_VIEW_STATE } from "../link";
import type { ViewState } from "../viewState";
import { viewStore } from "../viewStore";
import { fetchAgain, isComparedWithLast, showFetched, toggleCompareWithLast } from "./again";
import { lastBefore, liveStore, stopFetching } from "./live";
import { textLines } from "./textLines";

const profile = (number: number, target = 0): ServedProfile => ({
  url: `./profiles/${number}/heap`,
  name: `heap ${number}`,
  target,
  takenAtMs: number,
});
const targets = ["heap", "cpu"].map(name => ({ name, from: `http://host/${name}`, note: "" }));
const series = (...profiles: ServedProfile[]): ServedSeries => ({ profiles, targets, roots: [] });
const origin = (number: number) => ({ kind: "url", url: profile(number).url }) as const;

const asked: string[] = [];
/** What the server answers to a fetch. */
let reports: readonly FetchReport[] = [];
/** What was opened. */
let opened: ViewState[] = [];
let compared: unknown[] = [];
const opener = {
  follow: async ({ state }: { state: ViewState }) => void opened.push(state),
  bases: {
    compareWith: async (wish: unknown) => void compared.push(wish),
    endCompare: () => void compared.push("ended"),
  },
} as unknown as Opener;

const shows = (state: Partial<ViewState>) =>
  viewStore.setState({ state: { ...EMPTY_VIEW_STATE, ...state }, warnings: [] });

beforeEach(() => {
  asked.length = 0;
  opened = [];
  compared = [];
  liveStore.setState({
    series: series(profile(0), profile(1, 1), profile(2)),
    fetching: undefined,
    failure: undefined,
  });
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    asked.push(`${path} ${body}`);
    return new Response(reports.map(report => `${JSON.stringify(report)}\n`).join(""));
  });
});

describe("fetching again", () => {
  it("asks for what is shown, and shows it in the same way", async () => {
    reports = [
      { kind: "progress", elapsedMs: 250, bytesRead: 7, seconds: 0 },
      { kind: "done", profile: profile(3, 1) },
    ];
    shows({ origin: origin(1), view: "top", search: "json", options: { focus: "x" } });
    const seen: unknown[] = [];
    const end = liveStore.subscribe(({ fetching }) => seen.push(fetching?.bytesRead));
    await fetchAgain(opener);
    end();
    expect(asked).toEqual(['fetch {"target":1}']);
    expect(seen).toContain(7);
    expect(opened).toEqual([
      { ...EMPTY_VIEW_STATE, origin: origin(3), view: "top", search: "json", options: { focus: "x" } },
    ]);
    expect(liveStore.getState()).toEqual({
      series: series(profile(0), profile(1, 1), profile(2), profile(3, 1)),
      fetching: undefined,
      failure: undefined,
    });
  });

  it("compares with the last, where that was so", async () => {
    reports = [{ kind: "done", profile: profile(3) }];
    shows({ origin: origin(2), base: { origin: origin(0), isDiff: false } });
    await fetchAgain(opener);
    expect(opened[0].base).toEqual({ origin: origin(2), isDiff: false });
  });

  it("leaves another base as it is", async () => {
    reports = [{ kind: "done", profile: profile(3) }];
    shows({ origin: origin(2), base: { origin: origin(1), isDiff: true } });
    await fetchAgain(opener);
    expect(opened[0].base).toEqual({ origin: origin(1), isDiff: true });
  });

  it.each([
    ["what failed", [{ kind: "failed", message: "server response: 503" }], "server response: 503"],
    [
      "that the command ended",
      [{ kind: "progress", elapsedMs: 1, bytesRead: 1, seconds: 0 }],
      /does not answer/,
    ],
    ["that the command is not there", [], /does not answer/],
  ] as const)("says %s, and opens nothing", async (_, answered, message) => {
    reports = answered;
    shows({ origin: origin(0) });
    await fetchAgain(opener);
    expect(opened).toEqual([]);
    expect(liveStore.getState().failure).toMatch(message);
    expect(liveStore.getState().fetching).toBeUndefined();
  });

  it("that was stopped opens nothing, and is no failure", async () => {
    reports = [{ kind: "done", profile: profile(3) }];
    const fetching = fetchAgain(opener);
    stopFetching();
    await fetching;
    expect([opened, liveStore.getState().failure]).toEqual([[], undefined]);
  });
});

describe("the last", () => {
  it("is the one before of the same", () => {
    const all = series(profile(0), profile(1, 1), profile(2), profile(3, 1));
    expect([0, 1, 2, 3].map(at => lastBefore(all, all.profiles[at])?.url)).toEqual([
      undefined,
      undefined,
      profile(0).url,
      profile(1).url,
    ]);
    expect(lastBefore(undefined, profile(0))).toBeUndefined();
  });

  it("is compared with, and no more", async () => {
    shows({ origin: origin(2) });
    await toggleCompareWithLast(opener);
    expect(compared).toEqual([{ origin: origin(0) }]);
    shows({ origin: origin(2), base: { origin: origin(0), isDiff: true } });
    expect(isComparedWithLast(viewStore.getState().state)).toBe(true);
    await toggleCompareWithLast(opener);
    expect(compared).toEqual([{ origin: origin(0) }, "ended"]);
    shows({ origin: origin(0) });
    await toggleCompareWithLast(opener);
    expect(compared).toHaveLength(2);
  });

  it("is none of the first one, which is then shown alone", async () => {
    shows({ origin: origin(2), base: { origin: origin(0), isDiff: true } });
    await showFetched(opener, profile(0));
    expect(opened[0]).toMatchObject({ origin: origin(0), base: undefined });
  });
});

it("reads lines however they come", async () => {
  const text = "ä\n\nlonger line\nwithout an end";
  const bytes = new TextEncoder().encode(text);
  for (let size = 1; size <= bytes.length; size++) {
    const stream = new ReadableStream<Uint8Array>({
      start: controller => {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
        controller.close();
      },
    });
    const lines: string[] = [];
    for await (const line of textLines(stream)) lines.push(line);
    expect(lines).toEqual(text.split("\n"));
  }
});
