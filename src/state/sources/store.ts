import { createStore } from "zustand/vanilla";
import type { PathRule } from "../../source/pathRule";
import type { SourcePlace } from "./place";
import { readHosts, readRules, readVersions } from "./remembered";

/** How far a place is. */
export type PlaceStatus =
  | { readonly kind: "listing" }
  | { readonly kind: "ready" /** What is odd about it, one sentence. */; readonly note?: string }
  /** The browser wants to be asked again, since a reload. */
  | { readonly kind: "locked" }
  /** Nothing of it can be read; why. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** A place as the user sees it. */
export interface ListedPlace {
  readonly place: SourcePlace;
  readonly status: PlaceStatus;
  /** Files found so far. */
  readonly fileCount: number;
  /** It will be there after a reload. */
  readonly isKept: boolean;
}

/** Where source text comes from. */
export interface Sources {
  /** Grows whenever a file might be found that was not found before, or no longer. */
  readonly version: number;
  /** In the order in which they were added. */
  readonly places: readonly ListedPlace[];
  readonly rules: readonly PathRule[];
  /** From which public hosts source may be fetched. */
  readonly hosts: readonly string[];
  /** What the user said of projects' versions. */
  readonly versions: Readonly<Record<string, string>>;
}

export const sourcesStore = createStore<Sources>(() => ({
  version: 0,
  places: [],
  rules: readRules(),
  hosts: [...new Set([...readHosts("session"), ...readHosts("local")])],
  versions: readVersions(),
}));

/** Changes what is known, so that whoever shows source asks again. */
export function changeSources(change: (sources: Sources) => Partial<Sources>): void {
  sourcesStore.setState(sources => ({ ...change(sources), version: sources.version + 1 }));
}

/** The same without a new version: nothing is found that was not before. */
export function tellProgress(id: string, change: Partial<ListedPlace>): void {
  sourcesStore.setState(({ places }) => ({ places: withChange(places, id, change) }));
}

/** Puts a place behind the others, or in the stead of the one with its id. */
export function putPlace(listed: ListedPlace): void {
  changeSources(({ places }) => ({
    places: places.some(({ place }) => place.id === listed.place.id)
      ? withChange(places, listed.place.id, listed)
      : [...places, listed],
  }));
}

function withChange(
  places: readonly ListedPlace[],
  id: string,
  change: Partial<ListedPlace>,
): readonly ListedPlace[] {
  return places.map(listed => (listed.place.id === id ? { ...listed, ...change } : listed));
}
