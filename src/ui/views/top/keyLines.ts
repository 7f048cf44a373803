import type { KeyLine } from "../../help/keyLines";

/** Keys of the table, as `useRowSelection` has them. */
export const TOP_KEYS: readonly KeyLine[] = [
  { keys: ["↑", "↓"], what: "To the row above, below" },
  { keys: ["Page up", "Page down"], what: "A page up, down" },
  { keys: ["Home", "End"], what: "To the first row, the last" },
];
