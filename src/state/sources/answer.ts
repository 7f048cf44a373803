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
      readonly tried: readonly { readonly place: string; readonly paths: readonly string[] }[];
      /** A public host that has it, to be asked first. */
      readonly offer: HostOffer | undefined;
    }
  | { readonly kind: "failed"; readonly problem: Problem };

/** A public host from which a file can be had, once the user says so. */
export interface HostOffer {
  readonly host: string;
}
