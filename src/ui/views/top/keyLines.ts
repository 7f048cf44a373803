import type { KeyLine } from "../../help/keyLines";

/** What keys and the mouse do in the table. */
export const TOP_KEYS: readonly KeyLine[] = [
  { keys: ["↑", "↓", "Page up", "Page down", "Home", "End"], what: "Another row" },
  {
    keys: ["A letter"],
    what: "The next function whose name begins with it, and with what is typed after it",
  },
  { keys: ["Shift ↓", "Shift Page down", "Shift End", "Shift click"], what: "Selects all rows up to there" },
  { keys: ["Ctrl ↑", "Ctrl ↓"], what: "Goes to another row and selects nothing" },
  { keys: ["Space", "Ctrl click"], what: "Selects the row as well, or no longer" },
  { keys: ["Ctrl A"], what: "Selects all rows; Escape leaves one" },
  { keys: ["Ctrl C"], what: "Copies the selected rows as pprof prints them" },
  { keys: ["Enter"], what: "The callers and callees of the function" },
  { keys: ["Menu", "Right click", "Long press"], what: "What can be done with the selected functions" },
  { keys: ["←", "→"], what: "On the edge of a header: makes the column narrower, wider; Enter: as it was" },
];
