import { type FormEvent, useId, useState } from "react";
import { useStore } from "zustand";
import type { HostOffer } from "../../state/sources/answer";
import { allowHost, setVersion } from "../../state/sources/consent";
import { forgetMisses } from "../../state/sources/publicHost";
import { sourcesStore } from "../../state/sources/store";

/** Asks whether a file may be read from a public host, and of which version where the path does not say. */
export function HostOfferForm({
  offer,
  isAgain,
}: {
  readonly offer: HostOffer;
  /** It was tried, and the host did not have it. */
  readonly isAgain: boolean;
}) {
  const { host, project, version, versionExample, path, url } = offer;
  const id = useId();
  const isAllowed = useStore(sourcesStore, ({ hosts }) => hosts.includes(host));
  const [typed, setTyped] = useState(version ?? "");
  const [isForGood, setForGood] = useState(false);
  const asksVersion = version === undefined || isAgain;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = typed.trim();
    if (wanted === "") return;
    forgetMisses();
    if (wanted !== version || isAgain) setVersion(project, wanted);
    if (!isAllowed) allowHost(host, isForGood ? "local" : "session");
  };
  return (
    <form className="missing-offer" onSubmit={submit} aria-label={`Read from ${host}`}>
      <p>
        This is <bdi className="name">{path}</bdi> of {project}
        {version === undefined ? "; the profile does not say which version" : ` ${version}`}.{" "}
        {isAllowed
          ? ""
          : `${host} has it in public. It would learn which of its files are read here and, as every server does, from where.`}
      </p>
      {url === undefined || isAllowed ? null : <bdi className="name muted">{url}</bdi>}
      <div className="missing-actions">
        {asksVersion ? (
          <label htmlFor={id}>
            Version
            <input
              id={id}
              className="field"
              placeholder={versionExample}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          </label>
        ) : null}
        <button type="submit" className="button primary" disabled={typed.trim() === ""}>
          {isAgain ? "Try again" : `Read from ${host}`}
        </button>
        {isAllowed ? null : (
          <label>
            <input type="checkbox" checked={isForGood} onChange={event => setForGood(event.target.checked)} />
            Remember in this browser
          </label>
        )}
      </div>
    </form>
  );
}
