import { describe, expect, test } from "vitest";
import { placedStacks } from "../../../analysis/fixtures/placedStacks";
import { runSteps } from "../../../base/steps";
import type { Profile } from "../../../model/profile";
import { LoadedProfile, loadNaming } from "../../loaded";
import type { SourceIndexQuestion, SourceLinesAnswer, SourceLinesQuestion } from "../../protocol";
import { answerSourceIndex, answerSourceLines } from ".";

const NOTHING_SPECIAL = { sampleTypeIndex: 0, options: {} };

const loadedOf = async (text: string) => {
  const profile = await placedStacks(text);
  return new LoadedProfile(profile, profile, { naming: await loadNaming() });
};

async function linesOf(
  loaded: LoadedProfile,
  question: Partial<SourceLinesQuestion>,
): Promise<SourceLinesAnswer> {
  const steps = await answerSourceLines(loaded, { kind: "sourceLines", ...NOTHING_SPECIAL, ...question });
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Lines as text: `7 flat/cum`, `~` before those of other functions, and indented what was inlined. */
function drawn({ file, own, line, flat, cum, isOwn, calls, addresses }: SourceLinesAnswer): string[] {
  const rows = [...line].flatMap((number, row) => [
    `${isOwn[row] === 1 ? "" : "~"}${number} ${flat[row]}/${cum[row]}`,
    ...[...calls.row].flatMap((at, call) =>
      at === row
        ? [
            `${"  ".repeat(calls.depth[call] ?? 0)}${calls.shownName[call]} ${calls.file[call]}:${calls.line[call]} ${calls.flat[call]}/${calls.cum[call]}`,
          ]
        : [],
    ),
    ...[...(addresses?.row ?? [])].flatMap((at, index) =>
      at === row
        ? [
            `  ${addresses?.address[index]} ${addresses?.mapping[index]} ${addresses?.flat[index]}/${addresses?.cum[index]}`,
          ]
        : [],
    ),
  ]);
  return [`${own?.name ?? ""} in ${file}`, ...rows];
}

async function indexOf(loaded: LoadedProfile, question: Partial<SourceIndexQuestion>) {
  const steps = await answerSourceIndex(loaded, {
    kind: "sourceIndex",
    ...NOTHING_SPECIAL,
    of: "functions",
    sortBy: "flat",
    descending: true,
    filter: "",
    fromRow: 0,
    toRow: 100,
    ...question,
  });
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  const { name, file, flat, cum } = answer.value;
  return {
    answer: answer.value,
    rows: name.map((text, row) => `${text}@${file[row]} ${flat[row]}/${cum[row]}`),
  };
}

const WORK = `
  main@m.go:3;work@w.go:7;+fma@x.go:1;+add@x.go:9 5
  main@m.go:3;work@w.go:7 2
  main@m.go:4;work@w.go:8;+fma@x.go:1 10
  main@m.go:4;other@w.go:7 1
  main@m.go:4;native 3
`;

test("lines of a function, what was inlined into them, and what is of others", async () => {
  const loaded = await loadedOf(WORK);
  expect(drawn(await linesOf(loaded, { selection: "work" }))).toEqual([
    "work in w.go",
    "7 2/7",
    "  fma x.go:1 0/5",
    "    add x.go:9 5/5",
    "8 0/10",
    "  fma x.go:1 10/10",
  ]);
  expect(drawn(await linesOf(loaded, { selection: "other" }))).toEqual([
    "other in w.go",
    "7 1/1",
    "~8 0/10",
    "  fma x.go:1 10/10",
  ]);
  expect(drawn(await linesOf(loaded, { file: "w.go", withAddresses: true }))).toEqual([
    " in w.go",
    "7 3/8",
    "  fma x.go:1 0/5",
    "    add x.go:9 5/5",
    "  1002 /bin/program 0/5",
    "  1003 /bin/program 2/2",
    "  1006 /bin/program 1/1",
    "8 0/10",
    "  fma x.go:1 10/10",
    "  1005 /bin/program 0/10",
  ]);
  // Lines of inlined code have what was inlined into them in turn.
  expect(drawn(await linesOf(loaded, { selection: "fma" }))).toEqual([
    "fma in x.go",
    "1 10/15",
    "  add x.go:9 5/5",
    "~9 5/5",
  ]);
});

test("recursion counts once, in lines, calls and addresses", async () => {
  const loaded = await loadedOf(`
    main@m.go:3;fib@f.go:5;+half@f.go:9;fib@f.go:5;+half@f.go:9;fib@f.go:4 7
    fib@f.go:5;+fib@f.go:5;+fib@f.go:5 1
  `);
  expect(drawn(await linesOf(loaded, { selection: "fib", withAddresses: true }))).toEqual([
    "fib in f.go",
    "4 7/7",
    "  1003 /bin/program 7/7",
    "5 1/8",
    "  half f.go:9 0/7",
    "  fib f.go:5 1/1",
    "    fib f.go:5 1/1",
    "  1002 /bin/program 0/7",
    "  1004 /bin/program 1/1",
    "~9 0/7",
    "  1002 /bin/program 0/7",
  ]);
});

test("without a selection, what costs most; a function without a file says so", async () => {
  const loaded = await loadedOf(WORK);
  expect(drawn(await linesOf(loaded, {}))[0]).toBe("fma in x.go");
  const native = await linesOf(loaded, { selection: "native" });
  expect([native.own?.name, native.own?.flat, native.file, native.line.length]).toEqual(["native", 3, "", 0]);
  const nobody = await linesOf(loaded, { selection: "nobody" });
  expect([nobody.own, nobody.file]).toEqual([undefined, ""]);
});

test("a selection at another granularity is a line, or a file", async () => {
  const loaded = await loadedOf(WORK);
  const line = await linesOf(loaded, { selection: "work w.go:8", options: { granularity: "lines" } });
  expect([line.own?.name, line.file, line.selectedLine]).toEqual(["work", "w.go", 8]);
  const file = await linesOf(loaded, { selection: "w.go", options: { granularity: "files" } });
  expect([file.own, file.file]).toEqual([undefined, "w.go"]);
});

test("a function in two files is shown in the one asked for, or where it costs most", async () => {
  const loaded = await loadedOf("init@a.c:3 5\ninit@b.c:4 9\ninit@b.c:5 1");
  expect(drawn(await linesOf(loaded, { selection: "init" }))[0]).toBe("init in b.c");
  expect(drawn(await linesOf(loaded, { selection: "init", file: "a.c" }))).toEqual(["init in a.c", "3 5/5"]);
  expect(drawn(await linesOf(loaded, { selection: "init", file: "elsewhere.c" }))[0]).toBe("init in b.c");
});

test("filters apply, and hide gives the cost to the caller", async () => {
  const loaded = await loadedOf(WORK);
  expect(drawn(await linesOf(loaded, { selection: "work", options: { focus: "add" } }))).toEqual([
    "work in w.go",
    "7 0/5",
    "  fma x.go:1 0/5",
    "    add x.go:9 5/5",
  ]);
  expect(drawn(await linesOf(loaded, { selection: "work", options: { hide: "fma|add" } }))).toEqual([
    "work in w.go",
    "7 7/7",
    "8 10/10",
  ]);
  expect(drawn(await linesOf(loaded, { selection: "main", options: { hide: "^(other|native)$" } }))).toEqual([
    "main in m.go",
    "3 0/7",
    "4 4/14",
  ]);
  expect(drawn(await linesOf(loaded, { selection: "work", options: { noinlines: true } }))).toEqual([
    "work in w.go",
    "7 7/7",
    "8 10/10",
  ]);
});

test("columns that are packed into line numbers are none of the line", async () => {
  const packed = (line: number, column: number) => column * 2 ** 32 + line;
  const loaded = await loadedOf(`
    run@a.js:${packed(3, 7)};step@a.js:${packed(9, 1)} 4
    run@a.js:${packed(3, 20)} 2
  `);
  expect(drawn(await linesOf(loaded, { selection: "run" }))).toEqual(["run in a.js", "3 2/6", "~9 4/4"]);
  const own = await linesOf(loaded, { selection: "run", names: "own" });
  expect([...own.line]).toEqual([packed(9, 1), packed(3, 7), packed(3, 20)]);
});

test("functions and files by cost", async () => {
  const loaded = await loadedOf(WORK);
  const { rows, answer } = await indexOf(loaded, { wanted: { name: "work", file: "w.go" } });
  expect(rows).toEqual([
    "fma@x.go 10/15",
    "add@x.go 5/5",
    "native@ 3/3",
    "work@w.go 2/17",
    "other@w.go 1/1",
    "main@m.go 0/21",
  ]);
  expect([answer.wantedRow, answer.flatWithoutFile]).toEqual([3, 3]);
  const files = await indexOf(loaded, { of: "files", sortBy: "cum" });
  expect(files.rows).toEqual(["@m.go 0/21", "@w.go 3/18", "@x.go 15/15"]);
  const some = await indexOf(loaded, { filter: "/^[aw]/", sortBy: "name", descending: false });
  expect([some.rows, some.answer.allRowCount]).toEqual([["add@x.go 5/5", "work@w.go 2/17"], 6]);
});

describe("compared", () => {
  const less = (profile: Profile) => ({ baseId: 7, read: profile });

  test("lines are differences, with the base beside them", async () => {
    const loaded = await loadedOf(WORK);
    loaded.setBase(less(await placedStacks("main@m.go:3;work@w.go:7 9")));
    const comparison = { baseId: 7, isDiff: true };
    const lines = await linesOf(loaded, { selection: "work", comparison });
    expect(drawn(lines).filter(text => !text.startsWith(" "))).toEqual(["work in w.go", "7 -7/-2", "8 0/10"]);
    expect([...(lines.baseFlat ?? []), ...(lines.baseCum ?? [])]).toEqual([9, 0, 9, 0]);
    const { answer } = await indexOf(loaded, { comparison, filter: "work" });
    expect([answer.flat[0], answer.baseFlat?.[0], answer.baseCum?.[0]]).toEqual([-7, 9, 9]);
  });
});
