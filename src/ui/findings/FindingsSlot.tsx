import { Suspense } from "react";
import { useStore } from "zustand";
import { insightsStore } from "../../state/insights";
import { lazyPart } from "../kit/lazyPart";
import { preloadable } from "../kit/preloadable";
import type { FindingsButtonProps } from "./FindingsButton";

const FindingsButton = lazyPart(() => import("./FindingsButton"));
const panel = preloadable(() => import("./FindingsPanel"));

/** The panel **Findings**, loaded when it is opened. */
export const FindingsPanel = panel.Component;

/** The place of the button **Findings**: what it shows is looked for once the first picture is there. */
export function FindingsSlot(props: FindingsButtonProps) {
  const isWanted = useStore(insightsStore, ({ isWanted }) => isWanted);
  return isWanted ? (
    <Suspense>
      <FindingsButton {...props} preloadPanel={panel.preload} />
    </Suspense>
  ) : null;
}
