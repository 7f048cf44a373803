import type { Warning } from "../base/problem";
import type { StackRows } from "./stackRows";
import type { StringTable } from "./strings";

/** Absent index. */
export const NONE = -1;

/** Stacks lie in pages of this many location rows. */
export const STACK_PAGE_BITS = 20;

/**
 * A pprof profile as columns: one typed array per field, one entry per row. Rows are dense numbers from 0 that
 * stand for the file's 64-bit ids; nothing here is written to after loading. See profile.proto of google/pprof.
 */
export interface Profile {
  readonly strings: StringTable;
  readonly sampleTypes: readonly ValueType[];
  readonly samples: SampleTable;
  readonly labels: LabelTable;
  readonly locations: LocationTable;
  readonly lines: LineTable;
  readonly functions: FunctionTable;
  readonly mappings: MappingTable;
  readonly header: ProfileHeader;
  readonly warnings: readonly Warning[];
  /** How much of a broken file this is; absent where it is all of a whole one. */
  readonly partial?: string;
  /** The format it was read from, such as `folded stacks`; absent where that is pprof's own. */
  readonly recordedAs?: string;
}

export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

export interface ProfileHeader {
  readonly dropFrames: string;
  readonly keepFrames: string;
  readonly timeNanos: bigint;
  readonly durationNanos: bigint;
  readonly periodType: ValueType;
  readonly period: bigint;
  readonly comments: readonly string[];
  readonly defaultSampleType: string;
  readonly docUrl: string;
}

/** What a file says that says nothing of itself. */
export const NO_HEADER: ProfileHeader = {
  dropFrames: "",
  keepFrames: "",
  timeNanos: 0n,
  durationNanos: 0n,
  periodType: { type: "", unit: "" },
  period: 0n,
  comments: [],
  defaultSampleType: "",
  docUrl: "",
};

/**
 * Samples. A stack is a run of location rows, leaf first, that never crosses a page:
 *
 *     sample 0: main → work → alloc     stackStart[0] = 0   stackLength[0] = 3
 *     sample 1: main → idle             stackStart[1] = 3   stackLength[1] = 2
 *     stacks.pages[0] = [alloc, work, main, idle, main, …]
 */
export interface SampleTable {
  readonly count: number;
  /** sample → where its stack starts: page << STACK_PAGE_BITS | offset in that page. */
  readonly stackStart: Uint32Array;
  /** sample → how many locations its stack has; 0 is allowed. */
  readonly stackLength: Uint32Array;
  /** Location rows. A stack longer than a page has a page of its own, longer than the rest. */
  readonly stacks: StackRows;
  /** sample type → its values. */
  readonly values: readonly ValueColumn[];
  /** sample → its first label; one entry more than there are samples. */
  readonly labelStart: Uint32Array;
}

/** The values of one sample type. */
export interface ValueColumn {
  /** sample → value. Exact unless `exact` is there. */
  readonly values: Float64Array;
  /**
   * sample → the same value in 64 bits, wherever a value or the sum of all magnitudes passes 2^53. Sums must then
   * be made of these; they wrap around at 2^63 as pprof's do.
   */
  readonly exact: BigInt64Array | undefined;
}

/** Rows of the string table, as narrow as they fit: a profile has millions of labels. */
type StringIndices = Uint16Array | Uint32Array;

/** Labels of all samples in the file's order; those of one sample stand together (`SampleTable.labelStart`). */
export interface LabelTable {
  readonly count: number;
  /** label → string. */
  readonly key: StringIndices;
  /** label → string of a text label; 0 for a numeric one. */
  readonly text: StringIndices;
  /** label → number of a numeric label; 0 for a text one. Exact unless in `exactNumbers`. */
  readonly number: Int32Array | Float64Array;
  /** label → string of the number's unit; 0 for none. */
  readonly unit: StringIndices;
  /** Numbers beyond ±2^53, by label. */
  readonly exactNumbers: ReadonlyMap<number, bigint>;
}

/** Code addresses. A location's lines are a run in `LineTable`, innermost (inlined) first, outermost last. */
export interface LocationTable {
  readonly count: number;
  /** location → the file's id. */
  readonly ids: BigUint64Array;
  /** Locations in the file's order, which is not that of the rows: samples may mention them before. */
  readonly order: Uint32Array;
  /** location → mapping, or NONE. */
  readonly mapping: Int32Array;
  readonly address: BigUint64Array;
  readonly firstLine: Uint32Array;
  readonly lineCount: Uint32Array;
  /** location → 1 where the file says is_folded. */
  readonly isFolded: Uint8Array;
}

export interface LineTable {
  readonly count: number;
  /** line → function. */
  readonly functionRow: Uint32Array;
  /** line → line number in the function's file; 0 is unknown. */
  readonly lineNumber: Float64Array;
  readonly columnNumber: Float64Array;
}

/** Functions; the columns are strings. */
export interface FunctionTable {
  readonly count: number;
  /** function → the file's id. */
  readonly ids: BigUint64Array;
  /** Functions in the file's order. */
  readonly order: Uint32Array;
  readonly name: Uint32Array;
  readonly systemName: Uint32Array;
  readonly filename: Uint32Array;
  readonly startLine: Float64Array;
}

export interface MappingTable {
  readonly count: number;
  /** mapping → the file's id. */
  readonly ids: BigUint64Array;
  /** Mappings in the file's order; ones that are mentioned but not described are not among them. */
  readonly order: Uint32Array;
  /** The file's first mapping, pprof's main binary; NONE where there is none. */
  readonly main: number;
  readonly start: BigUint64Array;
  readonly limit: BigUint64Array;
  readonly offset: BigUint64Array;
  /** mapping → string. */
  readonly filename: Uint32Array;
  readonly buildId: Uint32Array;
  /** mapping → MAPPING_HAS_… flags. */
  readonly flags: Uint8Array;
}

export const MAPPING_HAS_FUNCTIONS = 1;
export const MAPPING_HAS_FILENAMES = 2;
export const MAPPING_HAS_LINE_NUMBERS = 4;
export const MAPPING_HAS_INLINE_FRAMES = 8;
