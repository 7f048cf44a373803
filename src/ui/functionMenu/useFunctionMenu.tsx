import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import type { FunctionContext, FunctionTarget } from "../actions/functionActions";

const loadMenu = () => import("./FunctionMenu");
const FunctionMenu = lazy(loadMenu);

/** A place on the page, in CSS pixels of the window. */
export interface MenuPlace {
  readonly xPx: number;
  readonly yPx: number;
}

/**
 * The menu of what can be done with a function: for a right click, a long press, or the Menu key.
 * @returns what opens it, and the menu to be put anywhere in the view
 */
export function useFunctionMenu({ options, navigate }: Omit<FunctionContext, "target">): {
  readonly openMenu: (target: FunctionTarget, place: MenuPlace) => void;
  readonly menu: ReactNode;
} {
  const [opened, setOpened] = useState<{ readonly target: FunctionTarget; readonly place: MenuPlace }>();
  const openMenu = useCallback(
    (target: FunctionTarget, place: MenuPlace) => setOpened({ target, place }),
    [],
  );
  const menu =
    opened === undefined ? null : (
      <Suspense>
        <FunctionMenu
          key={`${opened.place.xPx} ${opened.place.yPx} ${opened.target.name}`}
          context={{ target: opened.target, options, navigate }}
          place={opened.place}
          onClose={() => setOpened(undefined)}
        />
      </Suspense>
    );
  return { openMenu, menu };
}
