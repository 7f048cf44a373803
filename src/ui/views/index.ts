import { type ComponentType, lazy } from "react";
import type { ViewId } from "../../state/views/catalogue";
import { FlameView } from "./flame/FlameView";
import type { ViewProps } from "./viewProps";

const loadTop = () => import("./top/TopView");
const loadLabels = () => import("./labels/LabelsView");
const loadInfo = () => import("./info/InfoView");

/** What shows a view: one line per view of the catalogue. What is not needed first is loaded when it is. */
export const VIEW_COMPONENTS = {
  flamegraph: FlameView,
  top: lazy(loadTop),
  labels: lazy(loadLabels),
  info: lazy(loadInfo),
} satisfies Record<ViewId, ComponentType<ViewProps>>;

let preloaded = false;

/** Fetches the views that are not there yet, so that the first switch to them is instant. */
export function preloadViews(): void {
  if (preloaded) return;
  preloaded = true;
  for (const load of [loadTop, loadLabels, loadInfo]) void load().catch(() => undefined);
}
