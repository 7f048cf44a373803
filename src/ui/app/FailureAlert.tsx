import { CircleAlert, X } from "lucide-react";
import { useStore } from "zustand";
import type { Problem } from "../../base/problem";
import type { Opener } from "../../state/opening/opener";
import { dismissFailure, sessionStore } from "../../state/session";
import "./alert.css";
import { countText } from "../kit/countText";
import { wholeText } from "../kit/briefText";

/** What went wrong with the last open, where, and what can be done; nothing while nothing did. */
export function FailureAlert({ opener }: { readonly opener: Opener }) {
  const failure = useStore(sessionStore, session => session.failure);
  if (failure === undefined) return null;
  const { title, problem, canRetry, canSalvage } = failure;
  const isTooLarge = problem.kind === "tooLarge";
  const place = placeOf(problem);
  return (
    <div className="alert" role="alert">
      <CircleAlert size={18} aria-hidden />
      <div className="alert-words">
        <strong>
          <bdi>{wholeText(title)}</bdi>
        </strong>
        <p>{wholeText(problem.message)}</p>
        {place === undefined ? null : <p className="muted">{place}</p>}
        <p>{wholeText(problem.advice)}</p>
        {canSalvage ? (
          <p>
            {isTooLarge ? "What fits" : "What could be read"}: {problem.readable}.
          </p>
        ) : null}
      </div>
      {canSalvage ? (
        <button type="button" className="button" onClick={() => opener.openReadable()}>
          {isTooLarge ? "Open what fits" : "Open what could be read"}
        </button>
      ) : null}
      {canRetry ? (
        <button type="button" className="button" onClick={() => opener.tryAgain()}>
          Try again
        </button>
      ) : null}
      <button
        type="button"
        className="button icon plain"
        aria-label="Dismiss"
        title="Dismiss"
        onClick={dismissFailure}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}

function placeOf({ byteOffset, field }: Problem): string | undefined {
  const parts: string[] = [];
  if (byteOffset !== undefined) parts.push(`at byte ${countText(byteOffset)} of the decompressed data`);
  if (field !== undefined) parts.push(`in ${field}`);
  return parts.length === 0 ? undefined : `Where: ${parts.join(", ")}.`;
}
