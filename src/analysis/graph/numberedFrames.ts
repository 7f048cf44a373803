import { SEVERAL_FRAMES } from "../frames";
import type { NodeTable } from "./nodeTable";

/** The code of a node that is left out. A code less is no node at all. */
const LEFT_OUT = 1;

/**
 * The nodes of a graph as the kernel's loops over stacks want them. Those that are in it are numbered from 1. A code is
 * the node's number << 2 | whether edges into it are wanted << 1 | whether it is inlined, or LEFT_OUT.
 */
export interface NumberedFrames {
  /** number → node. */
  readonly nodes: Uint32Array;
  /** location → code, or SEVERAL_FRAMES | where its list begins. */
  readonly entry: Uint32Array;
  /** Runs of a count and that many codes, outermost first. */
  readonly lists: Uint32Array;
}

/**
 * Numbers the nodes of a table.
 * @param kept node → 1 where it is in the graph; all when undefined
 * @param edgesInto node → 1 where the edges into it are wanted
 */
export function numberFrames(
  { entry, lists }: Pick<NodeTable, "entry" | "lists">,
  kept: Uint8Array | undefined,
  edgesInto: Uint8Array,
): NumberedFrames {
  const nodes = new Uint32Array(edgesInto.length + 1);
  const codes = new Uint32Array(edgesInto.length);
  let count = 0;
  for (let node = 0; node < edgesInto.length; node++) {
    if (kept?.[node] === 0) continue;
    nodes[++count] = node;
    codes[node] = (count << 2) | (edgesInto[node] << 1);
  }
  const codeOf = (frame: number) => {
    const code = codes[frame >>> 1];
    return code === 0 ? LEFT_OUT : code | (frame & 1);
  };
  const numberedEntry = new Uint32Array(entry.length);
  for (let location = 0; location < entry.length; location++) {
    const code = entry[location];
    numberedEntry[location] = code < SEVERAL_FRAMES ? codeOf(code) : code;
  }
  const numberedLists = new Uint32Array(lists.length);
  for (let list = 0; list < lists.length; ) {
    const end = list + lists[list];
    numberedLists[list] = lists[list];
    for (list++; list <= end; list++) numberedLists[list] = codeOf(lists[list]);
  }
  return { nodes: nodes.subarray(0, count + 1), entry: numberedEntry, lists: numberedLists };
}
