// The loops that touch every frame of every stack, for src/kernel. Each is a function over plain memory: whoever calls
// it puts its columns there, and takes the results out before anyone else is called.
export * from "./addEdges";
export * from "./addNeighbours";
export * from "./addTags";
export * from "./addTotals";
export * from "./decodeSamples";
export * from "./decodeTables";
export * from "./followStacks";
export * from "./markSamples";
export * from "./measureStacks";

/** Where the memory begins that this program leaves to its callers. */
export function memoryStart(): usize {
  return __heap_base;
}
