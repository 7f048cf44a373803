import type { GraphEdge } from "../analysis/graph/graph";
import { sortedEdges } from "../analysis/graph/order";
import { type ByteText, type ByteWriter, padLeft, textOf } from "../base/byteText";
import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import { percent, type ReportContext } from "./context";
import { graphCounts, type LegendCounts, reportLabels } from "./legend";
import { isTimeToPause } from "./pauses";
import { percentColumn, type ReportTable, tableOf, textColumn, valueColumn, wordColumn } from "./table";

const SEPARATOR = `${"-".repeat(58)}+${"-".repeat(13)}`;
const HEADER = "      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ";

/** A line: a node, or an edge from one of its callers or to one of its callees. */
type TreeRow = NodeRow | EdgeRow;

interface NodeRow {
  readonly relation: "node";
  /** The node whose block it is: itself. */
  readonly node: ByteText;
  readonly name: ByteText;
  readonly flat: bigint;
  /** Of this node and all above. */
  readonly sum: bigint;
  readonly cum: bigint;
}

interface EdgeRow {
  readonly relation: "caller" | "callee";
  readonly node: ByteText;
  readonly name: ByteText;
  readonly calls: bigint;
  /** Of the node's cum. */
  readonly callsPercent: ByteText;
  readonly isInline: boolean;
}

interface TreeReport {
  readonly labels: readonly ByteText[];
  readonly counts: LegendCounts;
  /** Callers, node and callees of each node. */
  readonly blocks: readonly (readonly TreeRow[])[];
}

/**
 * tree and peek: every node between its callers and callees (`internal/report/report.go: printTree`).
 * @returns pprof's error where nothing matches
 */
export function* writeTree(report: ReportContext, out: ByteWriter): Steps<string | undefined> {
  const tree = yield* treeReport(report);
  if (!tree.ok) return tree.error;
  const { labels, counts, blocks } = tree.value;
  out.line(labels.join("\n"));
  out.line(SEPARATOR);
  out.line(HEADER);
  for (const [index, block] of blocks.entries()) {
    if (isTimeToPause(index)) yield;
    out.line(SEPARATOR);
    for (const row of block)
      out.line(row.relation === "node" ? nodeLine(report, row) : edgeLine(report, row));
  }
  if (counts.nodeCount > 0) out.line(SEPARATOR);
  return undefined;
}

/** The same in cells: the column `node` says whose callers and callees they are. */
export function* treeTable(report: ReportContext): Steps<Result<ReportTable, string>> {
  const tree = yield* treeReport(report);
  if (!tree.ok) return tree;
  const { blocks, ...about } = tree.value;
  const ofNode =
    <Value>(read: (row: NodeRow) => Value) =>
    (row: TreeRow) =>
      row.relation === "node" ? read(row) : undefined;
  const ofEdge =
    <Value>(read: (row: EdgeRow) => Value) =>
    (row: TreeRow) =>
      row.relation === "node" ? undefined : read(row);
  const columns = [
    valueColumn(
      report,
      "flat",
      ofNode(({ flat }) => flat),
    ),
    percentColumn(
      "flat",
      ofNode(({ flat }) => report.percent(flat)),
    ),
    percentColumn(
      "sum",
      ofNode(({ sum }) => report.percent(sum)),
    ),
    valueColumn(
      report,
      "cum",
      ofNode(({ cum }) => cum),
    ),
    percentColumn(
      "cum",
      ofNode(({ cum }) => report.percent(cum)),
    ),
    valueColumn(
      report,
      "calls",
      ofEdge(({ calls }) => calls),
    ),
    percentColumn(
      "calls",
      ofEdge(({ callsPercent }) => callsPercent),
    ),
    textColumn<TreeRow>("node", ({ node }) => node),
    wordColumn<TreeRow>("relation", ({ relation }) => relation),
    textColumn<TreeRow>("name", ({ name }) => name),
    wordColumn<TreeRow>("inline", ofEdgeMark, "mark"),
  ];
  const name = report.argument === undefined ? "tree" : "peek";
  return ok(tableOf({ name, ...about }, columns, blocks.flat()));
}

const ofEdgeMark = (row: TreeRow) => (row.relation !== "node" && row.isInline ? "inline" : "");

function* treeReport(report: ReportContext): Steps<Result<TreeReport, string>> {
  const trimmed = yield* report.graph();
  const { argument } = report;
  const counts = { ...graphCounts(trimmed), droppedEdges: 0 };
  const labels = reportLabels(report, counts, false);
  let sum = 0n;
  const blocks: TreeRow[][] = [];
  for (const [index, node] of trimmed.graph.nodes.entries()) {
    if (isTimeToPause(index)) yield;
    const { name, flatValue: flat, cumValue: cum, incoming, outgoing } = node;
    if (argument !== undefined && !argument.matches(textOf(name))) continue;
    sum = BigInt.asIntN(64, sum + flat);
    const edgeRow = (relation: EdgeRow["relation"], { weight, isInline }: GraphEdge, end: ByteText) => ({
      relation,
      node: name,
      name: end,
      calls: weight,
      callsPercent: percent(weight, cum),
      isInline,
    });
    blocks.push([
      ...sortedEdges(incoming.values()).map(edge => edgeRow("caller", edge, edge.source.name)),
      { relation: "node", node: name, name, flat, sum, cum },
      ...sortedEdges(outgoing.values()).map(edge => edgeRow("callee", edge, edge.destination.name)),
    ]);
  }
  if (argument !== undefined && blocks.length === 0)
    return err(`no matches found for regexp: ${argument.text}`);
  return ok({ labels, counts, blocks });
}

function nodeLine(report: ReportContext, { name, flat, sum, cum }: NodeRow): ByteText {
  const flatTexts = `${padLeft(report.valueText(flat), 10)} ${report.percent(flat)}`;
  const cumTexts = `${padLeft(report.valueText(cum), 10)} ${report.percent(cum)}`;
  return `${flatTexts} ${report.percent(sum)} ${cumTexts}                | ${name}`;
}

function edgeLine(report: ReportContext, { name, calls, callsPercent, isInline }: EdgeRow): ByteText {
  const weight = padLeft(report.valueText(calls), 50);
  return `${weight} ${callsPercent} |   ${name}${isInline ? " (inline)" : ""}`;
}
