import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { installedPprof } from "../../format/fixtures/googlePprof";
import type { Profile } from "../../model/profile";
import {
  type Answer,
  type AnswerTo,
  BOX_INLINED,
  BOX_MERGED,
  BOX_PARTLY_INLINED,
  type Question,
} from "../protocol";
import { LoadedProfile } from "../loaded";
import { transferables } from "../transferables";
import { HANDLERS } from ".";
import type { Handler } from "./question";

async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const QUESTIONS = {
  flame: { kind: "flame", sampleTypeIndex: 1, options: {}, from: 0, to: 1, widthPx: 300, depthLimit: 100 },
  top: {
    kind: "top",
    sampleTypeIndex: 1,
    options: {},
    sortBy: "cum",
    descending: true,
    fromRow: 0,
    toRow: 20,
    filter: "",
  },
  topCells: {
    kind: "topCells",
    sampleTypeIndex: 1,
    options: {},
    frames: [0, 5, 9],
    columns: [
      "file",
      "package",
      "mapping",
      "system_name",
      "samples",
      "flat:samples",
      "cum:cpu/samples",
      "flat:no",
    ],
  },
  topFind: {
    kind: "topFind",
    sampleTypeIndex: 1,
    options: {},
    sortBy: "cum",
    descending: true,
    filter: "",
    fromRow: 0,
    prefix: "json.",
  },
  topFrames: {
    kind: "topFrames",
    sampleTypeIndex: 1,
    options: {},
    sortBy: "cum",
    descending: true,
    filter: "json",
    fromRow: 2,
    toRow: 5,
  },
  topCopy: {
    kind: "topCopy",
    sampleTypeIndex: 1,
    options: {},
    sortBy: "cum",
    descending: true,
    filter: "json",
    columns: ["file"],
    style: "csv",
  },
  frameNames: { kind: "frameNames", sampleTypeIndex: 1, options: {}, frames: Uint32Array.of(3, 1) },
  search: { kind: "search", sampleTypeIndex: 1, options: {}, text: "runtime" },
  info: { kind: "info", sampleTypeIndex: 1, options: {} },
  labels: { kind: "labels", sampleTypeIndex: 1, options: {}, valueLimit: 2 },
  labelKeys: { kind: "labelKeys", sampleTypeIndex: 1, options: {} },
  details: { kind: "details", sampleTypeIndex: 1, options: {}, name: "main.main" },
  shown: { kind: "shown", sampleTypeIndex: 1, options: { focus: "main" } },
  report: { kind: "report", sampleTypeIndex: 1, options: {}, command: "top" },
  share: {
    kind: "share",
    sampleTypeIndex: 1,
    options: { focus: "json" },
    part: "shown",
    cleaning: { labels: true, comments: true, paths: true, names: true },
    salt: "salt",
    size: 3000,
  },
  pivot: { kind: "pivot", sampleTypeIndex: 1, options: {}, pivot: "^main\\.main$" },
  peek: {
    kind: "peek",
    sampleTypeIndex: 1,
    options: {},
    pivot: "json",
    side: "callers",
    sortBy: "weight",
    descending: true,
    fromRow: 0,
    toRow: 10,
  },
  sourceFiles: { kind: "sourceFiles", sampleTypeIndex: 1, options: {} },
  frameGroups: { kind: "frameGroups", sampleTypeIndex: 1, options: {}, by: "mapping" },
  graph: { kind: "graph", sampleTypeIndex: 1, options: {} },
  sourceIndex: {
    kind: "sourceIndex",
    sampleTypeIndex: 1,
    options: {},
    of: "files",
    sortBy: "cum",
    descending: true,
    filter: "o",
    fromRow: 1,
    toRow: 5,
  },
  sourceLines: {
    kind: "sourceLines",
    sampleTypeIndex: 1,
    options: {},
    selection: "main.main",
    withAddresses: true,
  },
  series: {
    kind: "series",
    sampleTypeIndex: 1,
    options: {},
    figure: "cum",
    isShare: false,
    sortBy: "change",
    onlyGrowing: false,
    filter: "",
    rowLimit: 10,
  },
  presets: { kind: "presets", sampleTypeIndex: 1, options: {} },
  findings: { kind: "findings", sampleTypeIndex: 1, options: { hide: "^runtime" } },
  locate: { kind: "locate", sampleTypeIndex: 1, options: {}, path: ["runtime.main", "main.main"] },
  useSourceMaps: { kind: "useSourceMaps", sampleTypeIndex: 1, options: {}, id: 1, files: [] },
  counterparts: {
    kind: "counterparts",
    sampleTypeIndex: 1,
    options: {},
    id: 1,
    areRaw: true,
    frames: ["main.main"],
  },
  originalText: { kind: "originalText", sampleTypeIndex: 1, options: {}, file: "/app/a.js" },
} as const satisfies Record<Question["kind"], Question>;

let goCpu: LoadedProfile;
beforeAll(async () => {
  goCpu = loadedOf(await openFile("public/examples/go-cpu.pb.gz"));
});

const loadedOf = (profile: Profile) => new LoadedProfile(profile, profile);
const sessionOf = (stacks: string) => loadedOf(profileOfStacks(parseStacks(stacks)));

test.each(Object.values(QUESTIONS))(
  "asking $kind twice gives the same, though the first answer's columns left",
  async question => {
    const first: Answer = await ask(goCpu, question);
    const kept = structuredClone(first);
    structuredClone(first, { transfer: transferables(first) });
    expect(await ask(goCpu, question)).toEqual(kept);
  },
);

describe("top", () => {
  test("windows are clamped, and laid side by side they are the table", async () => {
    const whole = await ask(goCpu, { ...QUESTIONS.top, toRow: 1e9 });
    expect(whole.frames.name.length).toBe(whole.rowCount);
    const names: string[] = [];
    for (let fromRow = 0; fromRow < whole.rowCount; fromRow += 7) {
      const window = await ask(goCpu, { ...QUESTIONS.top, fromRow, toRow: fromRow + 7 });
      expect(window.fromRow).toBe(fromRow);
      names.push(...window.frames.name);
    }
    expect(names).toEqual(whole.frames.name);
    const beyond = await ask(goCpu, { ...QUESTIONS.top, fromRow: 1e6, toRow: 5 });
    expect([beyond.fromRow, beyond.frames.name.length]).toEqual([whole.rowCount, 0]);
    expect((await ask(goCpu, { ...QUESTIONS.top, fromRow: -5, toRow: -1 })).frames.name).toEqual([]);
  });

  test("the sum runs in the order of the table, filtered or not", async () => {
    const session = sessionOf("a;b 5\na;c 3\nd 2\na 1");
    const question = { ...QUESTIONS.top, sampleTypeIndex: 0, options: {}, sortBy: "flat" } as const;
    const all = await ask(session, question);
    expect(
      all.frames.name.map((name, row) => `${name} ${all.flat[row]} ${all.cum[row]} ${all.sum[row]}`),
    ).toEqual(["b 5 5 5", "c 3 3 8", "d 2 2 10", "a 1 9 11"]);
    const some = await ask(session, { ...question, filter: "/^[ac]$/" });
    expect(some.frames.name.map((name, row) => `${name} ${some.sum[row]}`)).toEqual(["c 3", "a 4"]);
    const byName = await ask(session, { ...question, sortBy: "name", descending: false });
    expect(byName.frames.name).toEqual(["a", "b", "c", "d"]);
  });

  test("an expression that is none is a problem", async () => {
    await expect(ask(goCpu, { ...QUESTIONS.top, filter: "/(/" })).rejects.toThrow("not a valid expression");
  });
});

test("source files are those that functions and mappings name", async () => {
  const { files, mappings } = await ask(goCpu, QUESTIONS.sourceFiles);
  expect(files).toContain("proflens/examples/go/orders/handlers.go");
  expect(files).toContain("regexp/backtrack.go");
  expect(new Set(files).size).toBe(files.length);
  expect(files).not.toContain("");
  expect(mappings[0]).toBe("/tmp/proflens/examples/go/orders-service");
});

describe("locate", () => {
  test("follows a path as far as it leads", async () => {
    const session = sessionOf("a;b;c 6\na;b 2\na;d 2\ne 10");
    const question = { kind: "locate", sampleTypeIndex: 0, options: {} } as const;
    const found = await ask(session, { ...question, path: ["a", "b", "c"] });
    expect(found).toMatchObject({ foundDepth: 3, depth: 3 });
    expect(found.right - found.left).toBeCloseTo(0.3);
    const partly = await ask(session, { ...question, path: ["a", "x", "c"] });
    expect(partly).toMatchObject({ foundDepth: 1, depth: 1 });
    expect(partly.right - partly.left).toBeCloseTo(0.5);
    expect(await ask(session, { ...question, path: [] })).toMatchObject({ foundDepth: 0, left: 0, right: 1 });
    expect(await ask(session, { ...question, path: ["x"] })).toMatchObject({
      foundDepth: 0,
      left: 0,
      right: 1,
    });
  });
});

describe("flame", () => {
  test("the columns of an answer agree with each other", async () => {
    for (const [widthPx, depthLimit] of [
      [50, 4],
      [400, 12],
      [5000, 200],
    ] as const) {
      const flame = await ask(goCpu, { ...QUESTIONS.flame, widthPx, depthLimit });
      const { boxCount, rowStart, depth, parent, left, right, flags, frame, mergedCount } = flame;
      for (const column of [depth, parent, left, right, flags, frame, mergedCount, flame.value, flame.self]) {
        expect(column.length).toBe(boxCount);
      }
      expect(rowStart.at(-1)).toBe(boxCount);
      expect(rowStart.length - 1).toBeLessThanOrEqual(depthLimit);
      expect([depth[0], parent[0], frame[0], left[0], right[0]]).toEqual([0, -1, -1, 0, 1]);
      for (let box = 1; box < boxCount; box++) {
        const isMerged = (flags[box] & BOX_MERGED) !== 0;
        expect(box >= rowStart[depth[box]] && box < rowStart[depth[box] + 1]).toBe(true);
        expect([parent[box] < box, depth[parent[box]]]).toEqual([true, depth[box] - 1]);
        expect(left[box] >= left[parent[box]] - 1e-9 && right[box] <= right[parent[box]] + 1e-9).toBe(true);
        expect(flags[parent[box]] & BOX_MERGED).toBe(0);
        expect(frame[box] === -1).toBe(isMerged);
        expect(mergedCount[box] > 1 || !isMerged || mergedCount[box] === 1).toBe(true);
        if (!isMerged) {
          expect(mergedCount[box]).toBe(1);
          expect(flame.frames.name[frame[box]]).toBeTypeOf("string");
        }
      }
    }
  });

  test("inlined frames are marked", async () => {
    const session = sessionOf("a;+b 1\na;c;+d 1\na;c;d 1");
    const flame = await ask(session, { ...QUESTIONS.flame, sampleTypeIndex: 0, options: {} });
    const flagsOf = (name: string) =>
      [...flame.frame].flatMap((frame, box) =>
        flame.frames.name[frame] === name ? [flame.flags[box] & (BOX_INLINED | BOX_PARTLY_INLINED)] : [],
      );
    expect(["a", "b", "c", "d"].map(flagsOf)).toEqual([[0], [BOX_INLINED], [0], [BOX_PARTLY_INLINED]]);
  });
});

describe("search", () => {
  test("counts functions, and the stacks that hold one once", async () => {
    const session = sessionOf("main;Work;work 4\nmain;idle 3\nwork -2\nmain 0");
    const search = await ask(session, { kind: "search", sampleTypeIndex: 0, options: {}, text: "WORK" });
    expect(search).toMatchObject({ functionCount: 2, weight: 6, reportTotal: 9, names: ["Work", "work"] });
    const expression = await ask(session, { kind: "search", sampleTypeIndex: 0, options: {}, text: "/^W/" });
    expect(expression).toMatchObject({ functionCount: 1, weight: 4, names: ["Work"] });
    const none = await ask(session, { kind: "search", sampleTypeIndex: 0, options: {}, text: "zzz" });
    expect(none).toMatchObject({ functionCount: 0, weight: 0, names: [] });
  });
});

describe("details", () => {
  test("an edge counts once a sample; recursion is none", async () => {
    const session = sessionOf("a;f;f;b 5\na;f;b;f;b 3\nf 2\na 9");
    const details = await ask(session, { kind: "details", sampleTypeIndex: 0, options: {}, name: "f" });
    expect(details).toMatchObject({
      found: true,
      values: [{ flat: 2, cum: 10 }],
      sampleCount: 3,
      callers: [
        { name: "a", value: 8 },
        { name: "b", value: 3 },
      ],
      callees: [{ name: "b", value: 8 }],
    });
    expect(await ask(session, { kind: "details", sampleTypeIndex: 0, options: {}, name: "x" })).toMatchObject(
      {
        found: false,
      },
    );
  });

  const pprof = installedPprof();
  test.skipIf(pprof === undefined)(
    "callers and callees are those of pprof's peek (skipped without Go)",
    async () => {
      const path = "public/examples/go-cpu.pb.gz";
      const top = await ask(goCpu, { ...QUESTIONS.top, toRow: 12 });
      for (const name of top.frames.name) {
        const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        const report = [`-peek=^${escaped}$`, "-sample_index=1", "-unit=nanoseconds"];
        const peek = parsePeek(pprof?.runOnPaths(report, [path]).stdout ?? "", name);
        const details = await ask(goCpu, { ...QUESTIONS.details, name });
        const listed = (edges: readonly { name: string; value: number }[]) =>
          edges.map(edge => `${edge.name} ${edge.value}`).toSorted();
        expect(listed(details.callers), name).toEqual(peek.callers);
        expect(listed(details.callees), name).toEqual(peek.callees);
      }
    },
    60_000,
  );

  // The recorded output of `pprof -tags`: every value of a key that each sample has once.
  test("label sums are pprof's tags", async () => {
    const recorded = readFileSync(
      "examples/oracle/expected/reports/go-cpu.unit_nanoseconds.sample_index_cpu.tags.txt",
      "utf8",
    );
    const expected = [...recorded.matchAll(/^ +(\d+)(?:ns)? \( *[\d.]+%\): (.*)$/gm)].map(
      ([, value, name]) => `${name} ${value}`,
    );
    expect(expected.length).toBeGreaterThan(0);
    const { profile, frames } = goCpu.whole;
    const { frameDetails } = await import("../../analysis/details");
    const all = runSteps(frameDetails(profile, frames, new Uint8Array(frames.count).fill(1), 1));
    const ours = all.labels.flatMap(({ values }) => values.map(({ name, value }) => `${name} ${value}`));
    expect(ours.toSorted()).toEqual(expected.toSorted());
  });
});

/** The edges of one function in a peek report: callers above its own line, callees below. */
function parsePeek(report: string, name: string): { callers: string[]; callees: string[] } {
  const callers: string[] = [];
  const callees: string[] = [];
  let edges = callers;
  for (const line of report.split("\n")) {
    const edge = /^ +(\d+)(?:ns)? +[\d.e-]+% \| {3}(.*?)(?: \((?:partial-)?inline\))?$/.exec(line);
    if (edge !== null) edges.push(`${edge[2]} ${edge[1]}`);
    else if (line.includes("| ") && line.endsWith(name)) edges = callees;
  }
  return { callers: callers.toSorted(), callees: callees.toSorted() };
}

describe("info", () => {
  test("counts what the file holds", async () => {
    const session = sessionOf("a;+b;c 3\n- 4\na 1");
    expect(await ask(session, { kind: "info", sampleTypeIndex: 0, options: {} })).toMatchObject({
      maxStackDepth: 3,
      meanStackDepth: 4 / 3,
      stacklessSampleCount: 1,
      stacklessWeight: 4,
      inlinedLocationCount: 1,
      unsymbolisedShare: 0,
    });
  });
});

describe("labels", () => {
  test("are those of what is shown, with pprof's total", async () => {
    const { sampleTypeIndex } = QUESTIONS.labels;
    const options = { tagfocus: "tenant=^globex$" };
    const all = await ask(goCpu, { ...QUESTIONS.labels, valueLimit: 100 });
    const some = await ask(goCpu, { kind: "labels", sampleTypeIndex, options, valueLimit: 100 });
    expect(all.keys.map(({ key, values }) => `${key} ${values.map(({ text }) => text).join(" ")}`)).toEqual([
      "endpoint list orders report search create order",
      "tenant acme globex initech",
    ]);
    const globex = all.keys[1].values[1];
    expect(globex.filter).toBe(options.tagfocus);
    expect(some.sampleCount).toBe(globex.sampleCount);
    expect(some.keys[1]).toMatchObject({ values: [globex], withoutSampleCount: 0, withoutValue: 0 });
    expect(some.reportTotal).toBe(all.reportTotal);
  });

  test("can be asked for by key and text", async () => {
    const { keys } = await ask(goCpu, {
      ...QUESTIONS.labels,
      key: "endpoint",
      filter: "ORDER",
      valueLimit: 1,
    });
    expect(keys).toMatchObject([{ key: "endpoint", matchCount: 2, valueCount: 4 }]);
    expect(keys[0].values.map(({ text }) => text)).toEqual(["list orders"]);
    await expect(ask(goCpu, { ...QUESTIONS.labels, filter: "/(/" })).rejects.toThrow(
      "not a valid expression",
    );
  });

  test("a filter with nothing before its = has no key", async () => {
    // pprof -symbolize=none -tags -tagfocus='=globex' public/examples/go-cpu.pb.gz: tenant: Total 6.35s
    const { keys } = await ask(goCpu, { ...QUESTIONS.labels, options: { tagfocus: "=globex" } });
    expect(keys.map(({ withValue }) => withValue)).toEqual([6.35e9, 6.35e9]);
  });

  test("their keys are known without adding up", async () => {
    expect((await ask(goCpu, QUESTIONS.labelKeys)).keys).toEqual(["endpoint", "tenant"]);
  });

  test("frames that are made of them keep their whole name, and have a colour each", async () => {
    const options = { tagroot: "endpoint,tenant" };
    const { frames } = await ask(goCpu, { ...QUESTIONS.flame, options });
    const row = frames.name.indexOf("list orders");
    const other = frames.name.indexOf("report");
    expect([frames.shortName[row], frames.packageName[row], frames.file[row]]).toEqual([
      "list orders",
      "endpoint:list orders",
      "endpoint",
    ]);
    expect(frames.hueDegrees[row]).not.toBe(frames.hueDegrees[other]);
  });
});
