import type { Answer } from "./sides";

/**
 * What comes of comparing one answer of ours with some of pprof's:
 * - `equal`: pprof says one thing, and so do we
 * - `one of pprof's`: pprof says different things, and we say one of them
 * - `sorted equal`: it says the same lines in different orders, and so do we
 * - `unsettled`: it says different lines
 * - `crash`: it panics
 * - `different`: it says one thing and we another
 */
export type Verdict = "equal" | "one of pprof's" | "sorted equal" | "unsettled" | "crash" | "different";

/** Whether pprof disagrees with itself there. */
export function isUnsteady(verdict: Verdict): boolean {
  return verdict === "one of pprof's" || verdict === "sorted equal" || verdict === "unsettled";
}

/** Judges our answer by pprof's, of which there is at least one. */
export function judge(ours: Answer, theirs: readonly Answer[]): Verdict {
  const [first] = theirs;
  if (first === undefined) throw new Error("pprof was not asked");
  if (theirs.some(({ err }) => /^(panic|fatal error): /m.test(err))) return "crash";
  const isEqual = theirs.some(answer => isSame(ours, answer));
  if (theirs.every(answer => isSame(answer, first))) return isEqual ? "equal" : "different";
  if (isEqual) return "one of pprof's";
  const rows = sortedRows(first);
  if (theirs.some(answer => sortedRows(answer) !== rows)) return "unsettled";
  return sortedRows(ours) === rows ? "sorted equal" : "different";
}

/** Whether our answer has the lines of one of pprof's. */
export function isReordered(ours: Answer, theirs: readonly Answer[]): boolean {
  const rows = sortedRows(ours);
  return theirs.some(answer => sortedRows(answer) === rows);
}

function isSame(one: Answer, other: Answer): boolean {
  return one.ok === other.ok && one.out.equals(other.out) && errorsOf(one) === errorsOf(other);
}

/** Behind a wrong flag comes the usage text, which is each program's own. */
function errorsOf({ err }: Answer): string {
  const isUsage = /^(usage:|flag provided|invalid (boolean )?value|flag needs)/m.test(err);
  return isUsage ? (err.split("\n", 1)[0] ?? "") : withUnitsSorted(err);
}

/** What pprof says of units first comes in the order of a Go map. */
function withUnitsSorted(err: string): string {
  const lines = err.split("\n");
  const others = lines.findIndex(line => !line.startsWith("For tag "));
  return [...lines.slice(0, others).toSorted(), ...lines.slice(others)].join("\n");
}

function sortedRows({ ok, out, err }: Answer): string {
  const rows = out.toString("latin1").split("\n").toSorted();
  return [ok, ...err.split("\n").toSorted(), ...rows].join("\n");
}

/** Where two answers part, for a person. */
export function firstDifference(ours: Answer, theirs: Answer): string {
  if (ours.ok !== theirs.ok || errorsOf(ours) !== errorsOf(theirs)) {
    return `ours:  ok=${ours.ok} ${JSON.stringify(ours.err)}\npprof: ok=${theirs.ok} ${JSON.stringify(theirs.err)}`;
  }
  const rows = [ours, theirs].map(({ out }) => out.toString("latin1").split("\n"));
  const [mine = [], its = []] = rows;
  const at = mine.findIndex((row, index) => row !== its[index]);
  const line = at < 0 ? mine.length : at;
  const show = (row: string | undefined) => JSON.stringify(row?.slice(0, 300));
  return `line ${line + 1}\nours:  ${show(mine[line])}\npprof: ${show(its[line])}`;
}
