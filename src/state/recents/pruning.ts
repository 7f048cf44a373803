import type { RecentEntry } from "./entry";

/** How much the browser is asked to remember. */
export const MAX_ENTRIES = 12;
export const MAX_BYTES = 600e6;

/** The bytes that an entry takes up in the browser's store. */
function keptBytes(entry: RecentEntry): number {
  return entry.source.kind === "files" ? entry.size : 0;
}

/**
 * What is kept once `incoming` is: the newest, as many as fit; the rest is to be dropped.
 * @returns undefined where `incoming` alone is too large to be kept
 */
export function pruneRecents(
  entries: readonly RecentEntry[],
  incoming: RecentEntry,
): { kept: RecentEntry[]; dropped: RecentEntry[] } | undefined {
  if (keptBytes(incoming) > MAX_BYTES) return undefined;
  const others = entries
    .filter(entry => entry.id !== incoming.id)
    .toSorted((one, other) => other.openedAt - one.openedAt);
  const kept = [incoming];
  const dropped: RecentEntry[] = [];
  let bytes = keptBytes(incoming);
  for (const entry of others) {
    // The oldest go first: once one does not fit, none that is older stays.
    if (dropped.length === 0 && kept.length < MAX_ENTRIES && bytes + keptBytes(entry) <= MAX_BYTES) {
      kept.push(entry);
      bytes += keptBytes(entry);
    } else {
      dropped.push(entry);
    }
  }
  return { kept, dropped };
}
