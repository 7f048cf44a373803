import { AddressBar, type AddressWindow } from "./addressBar";
import { EMPTY_VIEW_STATE, type ReadLink } from "./link";
import { keepHabits } from "./habits";
import { PIVOT_VIEW } from "./views/catalogue";
import type { ViewState } from "./viewState";
import { type ShownView, viewStore } from "./viewStore";

/** Keeps the view state on screen and the page's address the same. */
export class Navigation {
  private readonly address: AddressBar;

  /** @param follow told when Back, Forward or the user changed the address */
  constructor(window: AddressWindow, follow: (link: ReadLink) => void) {
    this.address = new AddressBar(window, follow);
  }

  /** What the address says. */
  read(): ReadLink {
    return this.address.read();
  }

  /** Changes how the open profile is looked at. `push` makes a step that Back undoes. */
  navigate(change: Partial<ViewState>, how: "push" | "replace"): void {
    const { state } = viewStore.getState();
    const next = { ...state, ...change, ...pivotAfter(state, change) };
    viewStore.setState({ state: next });
    this.address.write(next, how);
    keepHabits(change);
  }

  /** Shows another view state as a whole. */
  show(view: ShownView, how: "push" | "replace"): void {
    viewStore.setState(view);
    this.address.write(view.state, how);
  }

  /** Shows the start page; the address stays, so that a reload tries again. */
  showStart(): void {
    viewStore.setState({ state: EMPTY_VIEW_STATE, warnings: [] });
  }

  /** Makes the address say again what is on screen. */
  restoreAddress(): void {
    this.address.write(viewStore.getState().state, "replace");
  }
}

/** What is selected in another view is what Callers & callees is about next. */
function pivotAfter({ view }: ViewState, change: Partial<ViewState>): Partial<ViewState> {
  const isElsewhere = (change.view ?? view) !== PIVOT_VIEW;
  return change.selection !== undefined && isElsewhere ? { pivot: "" } : {};
}
