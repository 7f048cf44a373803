import type { FlameLayout } from "../../analysis/flame/boxColumns";
import { layoutFlame } from "../../analysis/flame/layout";
import type { FlameTree } from "../../analysis/flame/tree";
import { NODE_CALLED, NODE_INLINED } from "../../analysis/flame/treeNodes";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import {
  BOX_INLINED,
  BOX_MERGED,
  BOX_MORE_BELOW,
  BOX_PARTLY_INLINED,
  type ComparisonWidth,
  type FlameAnswer,
  type FlameQuestion,
  NO_FRAME,
} from "../protocol";
import type { Session } from "../session";

/** The boxes of a part of the flame graph. */
export function* answerFlame(session: Session, question: FlameQuestion): Steps<FlameAnswer> {
  const tree = yield* session.flameTree(question.sampleTypeIndex, question);
  return (yield* drawTree(tree, session, question)).answer;
}

/** The boxes of a part of a tree, and the node that each is (NONE for merged ones). */
export function* drawTree(
  tree: FlameTree,
  session: Session,
  question: FlameQuestion,
): Steps<{ readonly answer: FlameAnswer; readonly nodeOfBox: Int32Array }> {
  const { sampleTypeIndex, width = "both" } = question;
  yield;
  yield* session.looks.knowShades();
  const layout = yield* layoutFlame(tree, question);
  const deepest = yield* session.maxStackDepth();
  yield;
  const { boxCount } = layout;
  const frame = new Int32Array(boxCount).fill(NO_FRAME);
  const self = new Float64Array(boxCount);
  const flags = new Uint8Array(boxCount);
  const frameIds: number[] = [];
  const numberOfFrame = new Map<number, number>();
  for (let box = 0; box < boxCount; box++) {
    const node = layout.node[box];
    if (node === NONE) {
      flags[box] = BOX_MERGED;
      continue;
    }
    self[box] = tree.self[node];
    flags[box] = boxFlags(tree, node, layout.moreBelow[box] === 1);
    const frameId = tree.frame[node];
    if (frameId === NONE) continue;
    let number = numberOfFrame.get(frameId);
    if (number === undefined) {
      number = frameIds.push(frameId) - 1;
      numberOfFrame.set(frameId, number);
    }
    frame[box] = number;
  }
  yield;
  const frames = yield* session.looks.columns(frameIds);
  yield;
  const total = tree.weight[0];
  const answer: FlameAnswer = {
    kind: "flame",
    question,
    boxCount,
    depth: layout.depth,
    rowStart: layout.rowStart,
    ...edges(layout, total),
    value: layout.value,
    ...(session.isComparison ? { base: baseValues(layout, width) } : {}),
    self,
    frame,
    parent: layout.parent,
    flags,
    mergedCount: layout.mergedCount,
    frames,
    totalWeight: total,
    reportTotal: session.reportTotal(sampleTypeIndex),
    mergedWeight: layout.mergedWeight,
    rowCount: deepest + 1,
  };
  yield;
  return { answer, nodeOfBox: layout.node };
}

function boxFlags(tree: FlameTree, node: number, moreBelow: boolean): number {
  const came = tree.flags[node];
  const inlined =
    came === NODE_INLINED ? BOX_INLINED : came === (NODE_CALLED | NODE_INLINED) ? BOX_PARTLY_INLINED : 0;
  return inlined | (moreBelow ? BOX_MORE_BELOW : 0);
}

/** Edges as fractions of the whole width. */
function edges(layout: FlameLayout, total: number): { left: Float64Array; right: Float64Array } {
  const scale = total === 0 ? 0 : 1 / total;
  const left = layout.leftWeight.map(weight => weight * scale);
  const right = layout.rightWeight.map(weight => weight * scale);
  right[0] = 1;
  return { left, right };
}

/**
 * The base's part of every box. Width and difference tell it: new + base and new - base where widths are of both
 * sides, new and new - base where they are of the new one.
 */
function baseValues({ leftWeight, rightWeight, value }: FlameLayout, width: ComparisonWidth): Float64Array {
  return value.map((difference, box) => {
    const weight = rightWeight[box] - leftWeight[box];
    if (width === "both") return (weight - difference) / 2;
    return width === "new" ? weight - difference : weight;
  });
}
