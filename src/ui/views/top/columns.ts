import type { TopColumn } from "../../../engine/protocol";

/** A column of the top table. */
export interface Column {
  readonly title: string;
  /** What a click on its header sorts by; Sum% goes with the order and cannot be sorted by. */
  readonly sortBy: TopColumn | undefined;
  /** Whether the sort direction is told here: once per order. */
  readonly isMain: boolean;
  readonly explanation: string;
  /** What the style sheet knows it by, where it leaves when room is short. */
  readonly className?: string;
}

export const COLUMNS: readonly Column[] = [
  { title: "Flat", sortBy: "flat", isMain: true, explanation: "What the function costs by itself" },
  { title: "Flat%", sortBy: "flat", isMain: false, explanation: "Flat as part of the total" },
  {
    title: "Sum%",
    sortBy: undefined,
    isMain: false,
    explanation: "Flat% of this row and all rows above",
    className: "top-sum",
  },
  {
    title: "Cum",
    sortBy: "cum",
    isMain: true,
    explanation: "What the function costs together with everything it calls",
  },
  { title: "Cum%", sortBy: "cum", isMain: false, explanation: "Cum as part of the total" },
  { title: "Name", sortBy: "name", isMain: true, explanation: "The function, as pprof prints it" },
];

const [FLAT, FLAT_SHARE, SUM, CUM, CUM_SHARE, NAME] = COLUMNS;

const side = (title: string, explanation: string): Column => ({
  title,
  sortBy: undefined,
  isMain: false,
  explanation,
  className: "top-side",
});
const delta = (title: string, of: "flat" | "cum"): Column => ({
  title,
  sortBy: undefined,
  isMain: false,
  explanation: `Delta of ${of} as part of what it was in the base; a dot: beyond sampling noise`,
  className: `top-delta-${of}`,
});

/** In a comparison Flat, Flat%, Sum%, Cum and Cum% are those of the difference, as pprof prints them. */
export const COMPARISON_COLUMNS: readonly Column[] = [
  { ...FLAT, explanation: "Delta of flat: new - base" },
  { ...FLAT_SHARE, explanation: "Delta of flat as part of the total", className: "top-share" },
  SUM,
  { ...CUM, explanation: "Delta of cum: new - base" },
  { ...CUM_SHARE, explanation: "Delta of cum as part of the total", className: "top-share" },
  side("Flat base", "Flat in the base"),
  side("Flat new", "Flat in the new profile"),
  delta("Flat delta", "flat"),
  side("Cum base", "Cum in the base"),
  side("Cum new", "Cum in the new profile"),
  delta("Cum delta", "cum"),
  NAME,
];

/** Values descend and names ascend, unless reversed. */
export function isDescending(sortBy: TopColumn, reversed: boolean): boolean {
  return (sortBy !== "name") !== reversed;
}
