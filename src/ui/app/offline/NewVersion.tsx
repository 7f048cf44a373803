import { useStore } from "zustand";
import { sessionStore } from "../../../state/session";
import "./newVersion.css";

interface NewVersionProps {
  readonly onReload: () => void;
  readonly onLater: () => void;
}

/** Says that a newer version is here. It waits: nobody's profile is closed for it. */
export function NewVersion({ onReload, onLater }: NewVersionProps) {
  const isLost = useStore(
    sessionStore,
    ({ profile, notKept }) => profile !== undefined && notKept !== undefined,
  );
  return (
    <section className="new-version" aria-label="New version" aria-live="polite">
      <p>
        A new version of Proflens is here. It begins when all its windows are closed, or now.
        {isLost ? " This browser does not keep the profile that is open: reloading closes it." : null}
      </p>
      <div className="new-version-actions">
        <button type="button" className="button" onClick={onLater}>
          Later
        </button>
        <button type="button" className="button primary" onClick={onReload}>
          Reload
        </button>
      </div>
    </section>
  );
}
