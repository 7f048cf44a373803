import type { FrameNames } from "./frameNames";
import type { Query } from "./query";

/** What a flame graph is like, beside what it is of. */
export interface FlameShape {
  /** In a comparison: which side the widths are of. `both`: their sum. */
  readonly width?: ComparisonWidth;
  /** How callees stand beside each other: heaviest first, unless by name. */
  readonly order?: FlameOrder;
  /** A function that calls itself is one box. */
  readonly collapsesRecursion?: boolean;
  /** What it is made of; whole stacks from the root on where absent. */
  readonly part?: StackPart;
}

export type FlameOrder = "weight" | "name";

/** The boxes of a part of the flame graph, as fine and as deep as asked. */
export interface FlameQuestion extends Query, FlameShape {
  readonly kind: "flame";
  /** The part of the width that is wanted, as fractions of the whole graph's width: 0 ≤ from < to ≤ 1. */
  readonly from: number;
  readonly to: number;
  /** How many pixels that part is wide. Boxes narrower than one are merged. */
  readonly widthPx: number;
  /** Rows wanted, the root being row 0: boxes at depth < depthLimit. */
  readonly depthLimit: number;
  /** A key of labels: the answer says which of its values dominates each box. */
  readonly labelKey?: string;
}

export type ComparisonWidth = "new" | "base" | "both";

/**
 * The part of the stacks that a graph is made of, and from which end.
 * - `inverted`: whole stacks from the leaf on (bottom-up). The first row's widths are flat.
 * - `callers`: from the pivot's caller to the root. `callees`: from what it calls to the leaf. Both are of the samples
 *   that hold the pivot, cut at its outermost frame; of several functions, the callees begin with which it was.
 */
export type StackPart =
  | { readonly kind: "inverted" }
  /** The pivot is an RE2 expression. */
  | { readonly kind: "callers" | "callees"; readonly pivot: string };

/** Flags of a box, ORed. */
export const BOX_INLINED = 1;
/** A box that stands for `mergedCount` siblings, each narrower than a pixel. Its frame is `NO_FRAME`. */
export const BOX_MERGED = 2;
/** The depth limit hides callees of this box. */
export const BOX_MORE_BELOW = 4;
/** Only some of the samples below this box came here by inlining (BOX_INLINED is not set then). */
export const BOX_PARTLY_INLINED = 8;
/** The `frame` of the root box and of merged boxes. */
export const NO_FRAME = -1;

/**
 * Boxes sorted by depth, then from left to right: parents come before children, and box 0 is the root
 * (frame NO_FRAME, depth 0). One entry per box in each column.
 */
export interface FlameAnswer {
  readonly kind: "flame";
  readonly question: FlameQuestion;
  readonly boxCount: number;
  /** box → row; the root is 0. */
  readonly depth: Uint32Array;
  /** row → first box of that row; one entry more than there are rows. */
  readonly rowStart: Uint32Array;
  /** box → left edge, right edge: fractions of the whole graph's width. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** box → sum of the values of the samples below it, in the sample type's unit; in a comparison new - base. */
  readonly value: Float64Array;
  /** In a comparison: box → the base's part, as a positive sum; `value + base` is the new side. */
  readonly base?: Float64Array;
  /** box → the part of `value` that ends in this very frame: flat, unless the graph leads to callers. */
  readonly self: Float64Array;
  /** box → index into `frames`, or NO_FRAME. */
  readonly frame: Int32Array;
  /** box → its parent box; -1 for the root. */
  readonly parent: Int32Array;
  readonly flags: Uint8Array;
  /** box → how many siblings it stands for (1 unless BOX_MERGED). */
  readonly mergedCount: Uint32Array;
  /** What the root box stands for, where that is not everything; a function's name as it is read. */
  readonly rootName?: string;
  /** The frames that occur in this answer. */
  readonly frames: FrameNames;
  /** Where the question has a `labelKey`. */
  readonly labelValues?: LabelValues;
  /** Sum of |value| over all samples shown: what the whole width stands for. */
  readonly totalWeight: number;
  /** What percentages are of: pprof's report total, which filters do not change (unless relative_percentages). */
  readonly reportTotal: number;
  /** The part of totalWeight inside merged boxes of this answer. */
  readonly mergedWeight: number;
  /** Depth of the deepest stack in frames, the root row counted: the most rows this graph can have. */
  readonly rowCount: number;
}

/** Values of a label's key in boxes. */
export interface LabelValues {
  /** As pprof prints them; several of one sample are joined with commas. */
  readonly names: readonly string[];
  /** Value → -1, 0 or 1, as in `FrameNames`. */
  readonly shade: Int8Array;
  /** box → the value that most of its weight has; NONE (-1) where that has none, and for merged boxes. */
  readonly ofBox: Int32Array;
}

/** Which file or mapping every frame belongs to. */
export interface FrameGroupsQuestion extends Query {
  readonly kind: "frameGroups";
  readonly by: "file" | "mapping";
}

export interface FrameGroupsAnswer {
  readonly kind: "frameGroups";
  readonly question: FrameGroupsQuestion;
  /** Group → its file's path; "" is unknown. */
  readonly names: readonly string[];
  /** Group → -1, 0 or 1, as in `FrameNames`. */
  readonly shade: Int8Array;
  /** frameId → group. */
  readonly ofFrame: Int32Array;
}

/** Where a stack of frames lies in the flame graph. */
export interface LocateQuestion extends Query, FlameShape {
  readonly kind: "locate";
  /** Names as pprof prints them, from the root box on; the root itself is not named. */
  readonly path: readonly string[];
}

export interface LocateAnswer {
  readonly kind: "locate";
  /** How many names of the path were found, in order, from the root. */
  readonly foundDepth: number;
  /** The found frame's box: fractions of the whole graph's width, and its row. */
  readonly left: number;
  readonly right: number;
  readonly depth: number;
}
