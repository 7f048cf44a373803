import { createStore } from "zustand/vanilla";
import type { Warning } from "../../base/problem";

/** The source maps that the engine reads the open profile through. */
export interface AppliedMaps {
  /** `OpenProfile.number` of that profile. */
  readonly profileNumber: number;
  /** `Query.sourceMaps`; undefined where no map could be used, and only the warnings say something. */
  readonly id: number | undefined;
  /** How many functions are mapped, and by what, in one sentence. */
  readonly sentence: string;
  readonly warnings: readonly Warning[];
}

export const sourceMapsStore = createStore<{ readonly applied: AppliedMaps | undefined }>(() => ({
  applied: undefined,
}));

/** What a profile is read through, by its `OpenProfile.number`. */
export function mapsOf(profileNumber: number): AppliedMaps | undefined {
  const { applied } = sourceMapsStore.getState();
  return applied?.profileNumber === profileNumber ? applied : undefined;
}
