import { createStore } from "zustand/vanilla";
import {
  FETCH_PATH,
  type FetchReport,
  type FetchRequest,
  type ServedProfile,
  SERIES_PATH,
  type ServedSeries,
} from "../../report/served";
import type { ProfileOrigin } from "../viewState";
import { textLines } from "./textLines";

/** A fetch that is under way. */
interface Fetching {
  /** Place in `ServedSeries.targets`. */
  readonly target: number;
  readonly elapsedMs: number;
  readonly bytesRead: number;
  /** How long the program records; 0 where that is unknown. */
  readonly seconds: number;
}

/** What the command fetched, and what it is fetching. */
interface LiveState {
  /** undefined until it is known. */
  readonly series: ServedSeries | undefined;
  readonly fetching: Fetching | undefined;
  /** Why the last fetch failed. */
  readonly failure: string | undefined;
}

export const liveStore = createStore<LiveState>(() => ({
  series: undefined,
  fetching: undefined,
  failure: undefined,
}));

const GONE = "The command that serves this page does not answer: it may have ended. Start it again.";

let stop: AbortController | undefined;

/** Asks the command what it has. */
export async function loadSeries(): Promise<void> {
  try {
    const response = await fetch(SERIES_PATH);
    if (!response.ok) throw new Error(GONE);
    liveStore.setState({ series: (await response.json()) as ServedSeries });
  } catch {
    liveStore.setState({ failure: GONE });
  }
}

/** Has the command fetch something; undefined where it was stopped or failed, which the store says. */
export async function fetchTarget(target: number): Promise<ServedProfile | undefined> {
  stop?.abort();
  const own = new AbortController();
  stop = own;
  liveStore.setState({ fetching: { target, elapsedMs: 0, bytesRead: 0, seconds: 0 }, failure: undefined });
  const last = await run(target, own.signal).catch((): FetchReport => ({ kind: "failed", message: GONE }));
  if (own.signal.aborted) return undefined;
  if (last.kind !== "done") {
    liveStore.setState({ fetching: undefined, failure: last.kind === "failed" ? last.message : GONE });
    return undefined;
  }
  const { profile } = last;
  liveStore.setState(({ series }) => ({
    fetching: undefined,
    series: series && { ...series, profiles: [...series.profiles, profile] },
  }));
  return profile;
}

/** Stops what is being fetched. */
export function stopFetching(): void {
  stop?.abort();
  liveStore.setState({ fetching: undefined });
}

/** @returns the last report */
async function run(target: number, signal: AbortSignal): Promise<FetchReport> {
  const request: FetchRequest = { target };
  const response = await fetch(FETCH_PATH, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok || response.body === null) return { kind: "failed", message: await response.text() };
  let last: FetchReport = { kind: "failed", message: GONE };
  for await (const line of textLines(response.body)) {
    const report = JSON.parse(line) as FetchReport;
    if (report.kind !== "progress") last = report;
    else if (!signal.aborted) {
      const { elapsedMs, bytesRead, seconds } = report;
      liveStore.setState({ fetching: { target, elapsedMs, bytesRead, seconds } });
    }
  }
  return last;
}

/** The profile of a series that a link's origin names. */
export function fetchedOf(
  series: ServedSeries | undefined,
  origin: ProfileOrigin | undefined,
): ServedProfile | undefined {
  return origin?.kind === "url" ? series?.profiles.find(({ url }) => url === origin.url) : undefined;
}

/** The one that was fetched before, of the same target. */
export function lastBefore(
  series: ServedSeries | undefined,
  profile: ServedProfile | undefined,
): ServedProfile | undefined {
  if (series === undefined || profile === undefined) return undefined;
  const earlier = series.profiles.slice(
    0,
    series.profiles.findIndex(({ url }) => url === profile.url),
  );
  return earlier.findLast(({ target }) => target === profile.target);
}
