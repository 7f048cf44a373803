import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { Fragment } from "react";
import { useStore } from "zustand";
import { preferencesStore, setPreferences } from "../../state/preferences";
import type { ActionContext } from "../actions/action";
import "../app/overlay.css";
import "./help.css";
import type { KeyLine } from "./keyLines";
import { keyGroups } from "./keyGroups";

/** The words that one has to know to read a profile. */
const WORDS: readonly (readonly [word: string, meaning: string])[] = [
  ["flat", "what was spent in a function itself"],
  ["cum", "what was spent in it and in all that it called; a sample counts once, also in recursion"],
  ["focus, ignore", "only the stacks that go through a function, or only the others"],
  ["hide", "takes a function out of all stacks; what it cost goes to its caller"],
];

/** Every key and gesture, where it works, and the words that the page uses. */
export default function HelpDialog({
  context,
  onClose,
}: {
  readonly context: ActionContext;
  readonly onClose: () => void;
}) {
  const singleKeys = useStore(preferencesStore, ({ singleKeys }) => singleKeys);
  return (
    <Dialog open className="dialog help" backdrop={<div className="backdrop" />} onClose={onClose}>
      <DialogHeading>Help</DialogHeading>
      {/* Scrolled with the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="help-body" tabIndex={0} aria-label="Keys and words">
        <section>
          <h2>Words</h2>
          <dl>
            {WORDS.map(([word, meaning]) => (
              <Fragment key={word}>
                <dt className="help-word">{word}</dt>
                <dd>{meaning}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
        {keyGroups(context).map(({ title, lines }) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {lines.map(line => (
                <Fragment key={line.what}>
                  <dt>
                    <Keys line={line} />
                  </dt>
                  <dd>{line.what}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </section>
      <div className="dialog-actions help-actions">
        <label>
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={event => setPreferences({ singleKeys: event.currentTarget.checked })}
          />
          Single-key shortcuts
        </label>
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}

function Keys({ line: { keys } }: { readonly line: KeyLine }) {
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 ? " " : null}
      <kbd>{key}</kbd>
    </Fragment>
  ));
}
