import { GitCompareArrows, Radio, RefreshCw, X } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import {
  fetchAgain,
  isComparedWithLast,
  showFetched,
  toggleCompareWithLast,
} from "../../../state/served/again";
import { fetchedOf, lastBefore, liveStore, loadSeries, stopFetching } from "../../../state/served/live";
import type { Opener } from "../../../state/opening/opener";
import { viewStore } from "../../../state/viewStore";
import { CutText } from "../../kit/CutText";
import { FetchProgress } from "./FetchProgress";
import "./live.css";
import { briefText } from "../../kit/briefText";

/** Where the command fetches profiles from: fetches once more, keeps what was fetched, and compares it. */
export default function LiveBar({ opener }: { readonly opener: Opener }) {
  const { series, fetching, failure } = useStore(liveStore);
  const { origin, base } = useStore(viewStore, ({ state }) => state);
  useEffect(() => void loadSeries(), []);
  if (series === undefined && failure === undefined) return <div className="live-bar" />;
  const shown = fetchedOf(series, origin);
  const target = series?.targets[shown?.target ?? 0];
  const isCompared = isComparedWithLast({ origin, base });
  const hasLast = lastBefore(series, shown) !== undefined;
  return (
    <section className="live-bar" aria-label="Live">
      <Radio size={15} aria-hidden className="muted" />
      {target === undefined ? null : <CutText className="live-from muted" text={target.from} />}
      <span className="grow" />
      {failure === undefined ? null : (
        <span className="live-failure" role="alert">
          {failure}
        </span>
      )}
      <FetchProgress />
      {series === undefined || series.profiles.length === 0 ? null : (
        <select
          className="field"
          aria-label="Fetched profiles"
          value={shown?.url ?? ""}
          onChange={event => {
            const chosen = series.profiles.find(({ url }) => url === event.target.value);
            if (chosen !== undefined) void showFetched(opener, chosen);
          }}
        >
          {shown === undefined ? <option value="">Another profile</option> : null}
          {series.profiles.toReversed().map(({ url, name }) => (
            <option key={url} value={url}>
              {briefText(name)}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className={isCompared ? "button compare-on" : "button"}
        aria-pressed={isCompared}
        disabled={!hasLast}
        title={
          hasLast
            ? "Shows what changed since the fetch before, also of what is fetched next"
            : "There is none before: fetch again first"
        }
        onClick={() => void toggleCompareWithLast(opener)}
      >
        <GitCompareArrows size={15} aria-hidden />
        Compare with the last
      </button>
      {/* The same button, so that it keeps the focus. */}
      <button
        type="button"
        className={fetching === undefined ? "button primary" : "button"}
        onClick={() => (fetching === undefined ? void fetchAgain(opener) : stopFetching())}
      >
        {fetching === undefined ? <RefreshCw size={15} aria-hidden /> : <X size={15} aria-hidden />}
        {fetching === undefined ? "Fetch again" : "Stop fetching"}
      </button>
    </section>
  );
}
