import { expect, test } from "vitest";
import { type CodeRow, type CodeRows, codeRows } from "./codeRows";

const CALLS = {
  row: Uint32Array.of(1, 1, 2),
  depth: Uint32Array.of(1, 2, 1),
  flat: new Float64Array(3),
  cum: new Float64Array(3),
  name: [],
  shownName: [],
  file: [],
  line: new Float64Array(3),
};
const ADDRESSES = {
  row: Uint32Array.of(1, 2, 2),
  address: [],
  mapping: [],
  flat: new Float64Array(3),
  cum: new Float64Array(3),
};
const ANSWER = { line: Float64Array.of(0, 2, 5), calls: CALLS, addresses: ADDRESSES };

const drawn = (row: CodeRow) =>
  row.kind === "line"
    ? `${row.line}${row.cost < 0 ? "" : `$${row.cost}`}`
    : row.kind === "call"
      ? `c${row.call}`
      : `a${row.address}`;
const allOf = (rows: CodeRows) => Array.from({ length: rows.count }, (_, row) => drawn(rows.at(row)));

test("every line of the text, those beyond it that cost something, and what open ones are made of", () => {
  expect(allOf(codeRows(ANSWER, 3, () => false))).toEqual(["0$0", "1", "2$1", "3", "5$2"]);
  const open = codeRows(ANSWER, 3, () => true);
  expect(allOf(open)).toEqual(["0$0", "1", "2$1", "c0", "c1", "a0", "3", "5$2", "c2", "a1", "a2"]);
  expect([0, 1, 2, 3, 4, 5, 9].map(line => open.rowOfLine(line))).toEqual([0, 1, 2, 6, 6, 7, 7]);
  for (let row = 0; row < open.count; row++) expect(open.rowOf(open.at(row))).toBe(row);
});

test("without a text, the lines that cost something", () => {
  expect(allOf(codeRows(ANSWER, 0, cost => cost === 2))).toEqual(["0$0", "2$1", "5$2", "c2", "a1", "a2"]);
  const nothing = codeRows(
    { line: new Float64Array(0), calls: { ...CALLS, row: new Uint32Array(0) } },
    0,
    () => true,
  );
  expect([nothing.count, nothing.rowOfLine(3)]).toEqual([0, -1]);
});
