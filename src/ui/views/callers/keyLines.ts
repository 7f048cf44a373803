import type { KeyLine } from "../../help/keyLines";

/** Keys of the two graphs and the two tables, where they are not those of the flame graph. */
export const CALLERS_KEYS: readonly KeyLine[] = [
  { keys: ["Enter", "double-click"], what: "Callers and callees of that function; Back returns" },
  {
    keys: ["↑", "↓"],
    what: "In a graph: towards the pivot, away from it; in a table: to the row above, below",
  },
  {
    keys: ["Page up", "Page down", "Home", "End"],
    what: "In a table: a page up, down; to the first row, the last",
  },
  { keys: ["↓"], what: "In the box Pivot: to the functions that match" },
];
