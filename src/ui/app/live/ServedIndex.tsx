import { useEffect, useId } from "react";
import { useStore } from "zustand";
import type { Opener } from "../../../state/opening/opener";
import { fetchFirst } from "../../../state/served/again";
import { liveStore, loadSeries, stopFetching } from "../../../state/served/live";
import { LinkToProfile } from "../start/LinkToProfile";
import { FetchProgress } from "./FetchProgress";
import "./live.css";
import { briefText } from "../../kit/briefText";

/** The profiles that the address given to the command lists, to be fetched by a click, and those that were. */
export default function ServedIndex({ opener }: { readonly opener: Opener }) {
  const { series, fetching, failure } = useStore(liveStore);
  const id = useId();
  useEffect(() => void loadSeries(), []);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="start-title">
        Profiles to fetch
      </h2>
      <ul className="example-list index-list" aria-labelledby={id}>
        {series?.targets.map(({ name, from, note }, target) => (
          <li key={from}>
            <button
              type="button"
              className="card index-item"
              disabled={fetching !== undefined}
              onClick={() => void fetchFirst(opener, target)}
            >
              <strong>{briefText(name)}</strong>
              <span className="muted">{note === "" ? from : note}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="index-foot">
        <FetchProgress />
        {fetching === undefined ? null : (
          <button type="button" className="button" onClick={stopFetching}>
            Stop fetching
          </button>
        )}
        {failure === undefined ? null : (
          <p className="live-failure" role="alert">
            {failure}
          </p>
        )}
      </div>
      {series === undefined || series.profiles.length === 0 ? null : (
        <>
          <h2 id={`${id}-fetched`} className="start-title">
            Fetched profiles
          </h2>
          <ul className="example-list" aria-labelledby={`${id}-fetched`}>
            {series.profiles.toReversed().map(({ url, name }) => (
              <li key={url}>
                <LinkToProfile opener={opener} className="card example" origin={{ kind: "url", url }}>
                  <strong>{briefText(name)}</strong>
                </LinkToProfile>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
