import { useEffect, useState, useSyncExternalStore } from "react";
import type { GraphAnswer } from "../../../engine/protocol";
import { graphLayouter } from "../../../render/graph/layout/Layouter";
import { type LayoutState, LayoutStore } from "./LayoutStore";

/** Lays out what the engine answers. */
export function useLayout(
  answer: GraphAnswer | undefined,
): LayoutState & { readonly stop: () => void; readonly retry: () => void } {
  const [store] = useState(() => new LayoutStore(graphLayouter));
  useEffect(() => {
    // Graphviz takes as long to start as the engine to answer.
    graphLayouter.warmUp();
    return () => {
      store.want(undefined);
      graphLayouter.rest();
    };
  }, [store]);
  useEffect(() => store.want(answer), [store, answer]);
  const { picture, phase } = useSyncExternalStore(store.subscribe, store.snapshot);
  return { picture, phase, stop: store.stop, retry: store.retry };
}
