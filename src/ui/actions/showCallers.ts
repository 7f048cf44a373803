import { exactPivot } from "../../state/pivot";
import type { ViewState } from "../../state/viewState";
import { NARROW } from "../kit/useMediaQuery";

/** Makes one function the pivot of Callers & callees, and selects it where the details do not lie over the view. */
export function showCallers(name: string): Partial<ViewState> {
  const selection = window.matchMedia(NARROW).matches ? undefined : name;
  return { view: "peek", pivot: exactPivot(name), selection };
}
