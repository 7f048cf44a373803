import type { Query } from "./query";

/** Everything about one function (or the few that print alike). */
export interface DetailsQuestion extends Query {
  readonly kind: "details";
  /** As pprof prints it. */
  readonly name: string;
}

export interface NamedWeight {
  readonly name: string;
  /** As `FrameNames.shownName`; absent where that is the name itself. */
  readonly shownName?: string;
  /** As `FrameNames.fullName`; absent likewise. */
  readonly fullName?: string;
  readonly value: number;
}

export interface DetailsAnswer {
  readonly kind: "details";
  readonly name: string;
  /** False: no such function in this profile; the rest is empty. */
  readonly found: boolean;
  readonly shownName: string;
  /** All that the name says, as it is read. */
  readonly fullName: string;
  /** As `FrameNames.filterText`. */
  readonly filterText: string;
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
    /** In a comparison, where flat and cum are new - base: the base's, as positive sums. */
    readonly base?: { readonly flat: number; readonly cum: number };
    /** pprof's report total and the sum of what is shown, of this sample type. */
    readonly reportTotal: number;
    readonly shownWeight: number;
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
