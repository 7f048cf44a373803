import { readLink, sameOrigin } from "../../state/link";
import type { ViewState } from "../../state/viewState";
import type { Action } from "./action";
import { describeStep } from "./describeStep";

/**
 * Back and Forward as actions, which say what they undo where the browser tells what lies there. They stay with the
 * profile that is open: what is before it is the browser's own Back.
 */
export function undoActions(): readonly Action[] {
  return [
    {
      id: "undo",
      title: `Undo${stepText(-1)}`,
      keywords: "back history step",
      isAvailable: ({ state }) => leadsTo(-1, state),
      run: () => window.history.back(),
    },
    {
      id: "redo",
      title: `Redo${stepText(1)}`,
      keywords: "forward history again",
      isAvailable: ({ state }) => leadsTo(1, state),
      run: () => window.history.forward(),
    },
  ];
}

/** What the page showed or will show so many steps away; undefined where that is unknown or not this page. */
function stateAt(offset: -1 | 0 | 1): ViewState | undefined {
  const entries = window.navigation?.entries() ?? [];
  const at = window.navigation?.currentEntry?.index ?? -1;
  const address = at < 0 ? undefined : entries[at + offset]?.url;
  if (address === undefined || address === null) return undefined;
  const { pathname, hash, search } = new URL(address);
  return pathname === window.location.pathname ? readLink(hash, search).state : undefined;
}

/** Browsers that do not tell lead there all the same. */
function leadsTo(offset: -1 | 1, { origin }: ViewState): boolean {
  if (window.navigation === undefined) return true;
  const there = stateAt(offset);
  return there !== undefined && sameOrigin(there.origin, origin);
}

function stepText(offset: -1 | 1): string {
  const [here, there] = [stateAt(0), stateAt(offset)];
  if (here === undefined || there === undefined) return "";
  const text = offset < 0 ? describeStep(there, here) : describeStep(here, there);
  return text === "" ? "" : `: ${text}`;
}
