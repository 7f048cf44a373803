import type { GraphEdge } from "../analysis/graph/graph";
import { sortedEdges } from "../analysis/graph/order";
import { type ByteText, type ByteWriter, padLeft, textOf } from "../base/byteText";
import { percent, type ReportContext } from "./context";
import { reportLabels } from "./legend";
import { flatTotal } from "./text";

const SEPARATOR = `${"-".repeat(58)}+${"-".repeat(13)}`;
const HEADER = "      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ";

/**
 * tree and peek: every node between its callers and callees (`internal/report/report.go: printTree`).
 * @returns pprof's error where nothing matches
 */
export function writeTree(report: ReportContext, out: ByteWriter): string | undefined {
  const { graph, originalCount, droppedNodes } = report.graph();
  const counts = {
    shownTotal: flatTotal(graph),
    nodeCount: graph.nodes.length,
    originalCount,
    droppedNodes,
    droppedEdges: 0,
  };
  out.line(reportLabels(report, counts, false).join("\n"));
  out.line(SEPARATOR);
  out.line(HEADER);
  const { argument } = report;
  let sum = 0n;
  let hasMatch = false;
  for (const node of graph.nodes) {
    const { name, flatValue, cumValue } = node;
    if (argument !== undefined && !argument.matches(textOf(name))) continue;
    hasMatch = true;
    out.line(SEPARATOR);
    for (const edge of sortedEdges(node.incoming.values())) {
      out.line(edgeLine(report, edge, cumValue, edge.source.name));
    }
    sum = BigInt.asIntN(64, sum + flatValue);
    const flat = `${padLeft(report.valueText(flatValue), 10)} ${report.percent(flatValue)}`;
    const cum = `${padLeft(report.valueText(cumValue), 10)} ${report.percent(cumValue)}`;
    out.line(`${flat} ${report.percent(sum)} ${cum}                | ${name}`);
    for (const edge of sortedEdges(node.outgoing.values())) {
      out.line(edgeLine(report, edge, cumValue, edge.destination.name));
    }
  }
  if (graph.nodes.length > 0) out.line(SEPARATOR);
  if (argument !== undefined && !hasMatch) return `no matches found for regexp: ${argument.text}`;
  return undefined;
}

function edgeLine(report: ReportContext, edge: GraphEdge, cum: bigint, name: ByteText): ByteText {
  const weight = padLeft(report.valueText(edge.weight), 50);
  return `${weight} ${percent(edge.weight, cum)} |   ${name}${edge.isInline ? " (inline)" : ""}`;
}
