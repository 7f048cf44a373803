import type { TrimmedGraph } from "../../analysis/graph";
import type { GraphEdge, GraphNode } from "../../analysis/graph/graph";
import { magnitude } from "../../base/int64";
import { sortedEdges } from "../../analysis/graph/order";
import { type ByteText, type ByteWriter } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { baseName } from "../../names/functionName";
import { divided } from "../../base/int64";
import type { ReportContext } from "../context";
import { graphCounts, reportLabels } from "../legend";
import { dotColor } from "./color";
import { escapeForDot, multilineName, unescapedText } from "./names";
import { nodeletText } from "./nodelets";
import { pictureLines, pictureText } from "./pictureText";

/** dot: the graph in Graphviz's language (`internal/graph/dotgraph.go: ComposeDot`). */
export function* writeDot(report: ReportContext, out: ByteWriter): Steps<undefined> {
  writeGraph(report, yield* report.graph(), out);
  return undefined;
}

/** The same for a graph that is there already: its nodes are `N1`, `N2` … in their order. */
export function writeGraph(report: ReportContext, trimmed: TrimmedGraph, out: ByteWriter): void {
  const { nodes } = trimmed.graph;
  const counts = graphCounts(trimmed);
  const title = titleOf(report);
  const legend = pictureLines(report, reportLabels(report, counts, true));
  out.line(`digraph "${title === "" ? "unnamed" : title}" {`);
  out.line('node [style=filled fillcolor="#f8f8f8"]');
  out.line(legendText(legend, title));
  const numbers = new Map(nodes.map((node, index) => [node, index + 1]));
  let maxFlat = 0;
  for (const node of nodes) maxFlat = Math.max(maxFlat, Number(magnitude(node.flatValue)));
  const withNodelets = new Set<GraphNode>();
  for (const [index, node] of nodes.entries()) {
    out.line(nodeText(report, node, index + 1, maxFlat));
    const nodelets = nodeletText(report, node, index + 1);
    if (nodelets !== "") withNodelets.add(node);
    out.write(nodelets);
  }
  for (const edge of edgesOf(trimmed)) {
    const ends = `N${numbers.get(edge.source) ?? 0} -> N${numbers.get(edge.destination) ?? 0}`;
    out.line(`${ends} [${edgeText(report, edge, withNodelets.has(edge.source))}]`);
  }
  out.line("}");
}

/** The edges as they are written, heaviest first. */
export function edgesOf({ graph }: TrimmedGraph): GraphEdge[] {
  return sortedEdges(graph.nodes.flatMap(node => [...node.outgoing.values()]));
}

function titleOf(report: ReportContext): ByteText {
  const { mappings, strings } = report.profile;
  const file = mappings.main === NONE ? "" : strings.byteText(mappings.filename[mappings.main]);
  return file === "" ? "" : unescapedText(report, baseName(file));
}

function legendText(labels: readonly ByteText[], title: ByteText): ByteText {
  const [first = ""] = labels;
  const label = labels.map(escapeForDot).join("\\l");
  const tooltip = title === "" ? "" : ` tooltip="${title}"`;
  return `subgraph cluster_L { "${escapeForDot(first)}" [shape=box fontsize=16 label="${label}\\l"${tooltip}] }`;
}

const SMALLEST_FONT = 8;
const FONT_GROWTH = 16;

function nodeText(report: ReportContext, node: GraphNode, number: number, maxFlat: number): ByteText {
  const { flatValue: flat, cumValue: cum } = node;
  const share = (value: bigint) => report.percent(value).trim();
  const valueText = (value: bigint) => unescapedText(report, report.valueText(value));
  const flatText = valueText(flat);
  let label = multilineName(report, node.info);
  label += flat === 0n ? "0" : `${flatText} (${share(flat)})`;
  let cumText = flatText;
  if (cum !== flat) {
    cumText = valueText(cum);
    label += `${flat === 0n ? " " : "\\n"}of ${cumText} (${share(cum)})`;
  }
  const size = Number(magnitude(flat));
  const fontSize =
    SMALLEST_FONT +
    (maxFlat !== 0 && size !== 0 && size <= maxFlat ? Math.ceil(FONT_GROWTH * Math.sqrt(size / maxFlat)) : 0);
  const score = Number(cum) / Number(magnitude(report.total));
  const tooltip = `${escapeForDot(pictureText(report, node.name))} (${cumText})`;
  return `N${number} [label="${label}" id="node${number}" fontsize=${fontSize} shape=box tooltip="${tooltip}" color="${dotColor(score, false)}" fillcolor="${dotColor(score, true)}"]`;
}

function edgeText(report: ReportContext, edge: GraphEdge, fromNodelets: boolean): ByteText {
  const { total } = report;
  const value = divided(edge.weight, edge.weightDivisor);
  const text = unescapedText(report, report.valueText(value));
  const parts = [`label=" ${text}${edge.isInline ? "\\n (inline)" : ""}"`];
  if (total !== 0n) {
    const weight = 1n + portion(value, total, 100n);
    if (weight > 1n) parts.push(`weight=${weight}`);
    const width = 1n + portion(value, total, 5n);
    if (width > 1n) parts.push(`penwidth=${width}`);
    parts.push(`color="${dotColor(Number(value) / Number(magnitude(total)), false)}"`);
  }
  const arrow = edge.isResidual ? "..." : "->";
  const [source, destination] = [edge.source, edge.destination].map(({ name }) =>
    escapeForDot(pictureText(report, name)),
  );
  const names = `${source} ${arrow} ${destination}`;
  parts.push(`tooltip="${names} (${text})"`, `labeltooltip="${names} (${text})"`);
  if (edge.isResidual) parts.push('style="dotted"');
  if (fromNodelets) parts.push("minlen=2");
  return parts.join(" ");
}

/** How many of `most` parts of the total a value is, in whole numbers as Go's int64 has them. */
function portion(value: bigint, total: bigint, most: bigint): bigint {
  const parts = magnitude(BigInt.asIntN(64, value * most) / total);
  return parts < most ? parts : most;
}
