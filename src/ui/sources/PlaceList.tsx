import { ArrowRight, FileArchive, FileCode, Folder, Globe, HardDrive, Waypoints, X } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { removePlace } from "../../state/sources/beginPlace";
import { forgetHost } from "../../state/sources/consent";
import { allowAgain } from "../../state/sources/restorePlaces";
import { removeRule } from "../../state/sources/rules";
import { type ListedPlace, sourcesStore } from "../../state/sources/store";
import { fileCountText } from "./fileCountText";
import { briefText, wholeText } from "../kit/briefText";

const ICONS = {
  folder: Folder,
  archive: FileArchive,
  files: FileCode,
  "source map": Waypoints,
  disk: HardDrive,
} as const;

/** The list **Sources**: places, hosts and path rules, each with a button that ends it. */
export function PlaceList() {
  const { places, hosts, rules } = useStore(sourcesStore);
  if (places.length + hosts.length + rules.length === 0) {
    return <span className="muted">None yet: drop a folder, a .zip or a .tar.gz with the code.</span>;
  }
  return (
    <ul className="sources-list" aria-label="Sources">
      {places.map(listed => (
        <PlaceItem key={listed.place.id} listed={listed} />
      ))}
      {hosts.map(host => (
        <SourceItem
          key={host}
          icon={<Globe size={14} aria-hidden />}
          name={host}
          end={`Forget ${host}`}
          onEnd={() => forgetHost(host)}
        />
      ))}
      {rules.map(rule => (
        <SourceItem
          key={rule.from}
          icon={<ArrowRight size={14} aria-hidden />}
          name={`${rule.from || "(all)"} → ${rule.to || "(nothing)"}`}
          end={`Remove the rule for ${rule.from}`}
          onEnd={() => removeRule(rule)}
        />
      ))}
    </ul>
  );
}

function PlaceItem({ listed }: { readonly listed: ListedPlace }) {
  const { place, status } = listed;
  const Icon = ICONS[place.kind];
  return (
    <SourceItem
      icon={<Icon size={14} aria-hidden />}
      name={place.name}
      isBad={status.kind === "unreadable"}
      end={
        status.kind === "listing"
          ? `Stop reading ${briefText(place.name)}`
          : `Remove ${briefText(place.name)}`
      }
      onEnd={() => removePlace(place.id)}
      {...noteOn(listed)}
    >
      {status.kind === "locked" ? (
        <button type="button" className="button" onClick={() => void allowAgain(place.id)}>
          Allow reading {briefText(place.name)}
        </button>
      ) : null}
    </SourceItem>
  );
}

function SourceItem({
  icon,
  name,
  note,
  title,
  isBad = false,
  end,
  onEnd,
  children,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly note?: string;
  /** More on the note. */
  readonly title?: string;
  readonly isBad?: boolean;
  /** The name of the button that ends it. */
  readonly end: string;
  readonly onEnd: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <li className="sources-item">
      {icon}
      <bdi className="sources-name" title={wholeText(name)}>
        {briefText(name)}
      </bdi>
      {note === undefined ? null : (
        <span className={isBad ? "sources-bad" : "muted"} title={title}>
          {note}
        </span>
      )}
      {children}
      <button
        type="button"
        className="button plain icon sources-end"
        aria-label={end}
        title={end}
        onClick={onEnd}
      >
        <X size={14} aria-hidden />
      </button>
    </li>
  );
}

/** How far a place is and what is odd about it. */
function noteOn({ status, fileCount, isKept }: ListedPlace): { note: string; title?: string } {
  const files = fileCountText(fileCount);
  switch (status.kind) {
    case "listing":
      return { note: `${files} so far …` };
    case "locked":
      return { note: "the browser asks again since the reload" };
    case "unreadable":
      return { note: status.reason };
    case "ready":
      if (status.note !== undefined) return { note: `${files}: ${status.note}` };
      return isKept
        ? { note: files }
        : {
            note: `${files}, until reload`,
            title: "This browser does not keep it: add it again after a reload.",
          };
  }
}
