import { sameOrigin } from "../link";
import { sessionStore } from "../session";
import type { ProfileOrigin, ViewState } from "../viewState";
import type { ShownView } from "../viewStore";

/** What the user or a link wants opened, on its way. */
export interface Pending {
  readonly origin: ProfileOrigin | undefined;
  /** The base of the comparison that it leads to. */
  readonly base: ProfileOrigin | undefined;
  /** What to show once it is open, where a link says that; Back and Forward within the same profile change it. */
  view: ShownView | undefined;
  readonly how: "push" | "replace";
  cancel: () => void;
}

/** At most one thing is on its way: whatever begins takes the place of the one before. */
export class PendingSlot {
  current: Pending | undefined;

  begin(wanted: Pick<Pending, "origin" | "base" | "view" | "how">): Pending {
    this.current?.cancel();
    const pending: Pending = {
      ...wanted,
      cancel: () => {
        if (this.current !== pending) return;
        this.current = undefined;
        sessionStore.setState({ loading: undefined, question: undefined, starting: false });
      },
    };
    this.current = pending;
    sessionStore.setState({ failure: undefined });
    return pending;
  }

  /** It is settled, one way or the other. */
  end(): void {
    this.current = undefined;
  }

  /** What leads to the profile and the base that a view state names, if that is on its way. */
  leadingTo({ origin, base }: ViewState): Pending | undefined {
    const { current } = this;
    if (current === undefined || origin === undefined) return undefined;
    return sameOrigin(origin, current.origin) && sameOrigin(base?.origin, current.base) ? current : undefined;
  }
}
