import { percentText } from "../../base/units";
import type { GraphAnswer } from "../../engine/protocol";
import { NONE } from "../../model/profile";
import type { GraphHit } from "./hitTest";
import type { LaidOutBox } from "./layout/graphLayout";
import type { GraphPicture } from "./picture";

/** For a screen reader: `json.Marshal, cum 12.4%, flat 3.1%`; in a comparison `json.Marshal, cum delta 1.20s, …`. */
export function spokenNode({ nodes, question }: GraphAnswer, row: number): string {
  const name = nodes.shortName[row];
  if (question.comparison === undefined) {
    return `${name}, cum ${nodes.cumShare[row]}, flat ${nodes.flatShare[row]}`;
  }
  return `${name}, cum delta ${nodes.cumText[row]}, flat delta ${nodes.flatText[row]}`;
}

/** What arrows lead to: `called by main 3.2s and 1 more; calls encode 2.1s; labels tenant:acme 1.2s`. */
export function spokenNeighbours(picture: GraphPicture, row: number): string {
  const { answer, neighbours } = picture;
  const { edges, nodes } = answer;
  const side = (words: string, edgeList: readonly number[], end: Int32Array) => {
    const [edge] = edgeList;
    if (edge === undefined) return [];
    const more = edgeList.length === 1 ? "" : ` and ${edgeList.length - 1} more`;
    return [`${words} ${nodes.shortName[end[edge]]} ${edges.weightText[edge]}${more}`];
  };
  const labels = labelsOf(picture, row);
  return [
    ...side("called by", neighbours.into[row], edges.source),
    ...side("calls", neighbours.outOf[row], edges.destination),
    ...(labels.length === 0 ? [] : [`labels ${labels.join(", ")}`]),
  ].join("; ");
}

/** A tooltip's content. All plain text. */
export interface GraphFacts {
  readonly title: string;
  /** Figure, value, percentage; each may be "". */
  readonly figures: readonly (readonly [figure: string, value: string, percent: string])[];
  readonly notes: readonly string[];
}

/** What is known of a box or an edge; undefined for the legend. */
export function factsOf(picture: GraphPicture, hit: GraphHit): GraphFacts | undefined {
  if (hit.kind === "edge") return factsOfEdge(picture, hit.index);
  const box = picture.layout.boxes[hit.index];
  if (box?.kind === "label") return factsOfLabel(picture, hit.index, box);
  return box?.kind === "function" && box.row !== NONE ? factsOfNode(picture, box.row) : undefined;
}

function factsOfNode(picture: GraphPicture, row: number): GraphFacts {
  const { nodes, question } = picture.answer;
  const delta = question.comparison === undefined ? "" : " delta";
  const name = nodes.name[row];
  const title = nodes.fullName.get(row) ?? name;
  return {
    title,
    figures: [
      [`cum${delta}`, nodes.cumText[row], nodes.cumShare[row]],
      [`flat${delta}`, nodes.flatText[row], nodes.flatShare[row]],
    ],
    notes: [...(title === name ? [] : [name]), ...(nodes.file[row] === "" ? [] : [nodes.file[row]])],
  };
}

function factsOfEdge(picture: GraphPicture, index: number): GraphFacts | undefined {
  const { answer, layout } = picture;
  const { source, destination, lines } = layout.edges[index];
  const from = layout.boxes[source];
  const to = layout.boxes[destination];
  if (to.kind === "label") return factsOfLabel(picture, destination, to);
  const { edges, nodes, question } = answer;
  const edge = picture.neighbours.edgeBetween(from.row, to.row);
  const nameOf = ({ row }: LaidOutBox) => (row === NONE ? "not shown" : nodes.shownName[row]);
  const title = `${nameOf(from)} → ${nameOf(to)}`;
  if (edge === undefined) return { title, figures: [["cost", textOf({ lines }), ""]], notes: [] };
  const shares: GraphFacts["figures"] =
    question.comparison === undefined
      ? [
          ["of the caller", "", percentText(edges.weight[edge], nodes.cum[from.row])],
          ["of the callee", "", percentText(edges.weight[edge], nodes.cum[to.row])],
        ]
      : [];
  const notes: string[] = [];
  if (edges.isInline[edge] === 1) notes.push("inlined into its caller");
  if (edges.isResidual[edge] === 1) notes.push("through functions that are not shown");
  return { title, figures: [["cost", edges.weightText[edge], edges.weightShare[edge]], ...shares], notes };
}

function factsOfLabel(picture: GraphPicture, index: number, box: LaidOutBox): GraphFacts {
  const edge = picture.layout.edges.find(({ destination }) => destination === index);
  const name = picture.answer.nodes.shownName[box.row] ?? "";
  return {
    title: textOf(box),
    figures: edge === undefined ? [] : [["cost", textOf(edge), ""]],
    notes: [`label of samples in ${name}`],
  };
}

/** The labels drawn at a function, with what they cost. */
function labelsOf({ layout }: GraphPicture, row: number): string[] {
  return layout.edges.flatMap(edge => {
    const box = layout.boxes[edge.destination];
    return box.kind === "label" && box.row === row ? [`${textOf(box)} ${textOf(edge)}`] : [];
  });
}

/** Its text on one line. */
const textOf = ({ lines }: Pick<LaidOutBox, "lines">) =>
  lines
    .map(({ text }) => text)
    .join(" ")
    .trim();
