import type { Findings } from "../../insight/findings";
import type { PresetShare } from "../../insight/presetShares";
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

export interface FindingsAnswer extends Findings {
  readonly kind: "findings";
  /** What is shown, or of a comparison the new side: what shares are of. */
  readonly total: number;
}

export type { Finding } from "../../insight/findings";
export type { PresetShare } from "../../insight/presetShares";
