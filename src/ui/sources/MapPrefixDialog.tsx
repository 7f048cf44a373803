import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { type FormEvent, useEffect, useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { countRule, type RuleCount, suggestRules } from "../../source/countRule";
import type { PathIndex } from "../../source/pathIndex";
import { sourcePath } from "../../source/sourcePath";
import { inSlices } from "../../state/sources/inSlices";
import { profileFiles } from "../../state/sources/profileFiles";
import { restorePlaces } from "../../state/sources/restorePlaces";
import { addRule } from "../../state/sources/rules";
import { sourcesStore } from "../../state/sources/store";
import { fileCountText } from "./fileCountText";
import "../app/overlay.css";
import "./sources.css";

/** The dialog **Map a path prefix**: says, while it is typed, how many of the profile's files a rule finds. */
export default function MapPrefixDialog({
  file,
  onClose,
}: {
  /** A file that was not found, as the profile has it. */
  readonly file: string | undefined;
  readonly onClose: () => void;
}) {
  const id = useId();
  const places = useStore(sourcesStore, ({ places }) => places);
  const indexes = useMemo(() => places.map(({ place }) => place.index), [places]);
  const suggestions = useMemo(() => (file === undefined ? [] : suggestRules(file, indexes)), [file, indexes]);
  const [from, setFrom] = useState(suggestions[0]?.from ?? folderOf(file));
  const [to, setTo] = useState(suggestions[0]?.to ?? "");
  const count = useRuleCount(from, to, indexes);
  useEffect(() => void restorePlaces(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    addRule({ from: from.trim(), to: to.trim() });
    onClose();
  };
  return (
    <Dialog open className="dialog" backdrop={<div className="backdrop" />} onClose={onClose}>
      <form onSubmit={submit}>
        <DialogHeading>Map a path prefix</DialogHeading>
        <DialogDescription>
          Files whose paths begin with the first are looked for under the second, in every source.
        </DialogDescription>
        <div className="map-fields">
          <label htmlFor={`${id}-from`}>
            In the profile
            <input
              id={`${id}-from`}
              className="field"
              placeholder="/home/ci/src"
              autoComplete="off"
              spellCheck={false}
              value={from}
              onChange={event => setFrom(event.target.value)}
            />
          </label>
          <label htmlFor={`${id}-to`}>
            In the sources
            <input
              id={`${id}-to`}
              className="field"
              placeholder={places[0]?.place.name ?? "src"}
              list={`${id}-folders`}
              autoComplete="off"
              spellCheck={false}
              value={to}
              onChange={event => setTo(event.target.value)}
            />
          </label>
          <datalist id={`${id}-folders`}>
            {[...new Set(suggestions.map(({ to }) => to))].map(folder => (
              <option key={folder}>{folder}</option>
            ))}
          </datalist>
        </div>
        <p className="muted map-count" aria-live="polite">
          {count === undefined ? "" : <CountText count={count} />}
        </p>
        <div className="dialog-actions">
          <DialogDismiss className="button">Cancel</DialogDismiss>
          <button type="submit" className="button primary" disabled={from.trim() === to.trim()}>
            Map
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function CountText({ count: { matching, found, example, all } }: { readonly count: Counted }) {
  if (example === undefined) return `None of the profile's ${fileCountText(all)} begins so.`;
  return (
    <>
      {matching} of the profile's {fileCountText(all)} {matching === 1 ? "begins" : "begin"} so, {found} of
      them {found === 1 ? "is" : "are"} found: <bdi className="name">{example.file}</bdi>{" "}
      {example.isFound ? "is" : "would be"} <bdi className="name">{example.path}</bdi>.
    </>
  );
}

interface Counted extends RuleCount {
  /** Files in the profile. */
  readonly all: number;
}

/** What a rule would find; undefined until it is counted. */
function useRuleCount(from: string, to: string, indexes: readonly PathIndex[]): Counted | undefined {
  const [count, setCount] = useState<Counted>();
  useEffect(() => {
    const stop = new AbortController();
    const run = async () => {
      const { files } = await profileFiles();
      const counted = await inSlices(countRule({ from, to }, files, indexes), stop.signal);
      if (counted.ok && !stop.signal.aborted) setCount({ ...counted.value, all: files.length });
    };
    void run();
    return () => stop.abort();
  }, [from, to, indexes]);
  return count;
}

/** The folder of a file, as a prefix to begin with. */
function folderOf(file: string | undefined): string {
  const path = sourcePath(file ?? "");
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
