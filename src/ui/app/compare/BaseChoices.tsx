import { FolderOpen } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { OPENABLE_EXAMPLES } from "../../../state/openableExamples";
import { sameOrigin } from "../../../state/link";
import type { BaseWish } from "../../../state/opening/baseOpener";
import type { Opener } from "../../../state/opening/opener";
import type { RecentEntry } from "../../../state/recents/entry";
import { recentsStore } from "../../../state/recents/recents";
import type { ProfileOrigin } from "../../../state/viewState";
import { agoText } from "../../kit/agoText";
import { CutText } from "../../kit/CutText";

/** Every way to choose a base: files, an address, a profile that was opened before, an example. */
export function BaseChoices({
  opener,
  title,
  except,
  onChoose,
}: {
  readonly opener: Opener;
  readonly title: string;
  /** What is on screen already. */
  readonly except: readonly ProfileOrigin[];
  readonly onChoose: (wish: BaseWish) => void;
}) {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState("");
  const { entries } = useStore(recentsStore);
  const [now] = useState(() => Date.now());
  const isNew = (origin: ProfileOrigin) => !except.some(shown => sameOrigin(shown, origin));
  const recents = entries.filter(entry => isNew(originOf(entry)));
  const examples = OPENABLE_EXAMPLES.filter(({ name }) => isNew({ kind: "example", name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose({ url: address });
  };
  return (
    <section className="compare-bases" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="compare-open">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Base files"
          onChange={event => {
            const atMs = performance.now();
            onChoose({ files: [...(event.target.files ?? [])], atMs });
          }}
        />
        <button type="button" className="button primary" onClick={() => picker.current?.click()}>
          <FolderOpen size={15} aria-hidden />
          Choose base
        </button>
        <form className="compare-url" onSubmit={submit}>
          <input
            className="field"
            type="text"
            inputMode="url"
            aria-label="Base URL"
            placeholder="https://example.com/old.pb.gz"
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={event => setAddress(event.target.value)}
          />
          <button type="submit" className="button" disabled={address.trim() === ""}>
            Open base
          </button>
        </form>
      </div>
      {recents.length === 0 ? null : (
        <ChoiceList
          title="Recent profiles"
          items={recents.map(entry => ({
            key: entry.id,
            text: entry.name,
            note: [entry.sampleType, agoText(entry.openedAt, now)].filter(Boolean).join(" · "),
            choose: () => {
              if (entry.source.kind === "url") opener.allowUrl(entry.source.url);
              onChoose({ origin: originOf(entry) });
            },
          }))}
        />
      )}
      <ChoiceList
        title="Examples"
        items={examples.map(({ name, title: text, file }) => ({
          key: name,
          text,
          note: file,
          choose: () => onChoose({ origin: { kind: "example", name } }),
        }))}
      />
    </section>
  );
}

function originOf({ id, source }: RecentEntry): ProfileOrigin {
  return source.kind === "url" ? { kind: "url", url: source.url } : { kind: "recent", id };
}

function ChoiceList({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly {
    readonly key: string;
    readonly text: string;
    readonly note: string;
    readonly choose: () => void;
  }[];
}) {
  const id = useId();
  return (
    <>
      <h3 className="heading" id={id}>
        {title}
      </h3>
      <ul className="compare-list" aria-labelledby={id}>
        {items.map(({ key, text, note, choose }) => (
          <li key={key}>
            <button type="button" className="compare-item" onClick={choose}>
              <CutText className="compare-item-name" text={text} />
              <span className="muted">{note}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
