import type { ViewerSummary } from "./summary.mjs";

export interface ViewerRow {
  readonly name: string;
  readonly missing: string | undefined;
  readonly sizes: readonly (ViewerSummary | undefined)[];
}

export function formatPeerTable(sizes: readonly number[], rows: readonly ViewerRow[]): string;
