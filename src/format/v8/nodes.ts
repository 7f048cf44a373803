import type { FrameBuilder, FrameLine } from "../../model/frameBuilder";
import type { Steps } from "../../base/steps";
import { isObject, type JsonObject, type Members } from "../json/values";
import { readCallFrame } from "./callFrame";

/** What is read between two pauses; the stacks of samples may be long. */
export const NODES_PER_STEP = 1 << 12;
export const SAMPLES_PER_STEP = 1 << 7;

/** What the root of V8's call trees is called; it is no function. */
const ROOT_NAME = "(root)";

/** A node of a call tree. */
export interface CallNode {
  readonly id: number | undefined;
  readonly frame: FrameLine;
  /** The root, which no stack shows. */
  readonly isRoot: boolean;
  /** As it was written, and what the errors call it. */
  readonly written: JsonObject;
  readonly field: string;
  /** The caller's place in the list; -1 where there is none. */
  parent: number;
}

/** A call tree whose nodes contain their children, in the order parents first. */
export function* readTree(frames: FrameBuilder, members: Members, head: unknown): Steps<CallNode[]> {
  const nodes: CallNode[] = [];
  // Not by recursion: a tree may be as deep as a file is long.
  const waiting: { value: unknown; field: string; parent: number }[] = [
    { value: head, field: "head", parent: -1 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, field, parent } = next;
    const index = nodes.length;
    if (index % NODES_PER_STEP === NODES_PER_STEP - 1) yield;
    const node = readNode(frames, members, value, field, parent);
    nodes.push(node);
    const children = members.optionalArray(node.written["children"], `${field}.children`) ?? [];
    for (let child = children.length - 1; child >= 0; child--) {
      // A path through the whole tree would be as long as the tree is deep.
      waiting.push({ value: children[child], field: `node ${index}'s children[${child}]`, parent: index });
    }
  }
  return nodes;
}

/** A call tree as a list whose nodes name their children, or their parent, by number. */
export function* readList(frames: FrameBuilder, members: Members, list: unknown): Steps<CallNode[]> {
  const nodes: CallNode[] = [];
  for (const [index, value] of members.array(list, "nodes").entries()) {
    if (index % NODES_PER_STEP === NODES_PER_STEP - 1) yield;
    nodes.push(readNode(frames, members, value, `nodes[${index}]`, -1));
  }
  const byId = nodesById(nodes, members);
  const adopt = (parent: number, child: number, field: string) => {
    if (nodes[child].parent !== -1 && nodes[child].parent !== parent) {
      members.fail(field, `makes ${nodes[child].field} a child of two nodes`);
    }
    nodes[child].parent = parent;
  };
  for (const [index, { written, field }] of nodes.entries()) {
    if (index % NODES_PER_STEP === NODES_PER_STEP - 1) yield;
    const children = members.optionalArray(written["children"], `${field}.children`) ?? [];
    for (const [place, child] of children.entries()) {
      const childField = `${field}.children[${place}]`;
      adopt(index, placeOf(byId, members, child, childField), childField);
    }
    const { parent } = written;
    if (parent === undefined || parent === null) continue;
    adopt(placeOf(byId, members, parent, `${field}.parent`), index, `${field}.parent`);
  }
  yield;
  refuseCircles(nodes, members);
  return nodes;
}

/** id → the node's place in the list. */
export function nodesById(nodes: readonly CallNode[], members: Members): Map<number, number> {
  const byId = new Map<number, number>();
  for (const [index, { id, field }] of nodes.entries()) {
    if (id === undefined) continue;
    if (byId.has(id)) members.fail(`${field}.id`, `is ${id}, as another node's`);
    byId.set(id, index);
  }
  return byId;
}

/** The place of the node that a member names. */
export function placeOf(
  byId: ReadonlyMap<number, number>,
  members: Members,
  id: unknown,
  field: string,
): number {
  const number = members.number(id, field);
  return byId.get(number) ?? members.fail(field, `names node ${number}, which is not there`);
}

/** Location rows of the stack that ends in a node, leaf first. @param leaf the leaf's own location */
export function stackTo(
  nodes: readonly CallNode[],
  rows: Uint32Array,
  index: number,
  leaf: number = rows[index],
): number[] {
  const stack = [leaf];
  for (let at = nodes[index].parent; at !== -1; at = nodes[at].parent) {
    if (!nodes[at].isRoot) stack.push(rows[at]);
  }
  return stack;
}

/** node → the row of the location that its frame is. */
export function locationRows(frames: FrameBuilder, nodes: readonly CallNode[]): Uint32Array {
  return Uint32Array.from(nodes, ({ frame }) => frames.locationRow([frame]));
}

function readNode(
  frames: FrameBuilder,
  members: Members,
  value: unknown,
  field: string,
  parent: number,
): CallNode {
  const written = members.object(value, field);
  // Before 2016 a node was its call frame.
  const { callFrame = written } = written;
  const frame = members.object(callFrame, `${field}.callFrame`);
  if (!isObject(written["callFrame"]) && typeof written["functionName"] !== "string") {
    members.fail(`${field}.callFrame`, "is missing");
  }
  return {
    id: members.optionalNumber(written["id"], `${field}.id`),
    frame: readCallFrame(frames, members, frame, `${field}.callFrame`),
    isRoot: frame["functionName"] === ROOT_NAME,
    written,
    field,
    parent,
  };
}

function refuseCircles(nodes: readonly CallNode[], members: Members): void {
  /** node → 1 where its callers end in a root. */
  const isRooted = new Uint8Array(nodes.length);
  for (const start of nodes.keys()) {
    const path: number[] = [];
    let at = start;
    while (at !== -1 && isRooted[at] === 0) {
      if (path.length > nodes.length) members.fail(nodes[start].field, "is called by itself in a circle");
      path.push(at);
      at = nodes[at].parent;
    }
    for (const index of path) isRooted[index] = 1;
  }
}
