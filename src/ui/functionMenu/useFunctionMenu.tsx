import { type ReactNode, Suspense, useCallback, useState } from "react";
import type { FunctionContext, FunctionTarget } from "../actions/functionActions";
import { lazyPart } from "../kit/lazyPart";
import type { ViewEntries } from "./viewEntries";

const loadMenu = () => import("./FunctionMenu");
const FunctionMenu = lazyPart(loadMenu);

/** A place on the page, in CSS pixels of the window. */
export interface MenuPlace {
  readonly xPx: number;
  readonly yPx: number;
}

/** @param view what the view adds; without a function that is all there is */
export type OpenMenu = (target: FunctionTarget | undefined, place: MenuPlace, view?: ViewEntries) => void;

interface OpenedMenu {
  readonly target: FunctionTarget | undefined;
  readonly place: MenuPlace;
  readonly view: ViewEntries | undefined;
}

/**
 * The menu of what can be done with a function: for a right click, a long press, or the Menu key.
 * @returns what opens it, and the menu to be put anywhere in the view
 */
export function useFunctionMenu({ options, navigate }: Omit<FunctionContext, "target">): {
  readonly openMenu: OpenMenu;
  readonly menu: ReactNode;
} {
  const [opened, setOpened] = useState<OpenedMenu>();
  const openMenu = useCallback<OpenMenu>((target, place, view) => setOpened({ target, place, view }), []);
  const menu =
    opened === undefined ? null : (
      <Suspense>
        <FunctionMenu
          key={`${opened.place.xPx} ${opened.place.yPx} ${opened.target?.name}`}
          target={opened.target}
          context={{ options, navigate }}
          view={opened.view}
          place={opened.place}
          onClose={() => setOpened(undefined)}
        />
      </Suspense>
    );
  return { openMenu, menu };
}
