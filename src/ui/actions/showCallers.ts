import { exactPivot } from "../../state/pivot";
import type { ViewState } from "../../state/viewState";
import { NARROW } from "../kit/useMediaQuery";

/** Makes functions the pivot of Callers & callees, and selects the first where the details do not lie over the view. */
export function showCallers(name: string, ...more: readonly string[]): Partial<ViewState> {
  const selection = window.matchMedia(NARROW).matches ? undefined : name;
  return { view: "peek", pivot: [name, ...more].map(exactPivot).join("|"), selection };
}
