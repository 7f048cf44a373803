import { Menu, MenuItem, MenuSeparator, useMenuStore } from "@ariakit/react/menu";
import { useState } from "react";
import { FUNCTION_ACTIONS, type FunctionContext } from "../actions/functionActions";
import { CutText } from "../kit/CutText";
import type { MenuPlace } from "./useFunctionMenu";
import "../app/menu.css";

/** The menu of a function, where the pointer was. Afterwards the focus is where it has been. */
export default function FunctionMenu({
  context,
  place,
  onClose,
}: {
  readonly context: FunctionContext;
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
  const { target } = context;
  const shown = FUNCTION_ACTIONS.filter(({ isAvailable }) => isAvailable(context));
  return (
    <Menu
      store={menu}
      className="menu function-menu"
      aria-label={target.name}
      modal
      portal
      preserveTabOrder={false}
      overflowPadding={8}
      getAnchorRect={() => ({ x: place.xPx, y: place.yPx, width: 0, height: 0 })}
      finalFocus={focusedBefore}
    >
      <div className="menu-title" aria-hidden>
        <CutText className="name" text={target.name} />
      </div>
      {shown.map(({ id, title, explanation, kind, run }, index) => (
        <div key={id} role="none">
          {index > 0 && shown[index - 1]?.kind !== kind ? <MenuSeparator className="menu-line" /> : null}
          <MenuItem className="menu-item" title={explanation} onClick={() => run(context)}>
            {title}
          </MenuItem>
        </div>
      ))}
    </Menu>
  );
}
