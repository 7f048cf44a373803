import { type Costs, type FileLines, isLeftOut } from "../../../analysis/lines";
import { NONE } from "../../../model/profile";
import type { SourceAddresses, SourceCalls, SourceLinesAnswer } from "../../protocol";

/** What the groups of a file's lines cost. */
export interface GroupCosts {
  /** Of a comparison the difference. */
  readonly shown: Costs;
  /** The base's, where something is compared. */
  readonly base: Costs | undefined;
  readonly dropsNegative: boolean;
}

/** The groups that a row's figures are the sum of. */
interface FiguredRow {
  /** Among the rows of `FileLines`. */
  readonly row: number;
  readonly isOwn: boolean;
  readonly groups: readonly number[];
}

/** The rows that cost anything. On a line of the function asked for that is what `list` adds up for it. */
export function figuredRows(
  { lines, rowGroups, own }: FileLines,
  { shown, dropsNegative }: GroupCosts,
  hasOwn: boolean,
): readonly FiguredRow[] {
  const ownGroups: number[][] = lines.map(() => []);
  for (const { row, group } of own) {
    if (!isLeftOut(shown, group, dropsNegative)) ownGroups[row].push(group);
  }
  return lines.flatMap((_, row): FiguredRow[] => {
    if (ownGroups[row].length > 0) return [{ row, isOwn: true, groups: ownGroups[row] }];
    const group = rowGroups[row];
    return isLeftOut(shown, group, dropsNegative) ? [] : [{ row, isOwn: !hasOwn, groups: [group] }];
  });
}

type RowColumns = Pick<
  SourceLinesAnswer,
  "line" | "flat" | "cum" | "exactFlat" | "exactCum" | "baseFlat" | "baseCum" | "isOwn"
>;

/** The columns of the rows. */
export function rowColumns(
  { lines }: FileLines,
  { shown, base }: GroupCosts,
  rows: readonly FiguredRow[],
): RowColumns {
  const sums = (costs: Costs, figure: Figure) =>
    Float64Array.from(rows, ({ groups }) => Number(sumOf(costs, figure, groups)));
  const exact = (figure: Figure) => rows.map(({ groups }) => String(sumOf(shown, figure, groups)));
  return {
    line: Float64Array.from(rows, ({ row }) => lines[row]),
    flat: sums(shown, "flat"),
    cum: sums(shown, "cum"),
    ...(shown.exactCum && { exactFlat: exact("flat"), exactCum: exact("cum") }),
    ...(base && { baseFlat: sums(base, "flat"), baseCum: sums(base, "cum") }),
    isOwn: Uint8Array.from(rows, ({ isOwn }) => (isOwn ? 1 : 0)),
  };
}

type Figure = "flat" | "cum";

/** Whole numbers below 2^53 add up exactly; others wrap around at 2^63, as in pprof. */
function sumOf(costs: Costs, figure: Figure, groups: readonly number[]): number | bigint {
  const exact = figure === "flat" ? costs.exactFlat : costs.exactCum;
  if (exact === undefined) return groups.reduce((sum, group) => sum + costs[figure][group], 0);
  return BigInt.asIntN(
    64,
    groups.reduce((sum, group) => sum + exact[group], 0n),
  );
}

/** The inlined calls of the rows, in the order in which they are listed. @param placeOf row → its place, or NONE */
export function callColumns(
  { calls }: FileLines,
  { shown, dropsNegative }: GroupCosts,
  placeOf: Int32Array,
  names: {
    readonly name: (functionRow: number) => string;
    readonly shownName: (functionRow: number) => string;
    readonly file: (functionRow: number) => string;
  },
): SourceCalls {
  const children = new Map<number, number[]>();
  const roots: number[][] = [];
  for (const [index, { parent, row, group }] of calls.entries()) {
    if (placeOf[row] === NONE || isLeftOut(shown, group, dropsNegative)) continue;
    const siblings = parent === NONE ? (roots[row] ??= []) : (children.get(parent) ?? []);
    siblings.push(index);
    if (parent !== NONE) children.set(parent, siblings);
  }
  const order: number[] = [];
  const depths: number[] = [];
  const byCost = (a: number, b: number) =>
    Math.abs(shown.cum[calls[b].group]) - Math.abs(shown.cum[calls[a].group]) || a - b;
  // Stacks may be thousands of calls deep: no recursion.
  const waiting = roots
    .flatMap(siblings => siblings?.toSorted(byCost) ?? [])
    .map(index => ({ index, depth: 1 }))
    .toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { index, depth } = next;
    order.push(index);
    depths.push(depth);
    const inner = (children.get(index) ?? []).toSorted((a, b) => byCost(b, a));
    for (const child of inner) waiting.push({ index: child, depth: depth + 1 });
  }
  const of = <Value>(read: (functionRow: number) => Value) =>
    order.map(index => read(calls[index].functionRow));
  return {
    row: Uint32Array.from(order, index => placeOf[calls[index].row]),
    depth: Uint32Array.from(depths),
    flat: Float64Array.from(order, index => shown.flat[calls[index].group]),
    cum: Float64Array.from(order, index => shown.cum[calls[index].group]),
    name: of(names.name),
    shownName: of(names.shownName),
    file: of(names.file),
    line: Float64Array.from(order, index => calls[index].lineNumber),
  };
}

/** The addresses of the rows' code. @param placeOf as above */
export function addressColumns(
  { addresses }: FileLines,
  { shown, dropsNegative }: GroupCosts,
  placeOf: Int32Array,
  mappingFile: (mapping: number) => string,
): SourceAddresses {
  const sorted = addresses
    .filter(({ row, group }) => placeOf[row] !== NONE && !isLeftOut(shown, group, dropsNegative))
    .toSorted((a, b) => a.row - b.row || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  return {
    row: Uint32Array.from(sorted, ({ row }) => placeOf[row]),
    address: sorted.map(({ address }) => address.toString(16)),
    mapping: sorted.map(({ mapping }) => (mapping === NONE ? "" : mappingFile(mapping))),
    flat: Float64Array.from(sorted, ({ group }) => shown.flat[group]),
    cum: Float64Array.from(sorted, ({ group }) => shown.cum[group]),
  };
}
