import type { KeyLine } from "../../help/keyLines";

/** Keys of the tables of values, as `useGridKeys` has them. */
export const LABEL_KEYS: readonly KeyLine[] = [
  { keys: ["↑", "↓"], what: "To the value above, below" },
  { keys: ["←", "→"], what: "To Focus and Ignore beside the value, and back" },
  { keys: ["Enter"], what: "Does what the cell says; on a value: only its samples" },
  { keys: ["Page up", "Page down", "Home", "End"], what: "A page up, down; to the first value, the last" },
];
