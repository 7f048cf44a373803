import { type ReactNode, useState } from "react";
import { countText } from "../../kit/countText";

/** The first of some things, and a button that shows all of them; undefined where these are all. */
export function useFirst<Thing>(
  things: readonly Thing[],
  most: number,
): { readonly shown: readonly Thing[]; readonly showAll: ReactNode } {
  const [all, setAll] = useState(false);
  if (all || things.length <= most) return { shown: things, showAll: undefined };
  return {
    shown: things.slice(0, most),
    showAll: (
      <button type="button" className="button" onClick={() => setAll(true)}>
        Show all {countText(things.length)}
      </button>
    ),
  };
}
