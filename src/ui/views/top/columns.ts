import type { TopColumn } from "../../../engine/protocol";

/** A column of the top table. */
export interface Column {
  readonly title: string;
  /** What a click on its header sorts by; Sum% goes with the order and cannot be sorted by. */
  readonly sortBy: TopColumn | undefined;
  /** Whether the sort direction is told here: once per order. */
  readonly isMain: boolean;
  readonly explanation: string;
}

export const COLUMNS: readonly Column[] = [
  { title: "Flat", sortBy: "flat", isMain: true, explanation: "What the function costs by itself" },
  { title: "Flat%", sortBy: "flat", isMain: false, explanation: "Flat as part of the total" },
  { title: "Sum%", sortBy: undefined, isMain: false, explanation: "Flat% of this row and all rows above" },
  {
    title: "Cum",
    sortBy: "cum",
    isMain: true,
    explanation: "What the function costs together with everything it calls",
  },
  { title: "Cum%", sortBy: "cum", isMain: false, explanation: "Cum as part of the total" },
  { title: "Name", sortBy: "name", isMain: true, explanation: "The function, as pprof prints it" },
];

/** Values descend and names ascend, unless reversed. */
export function isDescending(sortBy: TopColumn, reversed: boolean): boolean {
  return (sortBy !== "name") !== reversed;
}
