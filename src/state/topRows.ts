import { createStore } from "zustand/vanilla";
import type { TopColumn, TopTable } from "../engine/protocol";

/** Which rows of Top are on screen, for whoever copies them. */
export interface ShownTopRows {
  readonly table: TopTable;
  /** Shown beyond pprof's. */
  readonly columns: readonly TopColumn[];
  /** Frame ids of several selected functions; undefined where all rows are meant. */
  readonly frames: Uint32Array | undefined;
}

/** What Top shows; undefined while another view is shown. */
export const topRowsStore = createStore<{ readonly shown: ShownTopRows | undefined }>(() => ({
  shown: undefined,
}));
