import type { KeyLine } from "../../help/keyLines";

/** Keys of the list of functions and of the code. */
export const SOURCE_KEYS: readonly KeyLine[] = [
  { keys: ["n", "p"], what: "The next hot line, the one before" },
  {
    keys: ["↑", "↓", "Page up", "Page down", "Home", "End"],
    what: "Another line; in the list, another function",
  },
  { keys: ["→", "←"], what: "Shows, hides what was inlined into the line, and its addresses" },
  { keys: ["Enter", "double-click"], what: "On an inlined call: to its own code; Back returns" },
];
