import type { Graph, GraphNode } from "../analysis/graph/graph";
import { CALLED_IN, INLINED_IN } from "../analysis/graph/inlineMarks";
import { type ByteText, type ByteWriter, padLeft } from "../base/byteText";
import type { ReportContext } from "./context";
import { reportLabels } from "./legend";

/** top and text: one line per node (`internal/report/report.go: printText`). */
export function writeText(report: ReportContext, out: ByteWriter): undefined {
  const { graph, originalCount, droppedNodes } = report.graph();
  const counts = {
    shownTotal: flatTotal(graph),
    nodeCount: graph.nodes.length,
    originalCount,
    droppedNodes,
    droppedEdges: 0,
  };
  out.line(reportLabels(report, counts, false).join("\n"));
  out.line("      flat  flat%   sum%        cum   cum%");
  let sum = 0n;
  for (const node of graph.nodes) {
    const { flatValue, cumValue } = node;
    sum = BigInt.asIntN(64, sum + flatValue);
    const flat = `${padLeft(report.valueText(flatValue), 10)} ${report.percent(flatValue)}`;
    const cum = `${padLeft(report.valueText(cumValue), 10)} ${report.percent(cumValue)}`;
    out.line(`${flat} ${report.percent(sum)} ${cum}  ${node.name}${inlineLabel(node)}`);
  }
  return undefined;
}

/** The sum of the nodes' flat values. */
export function flatTotal({ nodes }: Graph): bigint {
  let total = 0n;
  for (const node of nodes) total = BigInt.asIntN(64, total + node.flatValue);
  return total;
}

function inlineLabel({ inEdges }: GraphNode): ByteText {
  if ((inEdges & INLINED_IN) === 0) return "";
  return (inEdges & CALLED_IN) === 0 ? " (inline)" : " (partial-inline)";
}
