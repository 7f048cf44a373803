import type { Random } from "../../src/cli/differential/random";

/** What became of an input. */
export interface Attempt {
  /** `salvaged`: refused, and what could be read of it was. */
  readonly outcome: "accepted" | "salvaged" | "refused";
  /** It was read as far as its first sample, or further; at least: not every refusal says how far it came. */
  readonly hasSample: boolean;
}

/** A reader, with what it is tried on. */
export interface Target {
  readonly name: string;
  /** An input: something real with something changed. */
  make(random: Random): Uint8Array;
  /** Reads it, and looks at what comes out. Throws where anything is not as it must be. */
  attempt(random: Random, input: Uint8Array): Promise<Attempt>;
}
