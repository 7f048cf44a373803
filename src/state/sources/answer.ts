import type { Problem } from "../../base/problem";

/** What became of looking for a source file. */
export type SourceAnswer =
  | {
      readonly kind: "text";
      /** Line 1 is first; without their ends. */
      readonly lines: readonly string[];
      /** Where it is from, for people: `folder src`, `raw.githubusercontent.com`. */
      readonly place: string;
      /** Its path inside of the place. */
      readonly path: string;
      /** What should be known of how it was found and read, each one sentence. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: "missing";
      readonly tried: readonly TriedPlace[];
      /** A public host that has it, to be asked first. */
      readonly offer: HostOffer | undefined;
    }
  | {
      readonly kind: "failed";
      readonly problem: Problem;
      /** The host that did not have it, where another version may. */
      readonly offer?: HostOffer;
    };

/** The paths that a place was looked through for, the longest first. */
export interface TriedPlace {
  readonly place: string;
  readonly paths: readonly string[];
}

/** A public host from which a file can be had, once the user says so. */
export interface HostOffer {
  readonly host: string;
  /** What the file belongs to, such as `Go` or `github.com/google/btree`. */
  readonly project: string;
  /** undefined: the user has to say. */
  readonly version: string | undefined;
  readonly versionExample: string;
  /** Inside of the project. */
  readonly path: string;
  /** The first address that would be asked, where the version is known. */
  readonly url: string | undefined;
}
