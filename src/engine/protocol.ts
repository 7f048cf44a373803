import type { Problem, Warning } from "../base/problem";

/**
 * What the page and the engine's worker say to each other. The worker keeps the only profile; the page gets a
 * summary, answers to questions, and the names that those answers need. Plain data only.
 */

/** Where a profile's bytes come from. */
export type OpenSource =
  | { readonly kind: "blob"; readonly name: string; readonly blob: Blob }
  | { readonly kind: "url"; readonly name: string; readonly url: string };

/**
 * Page → worker. `profileId` is the `openId` of the profile that the page shows: the worker goes by it, since the
 * page may have cancelled an open that had already succeeded. 0: none.
 */
export type Request =
  /** Reads one profile, or several merged into one as pprof does. An open in progress is cancelled. */
  | {
      readonly kind: "open";
      readonly openId: number;
      readonly sources: readonly OpenSource[];
      readonly profileId: number;
    }
  | { readonly kind: "cancelOpen"; readonly openId: number }
  /** `background`: it may wait until nothing else is asked. */
  | {
      readonly kind: "ask";
      readonly askId: number;
      readonly profileId: number;
      readonly question: Question;
      readonly background?: boolean;
    }
  /** The answer is no longer wanted; the worker stops within one slice of work. */
  | { readonly kind: "cancel"; readonly askId: number };

/** Worker → page. Times are milliseconds since the Unix epoch (`performance.timeOrigin + performance.now()`). */
export type Response =
  | { readonly kind: "progress"; readonly openId: number; readonly progress: OpenProgress }
  | { readonly kind: "mark"; readonly openId: number; readonly mark: OpenMark; readonly atEpochMs: number }
  | { readonly kind: "opened"; readonly openId: number; readonly summary: ProfileSummary }
  | { readonly kind: "openFailed"; readonly openId: number; readonly problem: Problem }
  | { readonly kind: "answer"; readonly askId: number; readonly answer: Answer }
  | { readonly kind: "refused"; readonly askId: number; readonly problem: Problem };

/** `file`: the response's headers (or the File) are here. `bytes`: the last byte was read. `profile`: decoded. */
export type OpenMark = "file" | "bytes" | "profile";

export interface OpenProgress {
  readonly stage: "waiting" | "reading" | "merging" | "finishing";
  /** Bytes read so far of the compressed input, over all sources. */
  readonly bytesRead: number;
  /** Bytes in all, where known (a file's size, a Content-Length). */
  readonly bytesTotal?: number;
}

export interface SampleTypeSummary {
  readonly type: string;
  readonly unit: string;
  /** Sum over the samples of |value|, pprof's report total. */
  readonly total: number;
  /** The same, exact, where it passes 2^53 (decimal digits). */
  readonly exactTotal?: string;
}

/** What the page knows of the open profile without asking. */
export interface ProfileSummary {
  readonly sampleTypes: readonly SampleTypeSummary[];
  /** pprof's choice: `default_sample_type` where it names a type, else the last. */
  readonly defaultSampleTypeIndex: number;
  readonly sampleCount: number;
  readonly locationCount: number;
  readonly functionCount: number;
  readonly mappingCount: number;
  /** Base name of the first mapping's file: pprof's `File:` line. Empty where there is none. */
  readonly mainBinary: string;
  readonly buildId: string;
  /** Decimal nanoseconds since the Unix epoch; "0" is unknown. */
  readonly timeNanos: string;
  readonly durationNanos: string;
  readonly comments: readonly string[];
  readonly docUrl: string;
  /** How many files were merged into this profile. */
  readonly mergedFrom: number;
  /** Bytes of profile.proto after inflating, over all sources. */
  readonly inflatedBytes: number;
  readonly warnings: readonly Warning[];
}

/** Every question names the sample type that its figures are of. */
export type Question =
  | FlameQuestion
  | LocateQuestion
  | TopQuestion
  | DetailsQuestion
  | SearchQuestion
  | InfoQuestion;

/** The boxes of a part of the flame graph, as fine and as deep as asked. */
export interface FlameQuestion {
  readonly kind: "flame";
  readonly sampleTypeIndex: number;
  /** The part of the width that is wanted, as fractions of the whole graph's width: 0 ≤ from < to ≤ 1. */
  readonly from: number;
  readonly to: number;
  /** How many pixels that part is wide. Boxes narrower than one are merged. */
  readonly widthPx: number;
  /** Rows wanted, the root being row 0: boxes at depth < depthLimit. */
  readonly depthLimit: number;
}

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
  /** box → sum of the values of the samples below it, in the sample type's unit; may be negative in a diff. */
  readonly value: Float64Array;
  /** box → the part of `value` that ends in this very frame (flat). */
  readonly self: Float64Array;
  /** box → index into `frames`, or NO_FRAME. */
  readonly frame: Int32Array;
  /** box → its parent box; -1 for the root. */
  readonly parent: Int32Array;
  readonly flags: Uint8Array;
  /** box → how many siblings it stands for (1 unless BOX_MERGED). */
  readonly mergedCount: Uint32Array;
  /** The frames that occur in this answer. */
  readonly frames: FrameNames;
  /** Sum of |value| over all samples: what the whole width stands for. */
  readonly totalWeight: number;
  /** The part of totalWeight inside merged boxes of this answer. */
  readonly mergedWeight: number;
  /** Depth of the deepest stack in frames, the root row counted: the most rows this graph can have. */
  readonly rowCount: number;
}

/** Names for the frames of an answer: one entry per frame in each column. */
export interface FrameNames {
  /** frame's number in this profile, the same in all answers: search hits and colours go by it. */
  readonly frameId: Uint32Array;
  /** As pprof prints it. */
  readonly name: readonly string[];
  /** Shortened as pprof's graph does (package path and arguments off). */
  readonly shortName: readonly string[];
  /** "" where the name has none. */
  readonly packageName: readonly string[];
  /** `file` or `file:line` of the function's start; "" where unknown. */
  readonly file: readonly string[];
  /** Colour: hue in degrees 0..360, hashed from the package, the same in every view and file. */
  readonly hueDegrees: Float32Array;
  /** -1, 0 or 1: darker, plain, lighter, where two of the ten heaviest packages have near hues. */
  readonly shade: Int8Array;
}

/** Where a stack of frames lies in the flame graph. */
export interface LocateQuestion {
  readonly kind: "locate";
  readonly sampleTypeIndex: number;
  /** Names as pprof prints them, from the outermost frame inwards; the root itself is not named. */
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

export type TopColumn = "flat" | "cum" | "name";

/** A window of rows of the top table. */
export interface TopQuestion {
  readonly kind: "top";
  readonly sampleTypeIndex: number;
  readonly sortBy: TopColumn;
  readonly descending: boolean;
  /** Rows wanted: fromRow ≤ row < toRow (clamped to what there is). */
  readonly fromRow: number;
  readonly toRow: number;
  /** Only functions whose name matches; as in SearchQuestion. "" for all. */
  readonly filter: string;
}

export interface TopAnswer {
  readonly kind: "top";
  readonly question: TopQuestion;
  /** Rows in all, at this sample type (pprof leaves out functions whose flat and cum are both 0). */
  readonly rowCount: number;
  /** The first row in this answer. */
  readonly fromRow: number;
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** Running sum of flat in the order of the table. */
  readonly sum: Float64Array;
  /** 0: never inlined, 1: always (inline), 2: partly (partial-inline), as pprof's top view marks it. */
  readonly inlined: Uint8Array;
  readonly frames: FrameNames;
  /** Unit in which pprof would print the whole table (§3.6 of its reference), such as "s" or "MB". */
  readonly displayUnit: string;
  readonly totalWeight: number;
}

/** Everything about one function (or the few that print alike). */
export interface DetailsQuestion {
  readonly kind: "details";
  readonly sampleTypeIndex: number;
  /** As pprof prints it. */
  readonly name: string;
}

export interface NamedWeight {
  readonly name: string;
  readonly value: number;
}

export interface DetailsAnswer {
  readonly kind: "details";
  readonly name: string;
  /** False: no such function in this profile; the rest is empty. */
  readonly found: boolean;
  readonly shortName: string;
  readonly packageName: string;
  readonly systemName: string;
  /** Paths and first lines of the functions of this name: `file` or `file:line`. */
  readonly files: readonly string[];
  /** Files of the mappings that its code lies in. */
  readonly mappings: readonly string[];
  /** Hexadecimal addresses without 0x of frames without symbols (at most 20). */
  readonly addresses: readonly string[];
  readonly addressCount: number;
  readonly inlined: "never" | "always" | "partly";
  /** Per sample type of the profile, in its order. Exact decimal text where a value passes 2^53. */
  readonly values: readonly {
    readonly flat: number;
    readonly cum: number;
    readonly exactFlat?: string;
    readonly exactCum?: string;
  }[];
  /** Number of samples that hold the function. */
  readonly sampleCount: number;
  /** Edge weights of the asked sample type, heaviest first, at most 50 each; recursion counted as pprof does. */
  readonly callers: readonly NamedWeight[];
  readonly callees: readonly NamedWeight[];
  readonly callerCount: number;
  readonly calleeCount: number;
  /** The function's cum by label; keys sorted, values heaviest first, at most 10 per key. */
  readonly labels: readonly {
    readonly key: string;
    readonly values: readonly NamedWeight[];
    readonly valueCount: number;
  }[];
}

/** Functions by name: literal and case-insensitive, or an RE2 expression between slashes (`/re/`, `/re/i`). */
export interface SearchQuestion {
  readonly kind: "search";
  readonly sampleTypeIndex: number;
  readonly text: string;
}

export interface SearchAnswer {
  readonly kind: "search";
  readonly text: string;
  /** frameId → 1 where the name matches. */
  readonly matches: Uint8Array;
  /** Functions that match. */
  readonly functionCount: number;
  /** Sum of |value| over the samples that hold a match. */
  readonly weight: number;
  readonly totalWeight: number;
  /** Names of the hits that have any cost, by cum, heaviest first; at most 1000. For walking through them. */
  readonly names: readonly string[];
}

/** What the file says of itself. */
export interface InfoQuestion {
  readonly kind: "info";
  readonly sampleTypeIndex: number;
}

export interface MappingInfo {
  readonly file: string;
  readonly buildId: string;
  /** Hexadecimal without 0x. */
  readonly start: string;
  readonly limit: string;
  readonly offset: string;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
  readonly locationCount: number;
}

export interface InfoAnswer {
  readonly kind: "info";
  readonly periodType: { readonly type: string; readonly unit: string };
  /** Decimal. */
  readonly period: string;
  readonly dropFrames: string;
  readonly keepFrames: string;
  readonly defaultSampleType: string;
  readonly mappings: readonly MappingInfo[];
  readonly labelKeys: readonly {
    readonly key: string;
    readonly kind: "text" | "number" | "both";
    readonly unit: string;
    /** Samples that have the key; distinct values. */
    readonly sampleCount: number;
    readonly valueCount: number;
  }[];
  readonly maxStackDepth: number;
  readonly meanStackDepth: number;
  readonly stacklessSampleCount: number;
  readonly inlinedLocationCount: number;
  readonly stringCount: number;
  /** Part of the total (0..1) in samples whose leaf has no function. */
  readonly unsymbolisedShare: number;
  /** Sum of flat + samples without a stack, and the total: they agree unless values are negative. */
  readonly stacklessWeight: number;
}

export type Answer = FlameAnswer | LocateAnswer | TopAnswer | DetailsAnswer | SearchAnswer | InfoAnswer;

/** The answer that belongs to a question. */
export type AnswerTo<Q extends Question> = Extract<Answer, { kind: Q["kind"] }>;
