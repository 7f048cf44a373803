import { describe, expect, it } from "vitest";
import type { EngineClient } from "../engine/client";
import { EMPTY_VIEW_STATE } from "./link";
import { recentsStore } from "./recents/recents";
import type { OpenProfile } from "./session";
import { commandText } from "./shell/commandText";
import { reportOfView, shownCommand, shownOptions } from "./shownReport";
import type { ProfileOrigin, ViewState } from "./viewState";

const PROFILE: OpenProfile = {
  number: 1,
  name: "cpu.pb.gz",
  origin: { kind: "example", name: "cpu" },
  summary: {
    sampleTypes: [
      { type: "samples", unit: "count", total: 1 },
      { type: "cpu", unit: "nanoseconds", total: 1 },
    ],
    defaultSampleTypeIndex: 1,
    sampleCount: 1,
    locationCount: 1,
    functionCount: 1,
    mappingCount: 0,
    mainBinary: "",
    buildId: "",
    timeNanos: "0",
    durationNanos: "0",
    comments: [],
    docUrl: "",
    mergedFrom: 1,
    inflatedBytes: 1,
    recordedAs: [],
    warnings: [],
  },
  engine: undefined as unknown as EngineClient,
};

/** The command line for a view state. */
function line(
  state: Partial<ViewState>,
  sampleTypeIndex = 1,
  origin: ProfileOrigin = PROFILE.origin,
): string {
  const shown = { ...EMPTY_VIEW_STATE, ...state };
  const query = { sampleTypeIndex, options: shown.options };
  return commandText(shownCommand("proflens", { ...PROFILE, origin }, shown, query));
}

describe("what is shown, as a command", () => {
  const report = (state: Partial<ViewState>) => reportOfView({ ...EMPTY_VIEW_STATE, ...state });

  it("has the view's report, order and sample type", () => {
    expect(report({ view: "top", pivot: "" })).toEqual({ command: "top" });
    expect(report({ view: "flamegraph", pivot: "json" })).toEqual({ command: "tree" });
    expect(report({ view: "labels", pivot: "" })).toEqual({ command: "tags" });
    expect(report({ view: "peek", pivot: "" })).toEqual({ command: "tree" });
    expect(report({ view: "source" })).toEqual({ command: "list", argument: "." });
    expect(line({ view: "source", selection: "main.(*T).f" })).toBe(
      "proflens -list='^main\\.\\(\\*T\\)\\.f$' cpu.pb.gz",
    );
    expect(line({ view: "peek", pivot: "^main\\.f$" })).toBe("proflens -peek='^main\\.f$' cpu.pb.gz");
    expect(line({ view: "top", options: { focus: "a b" } })).toBe("proflens -top -focus='a b' cpu.pb.gz");
    expect(line({ view: "top", sortBy: "cum" }, 0)).toBe(
      "proflens -top -sample_index=samples -cum cpu.pb.gz",
    );
  });

  it("names the base, and normalizes only where there is one", () => {
    const state = { ...EMPTY_VIEW_STATE, view: "top" as const, options: { normalize: true } };
    const base = { baseId: 2, name: "old.pb.gz", origin: PROFILE.origin, summary: PROFILE.summary };
    const query = (isDiff: boolean) => ({
      sampleTypeIndex: 1,
      options: {},
      comparison: { baseId: 2, isDiff },
    });
    const compared = (isDiff: boolean) =>
      commandText(shownCommand("pprof", { ...PROFILE, base }, state, query(isDiff)));
    expect(compared(true)).toBe("pprof -top -normalize -symbolize=none -diff_base=old.pb.gz cpu.pb.gz");
    expect(compared(false)).toBe("pprof -top -normalize -symbolize=none -base=old.pb.gz cpu.pb.gz");
    expect(line({ view: "top", options: { normalize: true } })).toBe("proflens -top cpu.pb.gz");
  });

  it("has pprof's order where the table is upside down or by name", () => {
    expect(shownOptions({ ...EMPTY_VIEW_STATE, sortBy: "cum", reversed: true })).toEqual({});
    expect(shownOptions({ ...EMPTY_VIEW_STATE, sortBy: "name" })).toEqual({});
  });

  it("normalizes nothing without a base", () => {
    expect(line({ view: "top", options: { normalize: true } })).toBe("proflens -top cpu.pb.gz");
  });

  it("has the address, or the files as they were named", () => {
    const url = "https://example.com/cpu?seconds=5";
    expect(line({ view: "top" }, 1, { kind: "url", url })).toBe(`proflens -top '${url}'`);
    const files = ["one.pb.gz", "two of.pb.gz"].map(name => ({ name, size: 1, lastModified: 0 }));
    const entry = { id: "7", name: "one.pb.gz + 1 more", sampleType: "cpu", size: 2, openedAt: 0 };
    recentsStore.setState({ entries: [{ ...entry, source: { kind: "files", files } }] });
    expect(line({ view: "top" }, 1, { kind: "recent", id: "7" })).toBe(
      "proflens -top one.pb.gz 'two of.pb.gz'",
    );
    expect(line({ view: "top" }, 1, { kind: "recent", id: "8" })).toBe("proflens -top cpu.pb.gz");
  });
});
