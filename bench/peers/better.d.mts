import type { ViewerRow } from "./table.mjs";

export function whereAPeerIsBetter(sizes: readonly number[], rows: readonly ViewerRow[]): string[];
