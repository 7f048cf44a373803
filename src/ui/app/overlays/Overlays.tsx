import { Suspense, useEffect } from "react";
import { useStore } from "zustand";
import { overlayStore, showOverlay } from "../../../state/overlay";
import type { ActionContext } from "../../actions/action";
import { lazyPart } from "../../kit/lazyPart";
import { preloadable } from "../../kit/preloadable";

const palette = preloadable(() => import("../../palette/Palette"));
const Palette = palette.Component;
const HelpDialog = lazyPart(() => import("../../help/HelpDialog"));
const ReportDialog = lazyPart(() => import("../../report/ReportDialog"));
const TextDialog = lazyPart(() => import("../../report/TextDialog"));
const CompareDialog = lazyPart(() => import("../compare/CompareDialog"));
const ShareDialog = lazyPart(() => import("../../share/ShareDialog"));
const MapPrefixDialog = lazyPart(() => import("../../sources/MapPrefixDialog"));
const CopyDialog = lazyPart(() => import("./CopyDialog"));

/** Fetches the palette before it is asked for: who types right behind its keys means it. */
export function preloadPalette(): void {
  palette.preload().catch(() => undefined);
}

/** The dialog over the workspace, if one is open; each is loaded when it is wanted. */
export function Overlays({ context }: { readonly context: ActionContext }) {
  const overlay = useStore(overlayStore, ({ overlay }) => overlay);
  // Another profile begins without one.
  useEffect(() => () => showOverlay(undefined), []);
  if (overlay === undefined) return null;
  const close = () => showOverlay(undefined);
  return (
    <Suspense>
      {overlay.kind === "palette" ? (
        <Palette context={context} onClose={close} />
      ) : overlay.kind === "help" ? (
        <HelpDialog context={context} onClose={close} />
      ) : overlay.kind === "compare" ? (
        <CompareDialog context={context} onClose={close} />
      ) : overlay.kind === "mapPrefix" ? (
        <MapPrefixDialog file={undefined} onClose={close} />
      ) : overlay.kind === "report" ? (
        <ReportDialog title={overlay.title} request={overlay.request} context={context} onClose={close} />
      ) : overlay.kind === "text" ? (
        <TextDialog title={overlay.title} text={overlay.text} onClose={close} />
      ) : overlay.kind === "share" ? (
        <ShareDialog as={overlay.as} context={context} onClose={close} />
      ) : (
        <CopyDialog what={overlay.what} text={overlay.text} onClose={close} />
      )}
    </Suspense>
  );
}
