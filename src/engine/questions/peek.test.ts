import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import reportCases from "../../../examples/oracle/reports.json";
import { DEFAULT_CONFIG, findOption, withOption } from "../../analysis/config";
import { quoteMeta } from "../../analysis/filters/quoteMeta";
import { openFile } from "../../analysis/fixtures/openFile";
import { type PeekBlock, parsePeek } from "../../analysis/fixtures/pprofPeek";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { percentText, valueText } from "../../base/units";
import { installedPprof } from "../../format/fixtures/googlePprof";
import { LoadedProfile } from "../loaded";
import type { AnswerTo, PeekSide, Query, QueryOptions, Question } from "../protocol";
import { HANDLERS } from ".";
import type { Handler } from "./question";

async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const loadedFile = async (path: string) => {
  const profile = await openFile(path);
  return new LoadedProfile(profile, profile);
};
const loadedStacks = (text: string) => {
  const profile = profileOfStacks(parseStacks(text));
  return new LoadedProfile(profile, profile);
};

/** What the view shows of a function, in the form of pprof's report. */
async function peekOf(
  loaded: LoadedProfile,
  query: Query,
  name: string,
  displayUnit: string,
): Promise<PeekBlock> {
  const { unit } = loaded.profile.sampleTypes[query.sampleTypeIndex];
  const text = (value: number) => valueText(value, unit, displayUnit);
  const pivot = `^${quoteMeta(name)}$`;
  const { flat, cum } = await ask(loaded, { kind: "pivot", ...query, pivot });
  const sideOf = async (side: PeekSide) => {
    const rows = { sortBy: "weight", descending: true, fromRow: 0, toRow: 1e9 } as const;
    const answer = await ask(loaded, { kind: "peek", ...query, pivot, side, ...rows });
    expect(answer.rowCount).toBe(answer.weight.length);
    return Array.from(answer.weight, (weight, row) => {
      const mark = answer.isInlined[row] === 1 ? " (inline)" : "";
      return `${text(weight)} ${percentText(weight, answer.cum)} ${answer.frames.name[row]}${mark}`;
    });
  };
  return {
    name,
    flat: text(flat),
    cum: text(cum),
    callers: await sideOf("callers"),
    callees: await sideOf("callees"),
  };
}

/** A unit as pprof writes it behind a number; the digits in front of it may be an exponent's. */
const UNIT = /[A-Za-z*μ]+$/;

/** The unit that a report is printed in. */
function unitOf(blocks: readonly PeekBlock[]): string | undefined {
  return blocks.flatMap(({ flat, cum }) => [flat, cum].map(text => UNIT.exec(text)?.[0])).find(text => text);
}

/** pprof leaves edges of opposite weights in any order. */
function settled(block: PeekBlock): PeekBlock {
  const sorted = (edges: readonly string[]) => {
    const isOpposed = edges.some(
      edge => edge.startsWith("-") && edges.some(other => edge.startsWith(`-${other.split(" ")[0]} `)),
    );
    return isOpposed ? edges.toSorted() : edges;
  };
  return { ...block, callers: sorted(block.callers), callees: sorted(block.callees) };
}

/** Two functions may print alike: pprof has a block for each. */
function onlyOnes(blocks: readonly PeekBlock[]): PeekBlock[] {
  return blocks.filter(({ name }) => blocks.filter(other => other.name === name).length === 1);
}

describe("the tables are what google/pprof printed", () => {
  const cases = reportCases.flatMap(({ args, expected }) =>
    expected !== undefined && args.some(arg => arg.startsWith("-peek=")) ? [{ args, expected }] : [],
  );

  test("for enough functions", () => expect(cases.length).toBeGreaterThan(20));

  test.each(cases.map(({ args, expected }) => [args.join(" "), args, expected] as const))(
    "%s",
    async (_, args, expected) => {
      const bytes = readFileSync(expected);
      const report = (expected.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
      const blocks = parsePeek(report);
      expect(blocks.length).toBeGreaterThan(0);
      const loaded = await loadedFile(args.at(-1) ?? "");
      const { sampleTypes, header } = loaded.profile;
      const byDefault = sampleTypes.findIndex(({ type }) => type === header.defaultSampleType);
      const sampleTypeIndex = byDefault < 0 ? sampleTypes.length - 1 : byDefault;
      const options = optionsOf(args.slice(1, -1));
      const displayUnit = unitOf(blocks) ?? sampleTypes[sampleTypeIndex].unit;
      for (const block of onlyOnes(blocks)) {
        const ours = await peekOf(loaded, { sampleTypeIndex, options }, block.name, displayUnit);
        expect(settled(ours)).toEqual(settled(block));
      }
    },
    60_000,
  );
});

/** `-tagroot=tenant`, `-lines` … as the page has them. */
function optionsOf(args: readonly string[]): QueryOptions {
  let config = DEFAULT_CONFIG;
  for (const arg of args) {
    const [, name = "", , value] = /^-([^=]+)(=(.*))?$/s.exec(arg) ?? [];
    const option = findOption(name);
    const set = option && withOption(config, option, option.name === name ? (value ?? "true") : name);
    if (set?.ok !== true) throw new Error(`flag ${arg}`);
    config = set.value;
  }
  return config;
}

const CONFORMANCE = resolve(import.meta.dirname, "../../../../shared/conformance/profiles");
const pprof = existsSync(CONFORMANCE) ? installedPprof() : undefined;
const files = pprof === undefined ? [] : readdirSync(CONFORMANCE).filter(file => !file.includes(".legacy"));

// Every sample type of every conformance profile against google/pprof itself: a few functions of each.
describe.skipIf(pprof === undefined)("every conformance profile (skipped without Go)", () => {
  test.each(files)(
    "%s",
    async file => {
      const path = join(CONFORMANCE, file);
      const loaded = await loadedFile(path);
      for (const [sampleTypeIndex, { unit }] of loaded.profile.sampleTypes.entries()) {
        const report = ["-peek=.", `-sample_index=${sampleTypeIndex}`, `-unit=${unit}`];
        const blocks = onlyOnes(parsePeek(pprof?.runOnPaths(report, [path]).stdout ?? ""));
        const all = await ask(loaded, { kind: "pivot", sampleTypeIndex, options: {}, pivot: "." });
        // Also where pprof has no node at all.
        expect(blocks.length > 0).toBe(all.functionCount > 0);
        const stride = Math.ceil(blocks.length / 25);
        for (const block of blocks.filter((_, at) => at % stride === 0)) {
          const ours = await peekOf(loaded, { sampleTypeIndex, options: {} }, block.name, unit);
          expect(settled(ours)).toEqual(settled(block));
        }
      }
    },
    120_000,
  );
});

const QUERY: Query = { sampleTypeIndex: 0, options: {} };
const WHOLE = { from: 0, to: 1, widthPx: 1000, depthLimit: 100 };

describe("several functions as one", () => {
  const STACKS = "main;a;b;x 3\nmain;b;a;b 4\nmain;x 5\nmain;a 1";

  test("cost what the samples cost that hold any of them, and have no edges among themselves", async () => {
    const loaded = loadedStacks(STACKS);
    const pivot = await ask(loaded, { kind: "pivot", ...QUERY, pivot: "^[ab]$" });
    expect(pivot).toMatchObject({ functionCount: 2, flat: 5, cum: 8, sampleCount: 3, reportTotal: 13 });
    expect(pivot.frames.name).toEqual(["a", "b"]);
    const rows = { sortBy: "weight", descending: true, fromRow: 0, toRow: 10 } as const;
    const peek = (side: PeekSide) =>
      ask(loaded, { kind: "peek", ...QUERY, pivot: "^[ab]$", side, ...rows }).then(({ frames, weight }) =>
        frames.name.map((name, row) => `${name} ${weight[row]}`),
      );
    expect(await peek("callers")).toEqual(["main 8"]);
    expect(await peek("callees")).toEqual(["x 3"]);
  });

  test("the callees' graph begins with which one it was, that of one function with what it calls", async () => {
    const loaded = loadedStacks(STACKS);
    const graph = async (pivot: string, kind: PeekSide) => {
      const answer = await ask(loaded, { kind: "flame", ...QUERY, ...WHOLE, part: { kind, pivot } });
      return [
        answer.rootName,
        answer.totalWeight,
        ...Array.from(answer.depth, (depth, box) =>
          box === 0 ? "" : `${depth} ${answer.frames.name[answer.frame[box]]} ${answer.value[box]}`,
        ).slice(1),
      ];
    };
    expect(await graph("^[ab]$", "callees")).toEqual([
      "2 functions",
      8,
      "1 a 4",
      "1 b 4",
      "2 b 3",
      "2 a 4",
      "3 x 3",
      "3 b 4",
    ]);
    expect(await graph("^b$", "callees")).toEqual(["b", 7, "1 a 4", "1 x 3", "2 b 4"]);
    expect(await graph("^[ab]$", "callers")).toEqual(["2 functions", 8, "1 main 8"]);
    expect(await graph("^x$", "callers")).toEqual(["x", 8, "1 main 5", "1 b 3", "2 a 3", "3 main 3"]);
  });
});

test("a path is located in the part's own graph", async () => {
  const loaded = loadedStacks("main;a;b 3\nmain;c;b 1\nmain;d 4");
  const located = await ask(loaded, {
    kind: "locate",
    ...QUERY,
    path: ["b", "c"],
    part: { kind: "inverted" },
  });
  expect(located).toMatchObject({ foundDepth: 2, left: 3 / 8, right: 4 / 8, depth: 2 });
});

test("bottom-up, the first row is flat, as in Top", async () => {
  const loaded = await loadedFile("public/examples/go-cpu.pb.gz");
  const query: Query = { sampleTypeIndex: 1, options: {} };
  const whole = { from: 0, to: 1, widthPx: 1e9, depthLimit: 2 };
  const answer = await ask(loaded, { kind: "flame", ...query, ...whole, part: { kind: "inverted" } });
  const rows = { sortBy: "flat", descending: true, fromRow: 0, toRow: 1e9, filter: "" } as const;
  const top = await ask(loaded, { kind: "top", ...query, ...rows });
  const expected = top.frames.name
    .map((name, row) => `${name} ${top.flat[row]}`)
    .filter(line => !line.endsWith(" 0"));
  const first = Array.from({ length: answer.boxCount - 1 }, (_, index) => {
    const box = index + 1;
    return `${answer.frames.name[answer.frame[box]]} ${answer.value[box]}`;
  });
  expect(first.toSorted()).toEqual(expected.toSorted());
});

test("rows come in windows, sorted either way", async () => {
  const loaded = loadedStacks("a;p 1\nb;p 5\nc;p 3\nd;p 3");
  const names = async (sortBy: "weight" | "name", descending: boolean, fromRow = 0, toRow = 9) => {
    const window = { sortBy, descending, fromRow, toRow };
    const answer = await ask(loaded, { kind: "peek", ...QUERY, pivot: "^p$", side: "callers", ...window });
    return answer.frames.name.join("");
  };
  expect(await names("weight", true)).toBe("bcda");
  expect(await names("weight", false)).toBe("acdb");
  expect(await names("name", false)).toBe("abcd");
  expect(await names("name", true)).toBe("dcba");
  expect(await names("weight", true, 1, 3)).toBe("cd");
  expect(await names("weight", true, 9, 12)).toBe("");
});

test("an expression that is none, or matches nothing, is said to be so", async () => {
  const loaded = loadedStacks("main;a 1");
  await expect(ask(loaded, { kind: "pivot", ...QUERY, pivot: "(" })).rejects.toThrow(
    "not a valid expression",
  );
  expect(await ask(loaded, { kind: "pivot", ...QUERY, pivot: "nothing" })).toMatchObject({
    matchCount: 0,
    functionCount: 0,
    cum: 0,
  });
});

test("at finer granularities, a function's name means all of its frames", async () => {
  const loaded = await loadedFile("examples/oracle/odd/recursion-and-inlines.pb.gz");
  const at = (granularity: string) =>
    ask(loaded, {
      kind: "pivot",
      sampleTypeIndex: 1,
      options: { granularity },
      pivot: "^walk$",
    });
  const [byFunction, byLine] = [await at("functions"), await at("lines")];
  expect(byLine.functionCount).toBeGreaterThan(1);
  expect([byLine.cum, byLine.flat]).toEqual([byFunction.cum, byFunction.flat]);
});
