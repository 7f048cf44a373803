import type { Result } from "../../../base/result";
import type { GraphLayout } from "./graphLayout";

/** Page → worker: a dot report to be laid out. One at a time. */
export interface LayoutRequest {
  readonly dot: string;
}

/** Worker → page; the error is Graphviz's. */
export type LayoutResponse = Result<GraphLayout, string>;
