import type {
  ComparisonWidth,
  FlameOrder,
  QueryOptions,
  SeriesTable,
  TopChange,
  TopColumn,
} from "../engine/protocol";
import type { ViewId } from "./views/catalogue";

/** Root on top (icicle) or at the bottom (flame). */
export type Orientation = "icicle" | "flame";

/** What the hue of a box says: its package, …, the value of a label that most of it has; or nothing at all. */
export type ColourMode = "package" | "file" | "mapping" | "self" | "single" | `label:${string}`;

/** Whether a text of a link, or of what was stored, is one. */
export function isColourMode(value: unknown): value is ColourMode {
  return typeof value === "string" && /^(package|file|mapping|self|single|label:.+)$/s.test(value);
}

/** Where the open profile came from, as the link names it. */
export type ProfileOrigin =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "example"; readonly name: string }
  | { readonly kind: "recent"; readonly id: string }
  /** It is in the link itself: `inlineProfile.ts`. */
  | { readonly kind: "inline"; readonly data: string }
  /** A profile of the open series, by its place in time from 0: only ever a base. */
  | { readonly kind: "step"; readonly step: number };

/** What the open profile is compared with, and how. */
export interface BaseChoice {
  readonly origin: ProfileOrigin;
  /** As `Comparison.isDiff`: pprof's -diff_base, else its -base. */
  readonly isDiff: boolean;
}

/** Everything that a link says: what is open and how it is looked at. Names, never indices. */
export interface ViewState {
  readonly view: ViewId;
  readonly origin: ProfileOrigin | undefined;
  /** `base` or `diff_base`. */
  readonly base: BaseChoice | undefined;
  /** `step`: of a series, the profile that is looked at, from 0 (in the link from 1); undefined: all, merged. */
  readonly step: number | undefined;
  /** `series`: how the table of a series is looked at. */
  readonly series: SeriesTable;
  /** `width`: in a comparison, which side the flame graph's widths are of. */
  readonly width: ComparisonWidth;
  /** `si`: the sample type's name, or undefined for the profile's default. */
  readonly sampleType: string | undefined;
  /** pprof's options, under pprof's parameter names; only those that are not at their default. */
  readonly options: QueryOptions;
  /** `raw`: positions are those of the bundles that ran, also where there are source maps. */
  readonly rawPositions: boolean;
  /** `zoom`: names from the outermost frame to the zoomed one; empty for the whole graph. */
  readonly zoom: readonly string[];
  /** `sel`: the selected function's name as pprof prints it. */
  readonly selection: string | undefined;
  /** `q`: the text in the search box. */
  readonly search: string;
  /** `orientation`. */
  readonly orientation: Orientation;
  /** `inverted`: the flame graph is bottom-up, with leaves at the root row and their callers on top of them. */
  readonly inverted: boolean;
  /** `p`: the expression that Callers & callees is about; "" for the selected function. */
  readonly pivot: string;
  /** `order`: how boxes stand beside each other. */
  readonly order: FlameOrder;
  /** `colour`. */
  readonly colour: ColourMode;
  /** `recursion=collapsed`: a function that calls itself is one box. */
  readonly collapsesRecursion: boolean;
  /** `sort`: the top table's column; texts ascend and values descend unless `reversed` (`rev`). */
  readonly sortBy: TopColumn;
  readonly reversed: boolean;
  /** `rows`: only functions of the top table whose name matches; its numbers stay. */
  readonly rowFilter: string;
  /** `only`: which rows of a comparison's top table are shown. */
  readonly onlyChanges: TopChange | undefined;
  /** `list`: only functions of Source's list whose name or path matches, as in `rows`. */
  readonly sourceFilter: string;
  /** `file`: the source file that is looked at, as the profile has it; "" for the selected function's. */
  readonly sourceFile: string;
  /** `line`: the line in it; undefined for the one that costs most. */
  readonly sourceLine: number | undefined;
  /** Parameters that this version does not know, kept as they came. */
  readonly unknown: readonly (readonly [name: string, value: string])[];
}
