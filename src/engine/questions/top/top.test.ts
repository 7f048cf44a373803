import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "../../../../examples/oracle/cases.json";
import { openFile } from "../../../analysis/fixtures/openFile";
import { parseTop } from "../../../analysis/fixtures/pprofTop";
import { parseStacks, profileOfStacks, type StackSample } from "../../../analysis/fixtures/stackText";
import { NOISE_SIGMAS } from "../../../analysis/noise";
import { selectSamples } from "../../../analysis/selectSamples";
import { runSteps } from "../../../base/steps";
import { valueText } from "../../../base/units";
import type { Profile } from "../../../model/profile";
import { LoadedProfile } from "../../loaded";
import type { AnswerTo, Query, Question, TopAnswer, TopColumn, TopTable } from "../../protocol";
import { HANDLERS } from "..";
import type { Handler } from "../question";

async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const loadedOf = (profile: Profile) => new LoadedProfile(profile, profile);

function tableOf(sampleTypeIndex: number, changes: Partial<TopTable> = {}): TopTable {
  return { sampleTypeIndex, options: {}, sortBy: "flat", descending: true, filter: "", ...changes };
}

const wholeTable = (loaded: LoadedProfile, table: TopTable) =>
  ask(loaded, { kind: "top", ...table, fromRow: 0, toRow: 1e9 });

const queryOf = ({ sampleTypeIndex, options, comparison }: Query): Query => ({
  sampleTypeIndex,
  options,
  ...(comparison && { comparison }),
});

/** The cells of some columns for all rows of a table, in its order. */
async function cellsOf(loaded: LoadedProfile, table: TopTable, columns: readonly TopColumn[]) {
  const rows = await wholeTable(loaded, table);
  const frames = [...rows.frames.frameId];
  const cells = await ask(loaded, { kind: "topCells", ...queryOf(table), frames, columns });
  return { rows, ...cells };
}

const textsOf = (cells: AnswerTo<{ kind: "topCells" } & Question>["cells"][number]): readonly string[] =>
  cells?.kind === "text" ? cells.texts : [];
const valuesOf = (cells: AnswerTo<{ kind: "topCells" } & Question>["cells"][number]): readonly number[] =>
  cells?.kind === "number" ? [...cells.values] : [];

const MARKS = ["", " (inline)", " (partial-inline)"];

/** The rows of a top report with their marks, in no particular order. */
function markedRows(report: string): string[] {
  const lines = report.trimEnd().split("\n");
  const header = lines.findIndex(line => /^ +flat +flat% +sum% +cum +cum%$/.test(line));
  return lines
    .slice(header + 1)
    .map(line => line.replace(/^ *\S+ +\S+% +\S+% +\S+ +\S+% {2}/, ""))
    .toSorted();
}

describe("inlined functions are marked as google/pprof marks them", () => {
  test.each(cases)("$profile $sampleType", async ({ profile, sampleIndex, expected }) => {
    const loaded = loadedOf(await openFile(profile));
    const { rows, inlined } = await cellsOf(loaded, tableOf(sampleIndex), []);
    const marked = rows.frames.name.map((name, row) => `${name}${MARKS[inlined[row]]}`);
    // A name may go over several lines.
    expect(marked.join("\n").split("\n").toSorted()).toEqual(markedRows(readFileSync(expected, "utf8")));
  });

  test("as the report does, under options", async () => {
    for (const [example, options] of [
      ["go-cpu", { edgefraction: 0.02 }],
      ["go-cpu", { trim: false, focus: "json" }],
      ["go-mutex", { mean: true }],
      ["cpp-cpu", { granularity: "lines" }],
      ["rust-cpu", { noinlines: true }],
      ["rust-cpu", { hide: "^core::" }],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const profile = await openFile(`public/examples/${example}.pb.gz`);
      const loaded = loadedOf(profile);
      const query = { sampleTypeIndex: profile.sampleTypes.length - 1, options };
      // oxlint-disable-next-line no-await-in-loop
      const { rows, inlined } = await cellsOf(loaded, tableOf(query.sampleTypeIndex, query), []);
      const marked = rows.frames.name.map((name, row) => `${name}${MARKS[inlined[row]]}`);
      const all = { nodecount: 0, nodefraction: 0, ...options };
      // oxlint-disable-next-line no-await-in-loop
      const { bytes } = await ask(loaded, { kind: "report", ...query, options: all, command: "top" });
      expect(marked.toSorted(), example).toEqual(markedRows(new TextDecoder().decode(bytes)));
    }
  }, 60_000);

  test("by the edges into them: an outermost frame has none", async () => {
    const loaded = loadedOf(
      profileOfStacks(parseStacks("main 2\nmain;+add 1\nadd 1\nmain;f;f 1\nx;+y;+y 1")),
    );
    const { rows, inlined } = await cellsOf(loaded, tableOf(0, { sortBy: "name", descending: false }), []);
    expect(rows.frames.name.map((name, row) => `${name}${MARKS[inlined[row]]}`)).toEqual([
      "add (inline)",
      "f",
      "main",
      "x",
      "y (inline)",
    ]);
  });
});

const name = fc.constantFrom("a", "b", "c", "d", "pkg/x.e");
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
const frames = fc.tuple(name, fc.array(frame, { maxLength: 6 })).map(([first, rest]) => [first, ...rest]);
const value = fc.integer({ min: -3, max: 6 });
const stacks: fc.Arbitrary<readonly StackSample[]> = fc.array(
  fc.record({ frames, values: fc.tuple(value, value) }),
  { minLength: 1, maxLength: 8 },
);

test("samples, figures of other types, and ratios are what counting one by one finds", async () => {
  await fc.assert(
    fc.asyncProperty(stacks, async samples => {
      const columns = ["samples", "flat:type1", "cum:1", "cum:type1/type0"] as const;
      const { rows, cells } = await cellsOf(loadedOf(profileOfStacks(samples)), tableOf(0), columns);
      const plain = samples.map(sample => ({
        names: sample.frames.map(text => text.replace("+", "")),
        values: sample.values,
      }));
      const holding = rows.frames.name.map(text => plain.filter(({ names }) => names.includes(text)));
      const sum = (of: typeof plain, type: number) =>
        of.reduce((all, { values }) => all + (values[type] ?? 0), 0);
      const cum = (type: number) => holding.map(of => sum(of, type));
      const flat = rows.frames.name.map((text, row) =>
        sum(
          (holding[row] ?? []).filter(({ names }) => names.at(-1) === text),
          1,
        ),
      );
      expect(cells.map(valuesOf)).toEqual([
        holding.map(of => of.length),
        flat,
        cum(1),
        cum(1).map((sum1, row) => (cum(0)[row] === 0 ? Number.NaN : sum1 / (cum(0)[row] ?? 0))),
      ]);
    }),
    { numRuns: 200 },
  );
});

test("figures of other sample types are google/pprof's", async () => {
  const loaded = loadedOf(await openFile("public/examples/go-heap.pb.gz"));
  const heap = cases.filter(({ profile }) => profile === "public/examples/go-heap.pb.gz");
  const columns = heap.flatMap(({ sampleType }) => [`flat:${sampleType}`, `cum:${sampleType}`] as const);
  const { rows, cells } = await cellsOf(loaded, tableOf(1), columns);
  expect(heap.length).toBe(4);
  for (const [index, { expected, unit }] of heap.entries()) {
    const flat = valuesOf(cells[2 * index]);
    const cum = valuesOf(cells[2 * index + 1]);
    const ours = new Map(
      rows.frames.name.map((text, row) => [
        text,
        [flat[row], cum[row]].map(figure => valueText(figure ?? 0, unit, unit)),
      ]),
    );
    const recorded = parseTop(readFileSync(expected, "utf8"));
    expect(recorded.length).toBeGreaterThan(20);
    // What costs nothing in the table's own type has no row there.
    const theirs = recorded.filter(row => ours.has(row.name));
    expect(theirs.map(row => ours.get(row.name))).toEqual(theirs.map(row => [row.flat, row.cum]));
  }
});

test("where functions are is what their details say", async () => {
  const loaded = loadedOf(await openFile("public/examples/go-cpu.pb.gz"));
  const { rows, cells } = await cellsOf(loaded, tableOf(1), ["file", "mapping", "system_name", "package"]);
  const [files, mappings, systemNames, packages] = cells.map(textsOf);
  for (let row = 0; row < 60; row++) {
    const text = rows.frames.name[row] ?? "";
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const details = await ask(loaded, { kind: "details", sampleTypeIndex: 1, options: {}, name: text });
    expect(files?.[row]?.split(", ").toSorted()).toEqual(details.files);
    expect(mappings?.[row]).toBe(details.mappings.join(", "));
    expect(systemNames?.[row]).toBe(details.systemName);
    expect(packages?.[row]).toBe(details.packageName);
  }
  const byLine = { ...tableOf(1), options: { granularity: "lines" as const } };
  const lines = await cellsOf(loaded, byLine, ["file"]);
  const [lineFiles] = lines.cells.map(textsOf);
  lines.rows.frames.name.forEach((text, row) => expect(text.endsWith(` ${lineFiles?.[row]}`)).toBe(true));
});

describe("the order", () => {
  const sorts: readonly TopColumn[] = [
    "samples",
    "flat:alloc_space",
    "cum:alloc_space/alloc_objects",
    "file",
    "package",
  ];
  test.each(sorts)("by %s goes by that, equal ones by name, nothing last", async sortBy => {
    const loaded = loadedOf(await openFile("public/examples/go-heap.pb.gz"));
    for (const descending of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { rows, cells } = await cellsOf(loaded, tableOf(3, { sortBy, descending }), [sortBy]);
      const texts = textsOf(cells[0]);
      const numbers = valuesOf(cells[0]).map(number => (Number.isNaN(number) ? -1 : number));
      const names = rows.frames.name;
      const compare = (a: number, b: number) => {
        const difference =
          texts.length > 0
            ? Number(texts[a] === "") - Number(texts[b] === "") || order(texts[a], texts[b])
            : (numbers[a] ?? 0) - (numbers[b] ?? 0);
        return (descending ? -difference : difference) || order(names[a], names[b]);
      };
      expect([...names.keys()].toSorted(compare)).toEqual([...names.keys()]);
      expect(new Set([...texts, ...numbers]).size).toBeGreaterThan(3);
    }
  });

  test("by a column that is not there is by flat", async () => {
    const loaded = loadedOf(await openFile("public/examples/go-cpu.pb.gz"));
    const byFlat = await wholeTable(loaded, tableOf(1));
    for (const sortBy of ["flat:inuse_space", "cum:%zz", "cum_delta"] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await wholeTable(loaded, tableOf(1, { sortBy }))).frames.name).toEqual(byFlat.frames.name);
    }
  });
});

const order = (one = "", other = "") => (one < other ? -1 : one > other ? 1 : 0);

test("a filter leaves rows with their figures, and says what they come to", async () => {
  const loaded = loadedOf(await openFile("public/examples/go-cpu.pb.gz"));
  const all = await wholeTable(loaded, tableOf(1));
  const some = await wholeTable(loaded, tableOf(1, { filter: "JSON" }));
  const figures = (answer: TopAnswer) =>
    answer.frames.name.map((text, row) => `${text} ${answer.flat[row]} ${answer.cum[row]}`);
  const expected = figures(all).filter(text => text.toLowerCase().includes("json"));
  expect(figures(some)).toEqual(expected);
  expect(some).toMatchObject({ rowCount: expected.length, allRowCount: all.rowCount, cutRowCount: 0 });
  expect(some.flatSum).toBe(some.flat.reduce((sum, flat) => sum + flat, 0));
  const cut = await wholeTable(loaded, tableOf(1, { options: { nodecount: 7 } }));
  expect([cut.rowCount, cut.allRowCount, cut.cutRowCount]).toEqual([7, 7, all.rowCount - 7]);
});

test("of a comparison only what is new, gone, or beyond noise", async () => {
  const profile = await openFile("public/examples/go-cpu.pb.gz");
  const part = (wants: (sample: number) => boolean) => runSteps(selectSamples(profile, wants));
  const loaded = loadedOf(part(sample => sample % 3 !== 0));
  loaded.setBase({ baseId: 7, read: part(sample => sample % 4 !== 1) });
  const table = tableOf(1, { comparison: { baseId: 7, isDiff: true } });
  const all = await wholeTable(loaded, table);
  const { comparison } = all;
  if (comparison === undefined) throw new Error("nothing is compared");
  const { baseFlat, baseCum, flatSigmas, cumSigmas } = comparison;
  const rows = [...all.flat.keys()];
  const isNew = (row: number) => baseFlat[row] === 0 && baseCum[row] === 0;
  const isGone = (row: number) =>
    !isNew(row) && baseFlat[row] === -(all.flat[row] ?? 0) && baseCum[row] === -(all.cum[row] ?? 0);
  const isBeyond = (row: number) =>
    Math.max(Math.abs(flatSigmas[row] ?? 0), Math.abs(cumSigmas[row] ?? 0)) >= NOISE_SIGMAS;
  for (const [only, isWanted] of [
    ["new", isNew],
    ["gone", isGone],
    ["noise", isBeyond],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const some = await wholeTable(loaded, { ...table, only });
    const expected = rows.filter(isWanted).map(row => all.frames.name[row]);
    expect(some.frames.name, only).toEqual(expected);
    expect(expected.length, only).toBeGreaterThan(0);
    expect(expected.length, only).toBeLessThan(all.rowCount);
  }
  const byDelta = await wholeTable(loaded, { ...table, sortBy: "cum_delta" });
  const base = byDelta.comparison?.baseCum ?? [];
  const deltas = [...byDelta.cum].map((delta, row) => (delta === 0 ? 0 : delta / (base[row] ?? 0)));
  expect(deltas).toEqual(deltas.toSorted((a, b) => (a === b ? 0 : b - a)));
});

test("functions are found by name, and by how they begin, going round", async () => {
  const loaded = loadedOf(profileOfStacks(parseStacks("a/b.Get 5\nx.gone 4\nGetter 3\nz 2\na/b.Get;y 1")));
  const find = async (asked: { name?: string; prefix?: string; fromRow?: number }) =>
    (await ask(loaded, { kind: "topFind", ...tableOf(0), fromRow: 0, ...asked })).row;
  expect(await find({ name: "z" })).toBe(3);
  expect(await find({ name: "nobody" })).toBe(-1);
  expect(await find({ prefix: "b.g" })).toBe(0);
  expect(await find({ prefix: "g", fromRow: 1 })).toBe(2);
  expect(await find({ prefix: "A/B", fromRow: 3 })).toBe(0);
  const { frames: ids } = await ask(loaded, { kind: "topFrames", ...tableOf(0), fromRow: 1, toRow: 3 });
  const named = await ask(loaded, { kind: "frameNames", ...queryOf(tableOf(0)), frames: ids });
  expect(named).toMatchObject({ names: ["x.gone", "Getter"], filterTexts: ["x.gone", "Getter"] });
});

describe("copied rows", () => {
  const copy = async (loaded: LoadedProfile, question: Partial<TopTable> & object, more: object = {}) => {
    const table = tableOf(1, question);
    const { bytes } = await ask(loaded, { kind: "topCopy", ...table, columns: [], ...more });
    return new TextDecoder().decode(bytes);
  };

  test("are lines of pprof's report", async () => {
    const loaded = loadedOf(await openFile("public/examples/go-mutex.pb.gz"));
    const { bytes } = await ask(loaded, {
      kind: "report",
      ...queryOf(tableOf(1)),
      options: { trim: false },
      command: "top",
    });
    const report = new TextDecoder().decode(bytes);
    // All rows are pprof's report to the byte.
    expect(await copy(loaded, { options: { trim: false } })).toBe(report);
    const rows = await wholeTable(loaded, tableOf(1));
    const chosen = Uint32Array.of(rows.frames.frameId[4] ?? 0, rows.frames.frameId[1] ?? 0);
    const lines = (await copy(loaded, { options: { trim: false } }, { frames: chosen }))
      .trimEnd()
      .split("\n");
    const reportLines = report.trimEnd().split("\n");
    const head = reportLines.findIndex(line => line.endsWith("cum   cum%"));
    expect(lines.slice(-3)).toEqual([reportLines[head], reportLines[head + 2], reportLines[head + 5]]);
    expect(lines.slice(-4)[0]).toBe(`Showing 2 nodes out of ${rows.rowCount}`);
  });

  test("have the columns that are shown, and no formulas", async () => {
    const stacks = [
      { frames: ["=1+1"], values: [1, 5] },
      { frames: ["main", "-x|y"], values: [2, -3] },
    ];
    const loaded = loadedOf(profileOfStacks(stacks));
    const more = { columns: ["samples", "flat:type0", "cum:type1/type0", "package"], style: "csv" };
    expect((await copy(loaded, {}, more)).split("\r\n")).toEqual([
      "flat (count),flat%,sum%,cum (count),cum%,name,inline,samples,flat type0,cum type1 / type0,package",
      "5,62.5,62.5,5,62.5,'=1+1,,1,1,5,",
      "-3,37.5,25,-3,37.5,'-x|y,,1,2,-1.5,",
      "0,0,25,-3,37.5,main,,1,0,-1.5,",
      "",
    ]);
    const markdown = await copy(loaded, { filter: "main" }, { ...more, style: "markdown" });
    expect(markdown).toContain("Showing 1 nodes out of 3");
    expect(markdown.trimEnd().split("\n").at(-1)).toMatch(
      /^\| 0 \| 0% \| 0% \| -3 \| 37\.50% \| `main` \| 1 \| /,
    );
  });
});
