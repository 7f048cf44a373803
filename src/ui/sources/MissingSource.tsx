import { useState } from "react";
import { useStore } from "zustand";
import type { HostOffer, SourceAnswer, TriedPlace } from "../../state/sources/answer";
import { sourcesStore } from "../../state/sources/store";
import { chooseArchive, chooseFolder } from "./addSources";
import { HostOfferForm } from "./HostOfferForm";
import MapPrefixDialog from "./MapPrefixDialog";
import { briefText, wholeText } from "../kit/briefText";
import "./sources.css";

/** What compilers and runtimes call code that is in no file. */
const NO_FILE = /^<.*>$|^_(?:testmain|cgo_\w+)\.go$/;

/** Why a file's text is not there, and what can be done: the region **Source not found**. */
export function MissingSource({
  answer,
  file,
}: {
  readonly answer: Exclude<SourceAnswer, { kind: "text" }>;
  /** As the profile has it. */
  readonly file: string;
}) {
  const [isMapping, setMapping] = useState(false);
  const { places } = useStore(sourcesStore);
  const unlisted = places.filter(({ status }) => status.kind === "listing").map(({ place }) => place.name);
  if (NO_FILE.test(file)) {
    return (
      <section className="missing-source" aria-label="Source not found">
        <p>
          <bdi className="name">{briefText(file)}</bdi> is no file: the compiler or the runtime made this
          code. The costs of its lines are all there is.
        </p>
      </section>
    );
  }
  return (
    <section className="missing-source" aria-label="Source not found">
      {answer.kind === "failed" ? (
        <>
          <h2>{wholeText(answer.problem.message)}</h2>
          <p>{answer.problem.advice}</p>
        </>
      ) : (
        <>
          <h2>The text of this file is not here</h2>
          <p>
            The profile says <bdi className="name">{briefText(file)}</bdi>.{" "}
            {places.length === 0
              ? "Add the folder with the code, or an archive of it: it stays in this browser."
              : unlisted.length > 0
                ? `What is in ${unlisted.join(", ")} is not known yet.`
                : "None of the sources has it."}
          </p>
        </>
      )}
      <Offer answer={answer} />
      <div className="missing-actions">
        <button type="button" className="button" onClick={() => void chooseFolder()}>
          Add a folder
        </button>
        <button type="button" className="button" onClick={() => void chooseArchive()}>
          Add an archive or files
        </button>
        <button type="button" className="button" onClick={() => setMapping(true)}>
          Map a path prefix
        </button>
      </div>
      {answer.kind === "missing" && answer.tried.length > 0 ? <Tried tried={answer.tried} /> : null}
      {isMapping ? <MapPrefixDialog file={file} onClose={() => setMapping(false)} /> : null}
    </section>
  );
}

function Offer({ answer }: { readonly answer: Exclude<SourceAnswer, { kind: "text" }> }) {
  const offer: HostOffer | undefined = answer.offer;
  if (offer === undefined) return null;
  // Another offer begins with nothing typed.
  return (
    <HostOfferForm key={`${offer.project} ${offer.path}`} offer={offer} isAgain={answer.kind === "failed"} />
  );
}

function Tried({ tried }: { readonly tried: readonly TriedPlace[] }) {
  return (
    <div className="missing-tried">
      <h3 className="heading">Looked for</h3>
      <ul>
        {tried.map(({ place, paths }) => (
          <li key={place}>
            in {place}:{" "}
            {paths.map((path, at) => (
              <span key={path}>
                {at > 0 ? ", " : ""}
                <bdi className="name">{briefText(path)}</bdi>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
