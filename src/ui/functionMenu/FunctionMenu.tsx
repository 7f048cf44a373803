import { Menu, MenuItem, MenuSeparator, useMenuStore } from "@ariakit/react/menu";
import { useState } from "react";
import { FUNCTION_ACTIONS, type FunctionContext, type FunctionTarget } from "../actions/functionActions";
import { countText } from "../kit/countText";
import { wholeText } from "../kit/briefText";
import { CutText } from "../kit/CutText";
import type { MenuPlace } from "./useFunctionMenu";
import type { MenuEntry, ViewEntries } from "./viewEntries";
import "../app/menu.css";

/** The menu of a function, and of what the view adds to it, where the pointer was. Afterwards the focus is where it has been. */
export default function FunctionMenu({
  target,
  context,
  view,
  place,
  onClose,
}: {
  /** The function; undefined where the menu is about something else. */
  readonly target: FunctionTarget | undefined;
  readonly context: Omit<FunctionContext, "target">;
  readonly view: ViewEntries | undefined;
  readonly place: MenuPlace;
  readonly onClose: () => void;
}) {
  const [focusedBefore] = useState(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement : null,
  );
  const menu = useMenuStore({
    open: true,
    setOpen: open => {
      if (!open) onClose();
    },
    placement: "bottom-start",
  });
  const title = titleOf(target) ?? view?.title ?? "";
  const sections = [view?.entries ?? [], ...sectionsOf(target, context, view?.shortcuts ?? {})].filter(
    ({ length }) => length > 0,
  );
  return (
    <Menu
      store={menu}
      className="menu function-menu"
      aria-label={wholeText(title)}
      modal
      portal
      preserveTabOrder={false}
      overflowPadding={8}
      getAnchorRect={() => ({ x: place.xPx, y: place.yPx, width: 0, height: 0 })}
      finalFocus={focusedBefore}
    >
      <div className="menu-title" aria-hidden>
        <CutText className="name" text={target?.shownName ?? title} title={title} />
      </div>
      {sections.map((entries, section) =>
        entries.map(({ id, title, explanation, shortcut, run }, index) => (
          <div key={id} role="none">
            {section > 0 && index === 0 ? <MenuSeparator className="menu-line" /> : null}
            <MenuItem
              className="menu-item"
              title={explanation}
              aria-keyshortcuts={shortcut === undefined ? undefined : keyShortcuts(shortcut)}
              onClick={run}
            >
              {title}
              {shortcut === undefined ? null : <kbd aria-hidden>{shortcut}</kbd>}
            </MenuItem>
          </div>
        )),
      )}
    </Menu>
  );
}

/** What the menu is about. */
function titleOf(target: FunctionTarget | undefined): string | undefined {
  return target?.more === undefined ? target?.name : `${countText(target.more.length + 1)} functions`;
}

const KINDS = ["filter", "show", "copy"] as const;

/** What can be done with a function, by kind. */
function sectionsOf(
  target: FunctionTarget | undefined,
  rest: Omit<FunctionContext, "target">,
  shortcuts: Readonly<Record<string, string>>,
): readonly (readonly MenuEntry[])[] {
  if (target === undefined) return [];
  const context = { ...rest, target };
  const available = FUNCTION_ACTIONS.filter(({ isAvailable }) => isAvailable(context));
  return KINDS.map(kind =>
    available
      .filter(action => action.kind === kind)
      .map(({ id, title, explanation, run }) => {
        const shortcut = shortcuts[id];
        return {
          id,
          title,
          explanation,
          ...(shortcut === undefined ? {} : { shortcut }),
          run: () => run(context),
        };
      }),
  );
}

/** As `aria-keyshortcuts` has it: `Control+C`. */
function keyShortcuts(shortcut: string): string {
  return shortcut.replace("Ctrl", "Control").replace("⌘", "Meta").replace("Esc", "Escape").replace(" ", "+");
}
