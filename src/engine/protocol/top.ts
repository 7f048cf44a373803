import type { StyleName } from "../../report/commands";
import type { FrameNames } from "./frameNames";
import type { Query } from "./query";

type Figure = "flat" | "cum";

/**
 * A column of the top table, by what it says of a function; as links and preferences have it. `flat:TYPE` is flat in
 * another sample type, `flat:TYPE/OTHER` one divided by the other: names percent-encoded, or a number where a name is not enough.
 */
export type TopColumn =
  | Figure
  | "name"
  | "file"
  | "package"
  | "mapping"
  | "system_name"
  | "samples"
  /** Of a comparison. `delta`: the change as part of the base; `sigma`: how far beyond noise. */
  | `${Figure}_${"base" | "new" | "delta" | "sigma"}`
  | `${Figure}:${string}`;

const TOP_COLUMN =
  /^(?:(?:flat|cum)(?:_(?:base|new|delta|sigma)|:[^/]+(?:\/[^/]+)?)?|name|file|package|mapping|system_name|samples)$/;

/** Whether a text names a column. */
export function isTopColumn(text: string): text is TopColumn {
  return TOP_COLUMN.test(text);
}

/** Rows of a comparison that may be wanted alone. */
export const TOP_CHANGES = ["new", "gone", "noise"] as const;
/** In the new profile only, in the base only, or changed beyond sampling noise. */
export type TopChange = (typeof TOP_CHANGES)[number];

/** Which rows the top table has, and in what order. */
export interface TopTable extends Query {
  readonly sortBy: TopColumn;
  readonly descending: boolean;
  /** Only functions whose name matches; as in SearchQuestion. "" for all. */
  readonly filter: string;
  readonly only?: TopChange;
}

/** A window of rows of the top table. */
export interface TopQuestion extends TopTable {
  readonly kind: "top";
  /** Rows wanted: fromRow ≤ row < toRow (clamped to what there is). */
  readonly fromRow: number;
  readonly toRow: number;
}

export interface TopAnswer {
  readonly kind: "top";
  readonly question: TopQuestion;
  /** Rows in all, at this sample type (pprof leaves out functions whose flat and cum are both 0). */
  readonly rowCount: number;
  /** Rows before `filter` and `only`, and those that pprof's nodecount leaves out. */
  readonly allRowCount: number;
  readonly cutRowCount: number;
  /** The sum of flat over the rows. */
  readonly flatSum: number;
  /** The first row in this answer. */
  readonly fromRow: number;
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** Running sum of flat in the order of the table. */
  readonly sum: Float64Array;
  /** In a comparison, where `flat` and `cum` are new - base. */
  readonly comparison?: TopComparison;
  readonly frames: FrameNames;
  /** Unit in which pprof would print the whole table (§3.6 of its reference), such as "s" or "MB". */
  readonly displayUnit: string;
  /** What percentages are of: pprof's report total. */
  readonly reportTotal: number;
}

/** The two sides of the rows of a top table. New = base + difference. */
export interface TopComparison {
  readonly baseFlat: Float64Array;
  readonly baseCum: Float64Array;
  /** row → how many standard deviations of sampling noise the change of flat, and of cum, is away from none. */
  readonly flatSigmas: Float64Array;
  readonly cumSigmas: Float64Array;
  /** The sample type whose counts that is computed from; undefined where there is none, and no sigmas. */
  readonly countType: string | undefined;
}

/** What more there is to say of some rows: what may take another pass over all stacks. */
export interface TopCellsQuestion extends Query {
  readonly kind: "topCells";
  /** Frame ids. */
  readonly frames: readonly number[];
  readonly columns: readonly TopColumn[];
}

export interface TopCellsAnswer {
  readonly kind: "topCells";
  readonly question: TopCellsQuestion;
  /** Place among the frames → 1: all edges into it are inlined (inline), 2: some (partial-inline), as pprof marks it. */
  readonly inlined: Uint8Array;
  /** In the order of the question's columns; undefined where the profile has no such column. */
  readonly cells: readonly (TopCells | undefined)[];
}

/** A column's cells, in the order of the question's frames. */
export type TopCells =
  | { readonly kind: "text"; readonly texts: readonly string[] }
  /** NaN where there is nothing to say. */
  | {
      readonly kind: "number";
      readonly values: Float64Array;
      readonly unit: string;
      /** As `TopAnswer.displayUnit`; "auto": each value its own. */
      readonly displayUnit: string;
    };

/** The row of a function by its name, or the next one whose name (or a part of it) begins with a text. */
export interface TopFindQuestion extends TopTable {
  readonly kind: "topFind";
  readonly name?: string;
  readonly prefix?: string;
  /** Where looking begins; it goes on at the top. */
  readonly fromRow: number;
}

export interface TopFindAnswer {
  readonly kind: "topFind";
  /** -1 where there is none. */
  readonly row: number;
}

/** The frame ids of some rows. */
export interface TopFramesQuestion extends TopTable {
  readonly kind: "topFrames";
  readonly fromRow: number;
  readonly toRow: number;
}

export interface TopFramesAnswer {
  readonly kind: "topFrames";
  readonly frames: Uint32Array;
}

/** What frames are called, and what filters call them. */
export interface FrameNamesQuestion extends Query {
  readonly kind: "frameNames";
  readonly frames: Uint32Array;
}

export interface FrameNamesAnswer {
  readonly kind: "frameNames";
  readonly names: readonly string[];
  /** As in `FrameNames`. */
  readonly shownNames: readonly string[];
  /** As `FrameNames.filterText`. */
  readonly filterTexts: readonly string[];
}

/** The table as text: pprof's columns, and in a style the others that are shown as well. */
export interface TopCopyQuestion extends TopTable {
  readonly kind: "topCopy";
  /** Only these of the rows; all when absent. */
  readonly frames?: Uint32Array;
  readonly columns: readonly TopColumn[];
  /** Absent: as pprof prints it. */
  readonly style?: StyleName;
}

export interface TopCopyAnswer {
  readonly kind: "topCopy";
  readonly bytes: Uint8Array;
  readonly rowCount: number;
}
