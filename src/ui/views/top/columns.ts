import type { ProfileSummary, TopColumn } from "../../../engine/protocol";
import { type SampleTypes, typeColumns } from "./typeColumns";

/** A column by what it says; the same as what it is sorted by, where it is sorted by itself. */
export type ColumnId = TopColumn | "flat_share" | "sum_share" | "cum_share";

/** A column of the top table. */
export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** What a click on its header sorts by; Sum% goes with the order and cannot be sorted by. */
  readonly sortBy: TopColumn | undefined;
  readonly explanation: string;
  /** Heading in the list of columns. */
  readonly group: string;
  /** Shown as long as nobody turned it off; the others on request. */
  readonly isUsual: boolean;
  readonly kind: "amount" | "share" | "delta" | "text" | "name";
  /** Where there is much room, less, and little. */
  readonly widthsCss: readonly [wide: number, medium: number, narrow: number];
  /** In which order columns leave where there is no room for all; undefined: they stay. */
  readonly leaves?: number;
}

/** Columns whose cells come with a question of their own. */
export function isFetched(column: Column): column is Column & { readonly id: TopColumn } {
  const { id, kind } = column;
  return kind === "text" || id === "samples" || id.includes(":") || id.endsWith("_sigma");
}

/** Columns that are no column of pprof's report: what is copied beside it. */
export function isBeyondReport(column: Column): column is Column & { readonly id: TopColumn } {
  return isFetched(column) || column.group === COMPARED;
}

const COMPARED = "Comparison";

const AMOUNT = { kind: "amount", widthsCss: [96, 72, 64] } as const;
const SHARE = { kind: "share", widthsCss: [100, 68, 60] } as const;
const TEXT = { kind: "text", isUsual: false, group: "Where it is", widthsCss: [220, 180, 150] } as const;
const PPROF = { group: "As pprof prints them", isUsual: true } as const;

const FLAT: Column = {
  id: "flat",
  title: "Flat",
  sortBy: "flat",
  explanation: "What the function costs by itself",
  ...PPROF,
  ...AMOUNT,
};
const CUM: Column = {
  id: "cum",
  title: "Cum",
  sortBy: "cum",
  explanation: "What the function costs together with everything it calls",
  ...PPROF,
  ...AMOUNT,
};
const FIGURES: readonly Column[] = [
  FLAT,
  {
    id: "flat_share",
    title: "Flat%",
    sortBy: "flat",
    explanation: "Flat as part of the total",
    ...PPROF,
    ...SHARE,
  },
  {
    id: "sum_share",
    title: "Sum%",
    sortBy: undefined,
    explanation: "Flat% of this row and all rows above",
    leaves: 1,
    ...PPROF,
    kind: "share",
    widthsCss: [84, 68, 60],
  },
  CUM,
  {
    id: "cum_share",
    title: "Cum%",
    sortBy: "cum",
    explanation: "Cum as part of the total",
    ...PPROF,
    ...SHARE,
  },
];

const NAME: Column = {
  id: "name",
  title: "Name",
  sortBy: "name",
  explanation: "The function, as pprof prints it",
  ...PPROF,
  kind: "name",
  widthsCss: [240, 190, 112],
};

const SAMPLES: Column = {
  id: "samples",
  title: "Samples",
  sortBy: "samples",
  explanation: "How many of the profile's samples hold the function, whatever they weigh",
  group: "Counts",
  isUsual: false,
  kind: "amount",
  widthsCss: [88, 76, 68],
};

const PLACES: readonly Column[] = [
  {
    id: "package",
    title: "Package",
    sortBy: "package",
    explanation: "The package, module or namespace that the name begins with",
    ...TEXT,
  },
  {
    id: "file",
    title: "File",
    sortBy: "file",
    explanation: "The source file, with the line where the function starts",
    ...TEXT,
  },
  {
    id: "mapping",
    title: "Mapping",
    sortBy: "mapping",
    explanation: "The binary or library that the code was loaded from",
    ...TEXT,
  },
  {
    id: "system_name",
    title: "System name",
    sortBy: "system_name",
    explanation: "The name that the linker knows, mangled",
    ...TEXT,
  },
];

/** In a comparison Flat, Flat%, Sum%, Cum and Cum% are those of the difference, as pprof prints them. */
const DIFFERENCES: readonly Column[] = FIGURES.map((column): Column => {
  const isAmount = column.kind === "amount";
  return {
    ...column,
    explanation: isAmount
      ? `Delta of ${column.id}: new - base`
      : column.id === "sum_share"
        ? column.explanation
        : `Delta of ${column.id === "flat_share" ? "flat" : "cum"} as part of the total`,
    ...(isAmount ? {} : { leaves: 1 }),
    widthsCss: isAmount ? [80, 76, 76] : [68, 68, 60],
  };
});

const sideColumns = (figure: "flat" | "cum", sortBy: TopColumn): readonly Column[] => {
  const title = figure === "flat" ? "Flat" : "Cum";
  const side = {
    group: COMPARED,
    isUsual: true,
    kind: "amount",
    widthsCss: [80, 78, 76],
    leaves: 2,
  } as const;
  const isSorted = sortBy.startsWith(figure);
  return [
    {
      ...side,
      id: `${figure}_base`,
      title: `${title} base`,
      sortBy: `${figure}_base`,
      explanation: `${title} in the base`,
    },
    {
      ...side,
      id: `${figure}_new`,
      title: `${title} new`,
      sortBy: `${figure}_new`,
      explanation: `${title} in the new profile`,
    },
    {
      ...side,
      id: `${figure}_delta`,
      title: `${title} delta`,
      sortBy: `${figure}_delta`,
      explanation: `Delta of ${figure} as part of what it was in the base; a dot: beyond sampling noise`,
      kind: "delta",
      widthsCss: [92, 90, 80],
      // The change of what the table is sorted by stays longest.
      leaves: isSorted || (figure === "flat" && !sortBy.startsWith("cum")) ? 4 : 3,
    },
    {
      ...side,
      id: `${figure}_sigma`,
      title: `${title} sigma`,
      sortBy: `${figure}_sigma`,
      explanation: `How many standard deviations of sampling noise the change of ${figure} is away from none`,
      isUsual: false,
    },
  ];
};

/** Every column that a profile has, in the order in which they stand. */
export function columnsOf(
  summary: Pick<ProfileSummary, "sampleTypes"> & SampleTypes,
  sampleTypeIndex: number,
  isCompared: boolean,
  sortBy: TopColumn,
): readonly Column[] {
  const figures = isCompared
    ? [...DIFFERENCES, ...sideColumns("flat", sortBy), ...sideColumns("cum", sortBy)]
    : FIGURES;
  return [...figures, SAMPLES, ...typeColumns(summary, sampleTypeIndex), NAME, ...PLACES];
}

/** What is shown: what is usual and was not turned off, what was asked for, and what the table is sorted by. */
export function chosenColumns(
  columns: readonly Column[],
  choice: Readonly<Record<string, boolean>>,
  sortBy: TopColumn,
): readonly Column[] {
  return columns.filter(
    ({ id, kind, isUsual }) => kind === "name" || id === sortBy || (choice[id] ?? isUsual),
  );
}

/** Values descend and texts ascend, unless reversed. */
export function isDescending(sortBy: TopColumn, reversed: boolean): boolean {
  const isText = TEXTS.has(sortBy);
  return isText === reversed;
}

const TEXTS: ReadonlySet<TopColumn> = new Set(["name", "package", "file", "mapping", "system_name"]);
