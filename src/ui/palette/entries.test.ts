import { describe, expect, it } from "vitest";
import type { ShellContext } from "../../state/shell";
import type { Action } from "../actions/action";
import { allEntries, listEntries } from "./entries";

const action = (id: string, title: string, keywords = ""): { action: Action; group: string } => ({
  action: { id, title, keywords, run: () => undefined },
  group: "View",
});

const ACTIONS = [action("view-top", "Show Top", "view tab"), action("theme-dark", "Theme: dark", "colour")];

const CONTEXT: ShellContext = {
  options: {},
  sampleTypeIndex: 0,
  summary: { sampleTypes: [{ type: "cpu", unit: "nanoseconds", total: 1 }], defaultSampleTypeIndex: 0 },
};

function list(typed: string, ...recent: Parameters<typeof listEntries>[2]) {
  const { entries, problem } = listEntries(typed, allEntries(ACTIONS, CONTEXT), recent, CONTEXT);
  return { titles: entries.map(({ group, title }) => `${group}: ${title}`), entries, problem };
}

describe("the palette's list", () => {
  it("has everything where nothing is typed: actions, then pprof's commands and options", () => {
    const { titles } = list("");
    expect(titles.slice(0, 2)).toEqual(["View: Show Top", "View: Theme: dark"]);
    expect(titles).toContain("pprof: peek …");
    expect(titles).toContain("pprof: top");
    expect(titles).toContain("pprof: focus=…");
    expect(titles).toContain("pprof: noinlines");
    expect(titles).toContain("pprof: lines");
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("has what was done lately first, as far as it can be done again", () => {
    const { titles } = list(
      "",
      { kind: "line", line: "top5" },
      { kind: "action", id: "theme-dark" },
      { kind: "action", id: "gone" },
      { kind: "line", line: "sample_index=gone" },
    );
    expect(titles.slice(0, 3)).toEqual(["Recent: Top, 5 rows", "Recent: Theme: dark", "View: Show Top"]);
  });

  it("puts what pprof's shell understands first, and lists it once", () => {
    const { titles, problem } = list("top");
    expect(titles.slice(0, 2)).toEqual(["pprof: Top", "View: Show Top"]);
    expect(titles).not.toContain("pprof: top");
    expect(problem).toBeUndefined();
  });

  it("finds by other words, and completes commands and options", () => {
    expect(list("colour").titles).toEqual(["View: Theme: dark"]);
    expect(list("disassembly").titles).toEqual([]);
    expect(list("tagfo").entries[0]).toMatchObject({ kind: "fill", text: "tagfocus=" });
    expect(list("pee").entries[0]).toMatchObject({ kind: "fill", text: "peek " });
  });

  it("says what is wrong with a line that is meant to be one", () => {
    expect(list("nodecount=x").problem).toBe('strconv.Atoi: parsing "x": invalid syntax');
    expect(list("peek").problem).toBe("command peek requires an argument");
    // May still become the name of an action.
    expect(list("theme").problem).toBeUndefined();
    expect(list("qqqq")).toMatchObject({ titles: [], problem: 'unrecognized command: "qqqq"' });
  });
});
