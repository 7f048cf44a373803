import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { type FormEvent, useState } from "react";
import { byteCountText } from "../../base/units";
import type { ArchiveQuestion } from "../../state/session";
import { countText } from "../kit/countText";
import "./overlay.css";
import "./archiveDialog.css";
import { briefText } from "../kit/briefText";

/** Asks which profiles of an archive to open, and whether the source that is in it is wanted. */
export function ArchiveDialog({ question }: { readonly question: ArchiveQuestion }) {
  const { name, profiles, sourceCount, answer } = question;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set([0]));
  const [withSources, setWithSources] = useState(sourceCount > 0);
  const toggle = (index: number) => {
    const changed = new Set(chosen);
    if (!changed.delete(index)) changed.add(index);
    setChosen(changed);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer({ chosen: [...chosen].toSorted((one, other) => one - other), withSources });
  };
  const areAll = chosen.size === profiles.length;
  return (
    <Dialog
      open
      className="dialog archive-dialog"
      backdrop={<div className="backdrop" />}
      onClose={() => answer(undefined)}
      hideOnInteractOutside={false}
    >
      <form onSubmit={submit}>
        <DialogHeading>
          Profiles in <bdi>{briefText(name)}</bdi>
        </DialogHeading>
        <DialogDescription>
          {profiles.length > 1
            ? "Choose one, or several of one kind: they become one profile."
            : "It holds a profile, and source code."}
        </DialogDescription>
        {profiles.length > 2 ? (
          <label className="archive-all">
            <input
              type="checkbox"
              checked={areAll}
              ref={box => {
                if (box !== null) box.indeterminate = !areAll && chosen.size > 0;
              }}
              onChange={() => setChosen(new Set(areAll ? [] : profiles.keys()))}
            />
            All {profiles.length}
          </label>
        ) : null}
        <ul className="archive-profiles" aria-label="Profiles">
          {profiles.map(({ path, size }, index) => (
            // An archive may have a path twice.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <label>
                <input type="checkbox" checked={chosen.has(index)} onChange={() => toggle(index)} />
                <bdi className="name archive-path">{briefText(path)}</bdi>
                <span className="muted">{byteCountText(size)}</span>
              </label>
            </li>
          ))}
        </ul>
        {sourceCount === 0 ? null : (
          <label className="archive-all">
            <input type="checkbox" checked={withSources} onChange={() => setWithSources(!withSources)} />
            Take its {countText(sourceCount)} source {sourceCount === 1 ? "file" : "files"}, too
          </label>
        )}
        <div className="dialog-actions">
          <DialogDismiss className="button">Cancel</DialogDismiss>
          <button type="submit" className="button primary" disabled={chosen.size === 0}>
            {chosen.size > 1 ? `Open ${chosen.size} as one` : "Open"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
