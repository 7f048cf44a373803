import type { Finding as UnreadFinding, Findings } from "../../insight/findings";
import type { PresetShare } from "../../insight/presetShares";
import type { NamedWeight } from "./details";
import type { Query } from "./query";

/** The presets that would change what is shown, each with its part of it. */
export interface PresetsQuestion extends Query {
  readonly kind: "presets";
}

export interface PresetsAnswer {
  readonly kind: "presets";
  /** In the order of the presets. */
  readonly presets: readonly PresetShare[];
}

/** What stands out in what is shown. */
export interface FindingsQuestion extends Query {
  readonly kind: "findings";
}

export interface FindingsAnswer extends Omit<Findings, "findings"> {
  readonly kind: "findings";
  /** What to look at first comes first. */
  readonly findings: readonly Finding[];
  /** What is shown, or of a comparison the new side: what shares are of. */
  readonly total: number;
}

/** A rule that has something to say, with how the names in it are read. */
export interface Finding extends UnreadFinding {
  readonly names: readonly NamedWeight[];
  /** How `subject` is read. */
  readonly shownSubject?: string;
  readonly fullSubject?: string;
}

export type { PresetShare } from "../../insight/presetShares";
