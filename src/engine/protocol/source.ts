import type { Query } from "./query";

/** What the index of the source view lists. */
export type SourceIndexKind = "functions" | "files";
export type SourceIndexColumn = "flat" | "cum" | "name";

/** A window of the functions, or the files, of what is shown, by cost. */
export interface SourceIndexQuestion extends Query {
  readonly kind: "sourceIndex";
  readonly of: SourceIndexKind;
  readonly sortBy: SourceIndexColumn;
  readonly descending: boolean;
  /** Only those whose name or path matches; as in SearchQuestion. "" for all. */
  readonly filter: string;
  /** Rows wanted: fromRow ≤ row < toRow (clamped to what there is). */
  readonly fromRow: number;
  readonly toRow: number;
  /** A function and its file, or a file alone, whose row is to be told. */
  readonly wanted?: { readonly name: string; readonly file: string };
}

export interface SourceIndexAnswer {
  readonly kind: "sourceIndex";
  readonly question: SourceIndexQuestion;
  readonly rowCount: number;
  /** Rows before `filter`. */
  readonly allRowCount: number;
  /** The first row in this answer. */
  readonly fromRow: number;
  /** In a comparison new - base. */
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** In a comparison: the base's, as positive sums. */
  readonly baseFlat?: Float64Array;
  readonly baseCum?: Float64Array;
  /** row → function as the profile has it; of files "". */
  readonly name: readonly string[];
  /** row → function as it is read. */
  readonly shownName: readonly string[];
  /** row → path as the profile has it; "" where it says none. */
  readonly file: readonly string[];
  /** The row that was wanted; -1 where it is not among them. */
  readonly wantedRow: number;
  /** The flat of all code that the profile says no file of. */
  readonly flatWithoutFile: number;
  /** What percentages are of: pprof's report total. */
  readonly reportTotal: number;
}

/** The lines of a file with what they cost: of a function, of a file, or, where neither is given, of what costs most. */
export interface SourceLinesQuestion extends Query {
  readonly kind: "sourceLines";
  /** What is selected, as pprof prints it: of a function, or, at other granularities, of a line or a file. */
  readonly selection?: string;
  /** As the profile has it. A function that is in it too is shown there; one that is not, where it costs most. */
  readonly file?: string;
  readonly withAddresses?: boolean;
}

export interface SourceLinesAnswer {
  readonly kind: "sourceLines";
  readonly question: SourceLinesQuestion;
  /** As the profile has it; "" where it says none of the function, or where nothing was found. */
  readonly file: string;
  /** The function that the lines are of; undefined where a file was asked for, or nothing was found. */
  readonly own?: SourceFunction;
  /** Where the selection is a line: which. */
  readonly selectedLine?: number;
  /** row → line number, ascending; 0 is an unknown line. */
  readonly line: Float64Array;
  /**
   * row → what the line costs, a sample counting once: on a line of the function asked for, that of the function alone
   * (pprof's `list`), on others that of all functions. In a comparison new - base.
   */
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** row → exact decimal texts, where values pass 2^53. */
  readonly exactFlat?: readonly string[];
  readonly exactCum?: readonly string[];
  /** In a comparison: the base's, as positive sums. */
  readonly baseFlat?: Float64Array;
  readonly baseCum?: Float64Array;
  /** row → 1 where the function asked for is on the line; of a file 1 everywhere. */
  readonly isOwn: Uint8Array;
  readonly calls: SourceCalls;
  readonly addresses?: SourceAddresses;
  /** The functions in the file that are in stacks, by where they start. */
  readonly functions: readonly SourceFunction[];
  readonly reportTotal: number;
}

/** A function in a file. */
export interface SourceFunction {
  /** As the profile has it. */
  readonly name: string;
  /** As it is read. */
  readonly shownName: string;
  /** All that the name says, as it is read. */
  readonly fullName: string;
  /** 0 where the profile does not say. */
  readonly startLine: number;
  /** The first and the last of its lines that are in stacks. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** What it costs in this file; a sample counts once. */
  readonly flat: number;
  readonly cum: number;
}

/** Calls that were inlined into the lines, each after what it was inlined into, the costly ones first. */
export interface SourceCalls {
  /** call → row of the line. */
  readonly row: Uint32Array;
  /** call → 1 for what was inlined into the line itself, 2 for what was inlined into that, … */
  readonly depth: Uint32Array;
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  readonly name: readonly string[];
  readonly shownName: readonly string[];
  /** call → where the callee's own code is: as the profile has it; "" and 0 where unknown. */
  readonly file: readonly string[];
  readonly line: Float64Array;
}

/** Addresses of the lines' code, by row, then by address. */
export interface SourceAddresses {
  readonly row: Uint32Array;
  /** Hexadecimal without 0x. */
  readonly address: readonly string[];
  /** The mapping's file; "" where there is none. */
  readonly mapping: readonly string[];
  readonly flat: Float64Array;
  readonly cum: Float64Array;
}
