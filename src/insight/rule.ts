import type { LanguageId } from "./languages";
import type { SampleKind } from "./sampleKind";

/** How a rule's figure comes about; each has a function in `measures/`. */
export type Measure =
  /** Cost of all stacks that hold a match, each counted once: what pprof's focus leaves. */
  | {
      readonly by: "stacks";
      readonly expression: string;
      /** Who is to blame: the nearest callers that do not match this; without it, the heaviest matches are named. */
      readonly past?: string;
    }
  /** Cost under one caller: the innermost frame of each stack that does not match. */
  | { readonly by: "oneCaller"; readonly past: string }
  /** Flat cost of the heaviest function that does not match. */
  | { readonly by: "hottestFunction"; readonly except: string }
  /** Cost of stacks in which one function occurs so often. */
  | { readonly by: "recursion"; readonly times: number }
  /** Cost of stacks of exactly the greatest depth, where profilers are known to stop there, with roots of their own. */
  | { readonly by: "cutStacks"; readonly depths: readonly number[] }
  /** Flat cost of addresses without a function. */
  | { readonly by: "withoutSymbols" }
  /** Flat cost of functions that share their name with one in another file. */
  | { readonly by: "sharedNames" }
  /** Locations with inlined frames, where a compiler that inlines made so many. */
  | { readonly by: "inlinedLocations"; readonly atLeastLocations: number }
  /** Objects allocated where they are no larger than this on average. */
  | { readonly by: "smallObjects"; readonly atMostBytes: number }
  /** Bytes allocated where objects are at least this large on average. */
  | { readonly by: "largeObjects"; readonly atLeastBytes: number }
  /** Bytes allocated that are free again. */
  | { readonly by: "freedBytes" }
  /** Cost with the commonest value of a label that has several. */
  | { readonly by: "labelValue" }
  /** How many events the profiler has seen. */
  | { readonly by: "events" }
  /** CPU time by wall-clock time: cores in use. */
  | { readonly by: "cores" };

/** From which figure, or below which, a rule has something to say. */
export type Threshold =
  | { readonly from: number /** From here on it is what to look at first. */; readonly muchFrom?: number }
  | { readonly below: number };

/** One thing to look for in a profile. */
export interface FindingRule {
  /** It does not change. */
  readonly id: string;
  /** `{subject}` is the function, or `key=value` of the label, that was found. */
  readonly title: string;
  /** Only for sample types of these kinds. */
  readonly kinds: readonly SampleKind[];
  /** Only where the profile shows one of these. */
  readonly languages?: readonly LanguageId[];
  readonly measure: Measure;
  readonly threshold: Threshold;
  /** About the profile and not the program: never what to look at first. */
  readonly isNote?: boolean;
  readonly why: string;
  readonly advice: string;
}
