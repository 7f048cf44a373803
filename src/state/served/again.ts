import type { ServedProfile } from "../../report/served";
import { habits } from "../habits";
import { say } from "../notice";
import type { Opener } from "../opening/opener";
import type { ProfileOrigin, ViewState } from "../viewState";
import { viewStore } from "../viewStore";
import { fetchedOf, fetchTarget, lastBefore, liveStore, loadSeries } from "./live";

/** Fetches once more what is shown, or what was fetched last, and shows it in the same way. */
export async function fetchAgain(opener: Opener): Promise<void> {
  if (liveStore.getState().series === undefined) await loadSeries();
  const { series } = liveStore.getState();
  const shown = fetchedOf(series, viewStore.getState().state.origin) ?? series?.profiles.at(-1);
  const fetched = await fetchTarget(shown?.target ?? 0);
  if (fetched === undefined) return;
  say(`Fetched ${fetched.name}.`);
  await showFetched(opener, fetched);
}

/** Fetches something for the first time, and shows it as the link to the start page says. */
export async function fetchFirst(opener: Opener, target: number): Promise<void> {
  const fetched = await fetchTarget(target);
  if (fetched === undefined) return;
  const state = { ...viewStore.getState().state, ...habits(), origin: originOf(fetched) };
  await opener.follow({ state, warnings: [] }, "push");
}

/** Shows a profile of the series as the one before is shown; what was compared with the last one stays so. */
export async function showFetched(opener: Opener, profile: ServedProfile): Promise<void> {
  const { state } = viewStore.getState();
  const last = isComparedWithLast(state) ? lastBefore(liveStore.getState().series, profile) : undefined;
  const base = isComparedWithLast(state)
    ? last && state.base && { ...state.base, origin: originOf(last) }
    : state.base;
  await opener.follow({ state: { ...state, origin: originOf(profile), base }, warnings: [] }, "push");
}

/** Whether what is shown is compared with what was fetched before it. */
export function isComparedWithLast({ origin, base }: Pick<ViewState, "origin" | "base">): boolean {
  const { series } = liveStore.getState();
  const last = lastBefore(series, fetchedOf(series, origin));
  return last !== undefined && fetchedOf(series, base?.origin)?.url === last.url;
}

/** Compares what is shown with what was fetched before it, or, where that is so already, ends it. */
export async function toggleCompareWithLast(opener: Opener): Promise<void> {
  const { state } = viewStore.getState();
  if (isComparedWithLast(state)) {
    opener.bases.endCompare();
    return;
  }
  const { series } = liveStore.getState();
  const last = lastBefore(series, fetchedOf(series, state.origin));
  if (last !== undefined) await opener.bases.compareWith({ origin: originOf(last) });
}

function originOf({ url }: ServedProfile): ProfileOrigin {
  return { kind: "url", url };
}
