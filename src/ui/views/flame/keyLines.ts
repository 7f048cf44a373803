import { commandShortcut } from "../../actions/shortcuts";
import type { KeyLine } from "../../help/keyLines";

/** Keys of the whole view, as `useFlameKeys` has them. */
export const flameKeys = (): readonly KeyLine[] => [
  { keys: ["+", "-"], what: "Zoom in, zoom out" },
  { keys: ["0"], what: "Show the whole graph" },
  { keys: ["W", "A", "S", "D"], what: "Move the graph (by their places on the keyboard)" },
  { keys: ["N", "F3"], what: "The next search match; with Shift the one before" },
  { keys: [commandShortcut("C")], what: "Copy the name of the box under the pointer, or at the keyboard" },
  { keys: ["Escape"], what: "Zoom out one step" },
  { keys: ["Shift"], what: "Held: the tooltip stays, its text can be selected" },
];

/** Keys of the tree, as `FlameTree` has them. */
export const FLAME_TREE_KEYS: readonly KeyLine[] = [
  { keys: ["↑", "↓"], what: "To the caller, to the heaviest callee" },
  { keys: ["←", "→"], what: "To the sibling before, the next" },
  { keys: ["Home", "End"], what: "To the root; along the heaviest callees to the end" },
  { keys: ["Enter"], what: "Zoom to the box" },
  { keys: ["Space"], what: "Select the box" },
  { keys: ["Letters"], what: "To the next box whose name begins so" },
  { keys: ["Menu", "Shift F10"], what: "What can be done with the box" },
];

/** What mouse and fingers do, as `gestures` has it. */
export const FLAME_POINTER: readonly KeyLine[] = [
  { keys: ["Click"], what: "Select the box" },
  { keys: ["Double-click"], what: "Zoom to the box" },
  { keys: ["Right-click", "long press"], what: "What can be done with the box" },
  { keys: ["Drag", "wheel"], what: "Move the graph" },
  { keys: ["Ctrl wheel", "pinch"], what: "Zoom around the pointer" },
  { keys: ["Drag on the minimap"], what: "Zoom to that range; on its window: move it, or one of its edges" },
];
