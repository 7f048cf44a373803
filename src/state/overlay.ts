import { createStore } from "zustand/vanilla";
import type { QueryOptions } from "../engine/protocol";
import type { StyleName } from "../report/commands";

/** A report of the open profile, with options of its own. */
export interface ReportRequest {
  /** pprof's name, such as `peek`. */
  readonly command: string;
  readonly argument?: string;
  /** A table of another kind instead of pprof's text. */
  readonly style?: StyleName;
  /** `sort` among them. */
  readonly options: QueryOptions;
  readonly sampleTypeIndex: number;
}

/** How somebody else gets the profile: inside of a link, as a file, or with the app in one file. */
export type ShareForm = "link" | "file" | "report";

/** A dialog over the workspace. */
export type Overlay =
  | { readonly kind: "palette" }
  | { readonly kind: "help" }
  | { readonly kind: "compare" }
  | { readonly kind: "mapPrefix" }
  | { readonly kind: "report"; readonly title: string; readonly request: ReportRequest }
  | { readonly kind: "text"; readonly title: string; readonly text: string }
  /** A copy of the profile for somebody else: how it is given first. */
  | { readonly kind: "share"; readonly as: ShareForm }
  /** The clipboard was refused: the user copies the text by hand. */
  | { readonly kind: "copy"; readonly what: string; readonly text: string };

/** The dialog that is open, if any. */
export const overlayStore = createStore<{ readonly overlay: Overlay | undefined }>(() => ({
  overlay: undefined,
}));

/** Opens a dialog, in place of one that is open; undefined closes it. */
export function showOverlay(overlay: Overlay | undefined): void {
  overlayStore.setState({ overlay });
}
