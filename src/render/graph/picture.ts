import type { GraphAnswer } from "../../engine/protocol";
import { NONE } from "../../model/profile";
import type { GraphHit } from "./hitTest";
import type { GraphLayout } from "./layout/graphLayout";
import { GraphNeighbours } from "./neighbours";

/** A graph and where Graphviz put it. */
export interface GraphPicture {
  readonly answer: GraphAnswer;
  readonly layout: GraphLayout;
  readonly neighbours: GraphNeighbours;
  /** row of the answer's nodes → index in the layout's boxes; NONE where it is not drawn. */
  readonly boxOfRow: Int32Array;
  /** Rows, the heaviest by cum first. */
  readonly rowsByCum: readonly number[];
}

/** Puts a graph and its layout together. */
export function pictureOf(answer: GraphAnswer, layout: GraphLayout): GraphPicture {
  const { name, cum } = answer.nodes;
  const boxOfRow = new Int32Array(name.length).fill(NONE);
  for (const [index, { kind, row }] of layout.boxes.entries()) {
    if (kind === "function") boxOfRow[row] = index;
  }
  const rowsByCum = name.map((_, row) => row).sort((a, b) => Math.abs(cum[b]) - Math.abs(cum[a]) || a - b);
  return { answer, layout, neighbours: new GraphNeighbours(answer), boxOfRow, rowsByCum };
}

/** The boxes of functions of a name; a call tree may have several. */
export function boxesNamed({ answer, boxOfRow }: GraphPicture, name: string): GraphHit[] {
  return boxesOfRows(boxOfRow, row => answer.nodes.name[row] === name);
}

/** The boxes of functions that a search has found. @param matches frame's number → 1 */
export function boxesFound({ answer, boxOfRow }: GraphPicture, matches: Uint8Array): GraphHit[] {
  return boxesOfRows(boxOfRow, row => answer.nodes.frameIds[row].some(frame => matches[frame] === 1));
}

/** The edges that begin or end at boxes. */
export function edgesAt({ layout }: GraphPicture, boxes: readonly GraphHit[]): GraphHit[] {
  const indices = new Set(boxes.map(({ index }) => index));
  return layout.edges.flatMap(({ source, destination }, index) =>
    indices.has(source) || indices.has(destination) ? [{ kind: "edge", index } as const] : [],
  );
}

function boxesOfRows(boxOfRow: Int32Array, isWanted: (row: number) => boolean): GraphHit[] {
  const found: GraphHit[] = [];
  for (const [row, index] of boxOfRow.entries()) {
    if (index !== NONE && isWanted(row)) found.push({ kind: "box", index });
  }
  return found;
}
