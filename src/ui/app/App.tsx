import { Suspense, useCallback, useDeferredValue, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { shownBase } from "../../state/opening/baseOpener";
import type { Opener } from "../../state/opening/opener";
import { sessionStore } from "../../state/session";
import { viewStore } from "../../state/viewStore";
import { lazyPart } from "../kit/lazyPart";
import { DropOverlay } from "./DropOverlay";
import { LoadingCard } from "./LoadingCard";
import { preloadable } from "../kit/preloadable";
import { StartPage } from "./start/StartPage";
import { Toast } from "./Toast";
import { useIncoming } from "./useIncoming";
import { wholeText } from "../kit/briefText";

const workspace = preloadable(() => import("./Workspace"));
const Workspace = workspace.Component;
const QuestionDialog = lazyPart(() => import("./QuestionDialog"));

/** Fetches what the start page does without. */
export async function preloadWorkspace(): Promise<void> {
  await workspace.preload();
  const { preloadFilters } = await import("./Workspace");
  await preloadFilters();
}

/** The page: the start page or the workspace, and what may lie over both. */
export function App({ opener }: { readonly opener: Opener }) {
  const { profile, loading, question, starting } = useStore(sessionStore);
  const hasOrigin = useStore(viewStore, ({ state }) => state.origin !== undefined);
  const picker = useRef<HTMLInputElement>(null);
  const pick = useCallback(() => picker.current?.click(), []);
  const dragging = useIncoming(opener);
  const open = hasOrigin ? profile : undefined;
  // Deferred behind the start page: the workspace is built in slices, and no task of the page is long. One profile
  // takes the place of another at once, since the view's state is already the new one's.
  const shown = useDeferredValue(open) === undefined ? undefined : open;
  const baseName = useStore(viewStore, ({ state }) => shown && shownBase(shown, state.base)?.name);
  const names = baseName === undefined ? shown?.name : `${shown?.name} vs base ${baseName}`;
  const covered = loading?.slow === true;

  const isOpening = loading !== undefined || starting;
  useEffect(() => {
    // While the engine reads.
    if (isOpening) preloadWorkspace().catch(() => undefined);
  }, [isOpening]);
  useEffect(() => {
    document.title = shown === undefined ? "Proflens" : `${wholeText(names ?? "")} · Proflens`;
  }, [shown, names]);

  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Profile files"
        onChange={event => {
          const atMs = performance.now();
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void opener.openFiles(files, atMs);
        }}
      />
      <div className="page" inert={covered}>
        {shown !== undefined ? (
          <Suspense fallback={<main className="starting" aria-busy />}>
            <Workspace key={shown.number} opener={opener} profile={shown} onPick={pick} />
          </Suspense>
        ) : starting ? (
          <main className="starting" aria-busy />
        ) : (
          <StartPage opener={opener} onPick={pick} />
        )}
      </div>
      {loading?.slow ? <LoadingCard loading={loading} onCancel={() => opener.cancel()} /> : null}
      {question === undefined ? null : (
        <Suspense>
          <QuestionDialog question={question} />
        </Suspense>
      )}
      <Toast />
      {dragging === undefined ? null : <DropOverlay openName={shown?.name} zone={dragging} />}
    </>
  );
}
