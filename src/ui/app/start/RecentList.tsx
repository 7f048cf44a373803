import { useState } from "react";
import { useStore } from "zustand";
import { byteCountText } from "../../../base/units";
import type { Opener } from "../../../state/opening/opener";
import type { RecentEntry } from "../../../state/recents/entry";
import { forgetRecent, recentsStore } from "../../../state/recents/recents";
import { agoText } from "../../kit/agoText";
import { CutText } from "../../kit/CutText";
import { LinkToProfile } from "./LinkToProfile";

/** The profiles that this browser remembers, or why it remembers none. */
export function RecentList({ opener, titleId }: { readonly opener: Opener; readonly titleId: string }) {
  const { available, entries } = useStore(recentsStore);
  if (available === false) {
    return <p className="muted start-note">This browser has no storage here, so profiles are not kept.</p>;
  }
  if (entries.length === 0) {
    return (
      <p className="muted start-note">
        {available === undefined
          ? ""
          : "None yet. Profiles that you open are kept in this browser, and only there, until you forget them."}
      </p>
    );
  }
  return (
    <ul className="recent-list" aria-labelledby={titleId}>
      {entries.map(entry => (
        <RecentRow key={entry.id} entry={entry} opener={opener} />
      ))}
    </ul>
  );
}

function RecentRow({ entry, opener }: { readonly entry: RecentEntry; readonly opener: Opener }) {
  const { id, name, sampleType, size, openedAt, source } = entry;
  const linkId = `recent-${id}`;
  const opened = new Date(openedAt);
  const [now] = useState(() => Date.now());
  return (
    <li className="recent">
      <LinkToProfile
        opener={opener}
        className="card recent-link"
        id={linkId}
        origin={source.kind === "url" ? { kind: "url", url: source.url } : { kind: "recent", id }}
        onFollow={() => {
          if (source.kind === "url") opener.allowUrl(source.url);
        }}
      >
        <CutText className="recent-name" text={name} />
        <span className="muted">
          {[sampleType, size > 0 ? byteCountText(size) : undefined, source.kind === "url" ? "web" : undefined]
            .filter(Boolean)
            .map(part => `${part} · `)
            .join("")}
          <time dateTime={opened.toISOString()} title={opened.toLocaleString()}>
            {agoText(openedAt, now)}
          </time>
        </span>
      </LinkToProfile>
      <button
        type="button"
        className="button plain"
        aria-describedby={linkId}
        onClick={() => void forgetRecent(id)}
      >
        Forget
      </button>
    </li>
  );
}
