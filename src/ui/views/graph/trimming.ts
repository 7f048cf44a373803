import { DEFAULT_CONFIG } from "../../../analysis/config";
import type { GraphAnswer, QueryOptions } from "../../../engine/protocol";
import { removeOption, setOption } from "../../../state/options/optionValues";
import { countText } from "../../kit/countText";

/** pprof's nodecount of a graph where nobody says otherwise. */
const USUAL_NODE_COUNT = 80;
const PERCENT_DIGITS = 6;

/** How the graph is cut to size by the options, as sliders show it. */
export interface Trimming {
  /** At most so many nodes; Infinity for all. */
  readonly nodeCount: number;
  readonly nodePercent: number;
  readonly edgePercent: number;
}

/** What the options say; without `trim` nothing is left out. */
export function trimmingOf(options: QueryOptions): Trimming {
  const { trim, nodecount, nodefraction, edgefraction } = { ...DEFAULT_CONFIG, ...options };
  if (!trim) return { nodeCount: Infinity, nodePercent: 0, edgePercent: 0 };
  const count = nodecount === -1 ? USUAL_NODE_COUNT : nodecount;
  return {
    nodeCount: count > 0 ? count : Infinity,
    nodePercent: percentOf(nodefraction),
    edgePercent: percentOf(edgefraction),
  };
}

/** The options with at most so many nodes; Infinity for all. */
export function withNodeCount(options: QueryOptions, count: number): QueryOptions {
  const nodecount = count === USUAL_NODE_COUNT ? -1 : Number.isFinite(count) ? count : 0;
  return setOption(trimmed(options), "nodecount", nodecount);
}

/** The options with another share below which nodes, or edges, are left out. */
export function withFraction(
  options: QueryOptions,
  name: "nodefraction" | "edgefraction",
  percent: number,
): QueryOptions {
  return setOption(trimmed(options), name, Number((percent / 100).toFixed(PERCENT_DIGITS)));
}

/** Half of the nodes that are shown now. */
export function withFewerNodes(options: QueryOptions, { nodes }: GraphAnswer): QueryOptions {
  return withNodeCount(options, Math.max(1, Math.floor(nodes.name.length / 2)));
}

/**
 * What the picture leaves out, for the status line.
 * @param isShort in one sentence, for a phone, where three would take three lines
 */
export function hiddenSentences(
  {
    nodes,
    ...answer
  }: Pick<GraphAnswer, "nodesBeforeCount" | "droppedNodes" | "droppedEdges"> & {
    readonly nodes: Pick<GraphAnswer["nodes"], "name">;
  },
  isShort: boolean,
): readonly string[] {
  const { nodesBeforeCount, droppedNodes, droppedEdges } = answer;
  const beyond = nodesBeforeCount - nodes.name.length;
  if (isShort) {
    const parts = [
      ...(beyond + droppedNodes > 0 ? [counted(beyond + droppedNodes, "node")] : []),
      ...(droppedEdges > 0 ? [counted(droppedEdges, "edge")] : []),
    ];
    return parts.length === 0 ? [] : [`${parts.join(", ")} trimmed`];
  }
  return [
    ...(beyond > 0 ? [`${counted(beyond, "more node")} (nodecount)`] : []),
    ...(droppedNodes > 0 ? [`${counted(droppedNodes, "node")} under nodefraction`] : []),
    ...(droppedEdges > 0 ? [`${counted(droppedEdges, "edge")} under edgefraction`] : []),
  ];
}

/** `1 node`, `2,000 nodes`. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Back at what pprof does by itself. */
function untouched(options: QueryOptions): QueryOptions {
  const names = ["trim", "nodecount", "nodefraction", "edgefraction"] as const;
  return names.reduce<QueryOptions>(removeOption, options);
}

function trimmed(options: QueryOptions): QueryOptions {
  return options.trim === false
    ? { ...untouched(options), nodefraction: 0, edgefraction: 0, nodecount: 0 }
    : options;
}

const percentOf = (fraction: number) => Number((fraction * 100).toFixed(PERCENT_DIGITS - 2));
