import type { ComponentType } from "react";
import type { ViewId } from "../../state/views/catalogue";
import { preloadable } from "../kit/preloadable";
import { FlameView } from "./flame/FlameView";
import type { ViewProps } from "./viewProps";

const top = preloadable(() => import("./top/TopView"));
const callers = preloadable(() => import("./callers/CallersView"));
const graph = preloadable(() => import("./graph/GraphView"));
const source = preloadable(() => import("./source/SourceView"));
const labels = preloadable(() => import("./labels/LabelsView"));
const info = preloadable(() => import("./info/InfoView"));
const series = preloadable(() => import("./series/SeriesView"));

/** What shows a view: one line per view of the catalogue. What is not needed first is loaded when it is. */
export const VIEW_COMPONENTS = {
  flamegraph: FlameView,
  top: top.Component,
  peek: callers.Component,
  graph: graph.Component,
  source: source.Component,
  labels: labels.Component,
  info: info.Component,
  series: series.Component,
} satisfies Record<ViewId, ComponentType<ViewProps>>;

let preloaded = false;

/** Fetches the views that are not there yet, so that the first switch to them is instant. */
export function preloadViews(): void {
  if (preloaded) return;
  preloaded = true;
  for (const { preload } of [top, callers, graph, source, labels, info]) preload().catch(() => undefined);
}
