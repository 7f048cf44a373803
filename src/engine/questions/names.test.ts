import { describe, expect, test } from "vitest";
import { profileOfStacks } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { LoadedProfile, loadNaming } from "../loaded";
import type { AnswerTo, Question } from "../protocol";
import { HANDLERS } from ".";
import type { Handler } from "./question";

const MANGLED = "_ZN3app6Router5visitERKNS_4NodeEm";
const READABLE = "app::Router::visit(app::Node const&, unsigned long)";
const GENERIC = "slices.SortFunc[go.shape.[]main.Row,go.shape.int]";

const ALL = { sampleTypeIndex: 0, options: {} } as const;
const TOP = {
  ...ALL,
  kind: "top",
  sortBy: "flat",
  descending: true,
  fromRow: 0,
  toRow: 10,
  filter: "",
} as const;
const OWN = { names: "own" } as const;

async function ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>> {
  const profile = profileOfStacks([
    { frames: ["main.main", MANGLED, GENERIC], values: [5] },
    { frames: ["main.main", MANGLED], values: [3] },
  ]);
  const loaded = new LoadedProfile(profile, profile, { naming: await loadNaming() });
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe("names are read, and stay what they are", () => {
  test("in tables", async () => {
    const { frames } = await ask(TOP);
    expect(frames.name).toEqual([GENERIC, MANGLED, "main.main"]);
    expect(frames.filterText).toEqual(frames.name);
    expect(frames.shownName).toEqual(["slices.SortFunc[…]", "app::Router::visit(…)", "main.main"]);
    expect(frames.shortName).toEqual(["slices.SortFunc[…]", "Router::visit", "main.main"]);
    expect([...frames.fullName]).toEqual([[1, READABLE]]);
    expect(frames.packageName).toEqual(["slices", "app", "main"]);
  });

  test("in tables that are sorted by name, and where letters are typed", async () => {
    const byName = { ...TOP, sortBy: "name", descending: false } as const;
    const { shownName } = (await ask(byName)).frames;
    expect(shownName).toEqual(["app::Router::visit(…)", "main.main", "slices.SortFunc[…]"]);
    // The profile's own: `_ZN…` comes before small letters.
    const own = await ask({ ...byName, ...OWN });
    expect(own.frames.name).toEqual([MANGLED, "main.main", GENERIC]);
    const find = async (prefix: string) =>
      (await ask({ ...byName, kind: "topFind", prefix, fromRow: 1 })).row;
    expect([await find("app::"), await find("Router"), await find("_ZN"), await find("nothing")]).toEqual([
      0, 0, 0, -1,
    ]);
  });

  test("in the flame graph", async () => {
    const answer = await ask({ ...ALL, kind: "flame", from: 0, to: 1, widthPx: 300, depthLimit: 10 });
    expect(answer.frames.name).toEqual(["main.main", MANGLED, GENERIC]);
    expect(answer.frames.shownName).toEqual(["main.main", "app::Router::visit(…)", "slices.SortFunc[…]"]);
  });

  test("in details", async () => {
    const answer = await ask({ ...ALL, kind: "details", name: MANGLED });
    expect(answer).toMatchObject({
      found: true,
      name: MANGLED,
      filterText: MANGLED,
      shownName: "app::Router::visit(…)",
      fullName: READABLE,
      packageName: "app",
      callers: [{ name: "main.main", value: 8 }],
      callees: [{ name: GENERIC, shownName: "slices.SortFunc[…]", value: 5 }],
    });
    const caller = { name: MANGLED, shownName: "app::Router::visit(…)", fullName: READABLE, value: 5 };
    expect(await ask({ ...ALL, kind: "details", name: GENERIC })).toMatchObject({ callers: [caller] });
    expect((await ask({ ...ALL, ...OWN, kind: "details", name: GENERIC })).callers).toEqual([
      { name: MANGLED, value: 5 },
    ]);
  });

  test("among callers and callees, whose pivot matches the profile's own", async () => {
    const about = (pivot: string) => ({ ...ALL, pivot });
    const pivot = await ask({ ...about("_ZN3app"), kind: "pivot" });
    expect([pivot.frames.name, pivot.frames.shownName]).toEqual([[MANGLED], ["app::Router::visit(…)"]]);
    expect((await ask({ ...about("Router::visit"), kind: "pivot" })).matchCount).toBe(0);
    const shape = { from: 0, to: 1, widthPx: 300, depthLimit: 10 };
    const part = { kind: "callees", pivot: "_ZN3app" } as const;
    expect((await ask({ ...ALL, kind: "flame", ...shape, part })).rootName).toBe("app::Router::visit(…)");
    expect((await ask({ ...ALL, ...OWN, kind: "flame", ...shape, part })).rootName).toBe(MANGLED);
  });

  test("in the graph, whose boxes are pprof's", async () => {
    const { dot, nodes } = await ask({ ...ALL, kind: "graph" });
    const row = nodes.name.indexOf(MANGLED);
    expect([nodes.shownName[row], nodes.fullName.get(row)]).toEqual(["app::Router::visit(…)", READABLE]);
    expect(dot).toContain(MANGLED);
    const own = await ask({ ...ALL, ...OWN, kind: "graph" });
    expect(own.nodes.shownName).toEqual(own.nodes.name);
    expect([own.nodes.fullName.size, own.dot]).toEqual([0, dot]);
  });

  test("in findings", async () => {
    const hottest = async (more: object) => {
      const { findings } = await ask({ ...ALL, ...more, kind: "findings" });
      return findings.find(({ ruleId }) => ruleId === "hottest-function");
    };
    expect(await hottest({})).toMatchObject({
      subject: GENERIC,
      shownSubject: "slices.SortFunc[…]",
      names: [
        { name: GENERIC, shownName: "slices.SortFunc[…]", value: 5 },
        { name: MANGLED, shownName: "app::Router::visit(…)", fullName: READABLE, value: 3 },
      ],
    });
    expect(await hottest(OWN)).toMatchObject({
      shownSubject: GENERIC,
      names: [
        { name: GENERIC, value: 5 },
        { name: MANGLED, value: 3 },
      ],
    });
  });
});

test("with names as the profile has them, nothing else is another: figures, order, colours", async () => {
  const read = await ask(TOP);
  const own = await ask({ ...TOP, ...OWN });
  expect(own.frames.shownName).toEqual(own.frames.name);
  expect(own.frames.fullName.size).toBe(0);
  expect(own.frames.shortName).toEqual([GENERIC, MANGLED, "main.main"]);
  const figures = ({ rowCount, flat, cum, sum, reportTotal }: typeof own) => [
    rowCount,
    flat,
    cum,
    sum,
    reportTotal,
  ];
  expect(figures(own)).toEqual(figures(read));
  expect(own.frames.name).toEqual(read.frames.name);
  expect(own.frames.hueDegrees).toEqual(read.frames.hueDegrees);
});

describe("a search finds what is read, and what is there", () => {
  const search = (text: string, more: object = {}) => ask({ ...ALL, ...more, kind: "search", text });
  test.each([
    ["router::VISIT", [MANGLED]],
    ["_ZN3app", [MANGLED]],
    ["unsigned long", [MANGLED]],
    ["/^app::.*const&/", [MANGLED]],
    ["[…]", [GENERIC]],
    ["go.shape", [GENERIC]],
  ])("%s", async (text, names) => expect((await search(text)).names).toEqual(names));

  test("but not what is not shown", async () => {
    expect((await search("Router::visit", OWN)).names).toEqual([]);
    expect((await search("_ZN3app", OWN)).names).toEqual([MANGLED]);
    const filtered = await ask({ ...TOP, filter: "Router::visit" });
    expect(filtered.frames.name).toEqual([MANGLED]);
    expect((await ask({ ...TOP, ...OWN, filter: "Router::visit" })).rowCount).toBe(0);
  });
});

describe("where a frame's name says a place as well", () => {
  /** A frame as at another granularity than functions. */
  const read = async (printableName: string, functionName: string, file: string) => {
    const naming = await loadNaming();
    const none = new Uint32Array(0);
    const frames = { count: 1, entry: none, lists: none, filterText: () => functionName };
    return naming?.frame(
      { ...frames, printableName: () => printableName, functionName: () => functionName, file: () => file },
      0,
    );
  };
  test.each([
    // Lines of Node.js: the column is in the upper half of the line.
    [
      "getDiagnostics /app/min/typescript.js:154618942678",
      "getDiagnostics",
      "/app/min/typescript.js:154618942678",
      "getDiagnostics /app/min/typescript.js:120022:36",
    ],
    ["run /a/node_modules/x/i.js:7", "run", "/a/node_modules/x/i.js:7", "run x/i.js:7"],
    [
      `0000000000401000 ${MANGLED} /a/r.cc:7`,
      MANGLED,
      "/a/r.cc:7",
      "0000000000401000 app::Router::visit(…) /a/r.cc:7",
    ],
    ["/a/node_modules/x/i.js", "", "/a/node_modules/x/i.js", "x/i.js"],
    ["main.main /a/main.go:7", "main.main", "/a/main.go:7", undefined],
    ["[libc.so.6]", "", "", undefined],
  ])("%s", async (name, functionName, file, shown) =>
    expect((await read(name, functionName, file))?.shown).toBe(shown),
  );
});
