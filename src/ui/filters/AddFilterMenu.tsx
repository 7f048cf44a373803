import { Menu, MenuGroup, MenuGroupLabel, MenuItem, useMenuStore } from "@ariakit/react/menu";
import type { RefObject } from "react";
import type { OptionName } from "../../analysis/config";
import type { QueryOptions } from "../../engine/protocol";
import { FILTER_GROUPS, shortHelp } from "../../state/options/filters";
import "../app/menu.css";

/** The menu of all filters, each with a line of pprof's help. One that is set already is edited. */
export default function AddFilterMenu({
  button,
  options,
  onAdd,
  onClose,
}: {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly options: QueryOptions;
  readonly onAdd: (name: OptionName) => void;
  readonly onClose: () => void;
}) {
  const menu = useMenuStore({
    open: true,
    setOpen: open => {
      if (!open) onClose();
    },
    placement: "bottom-start",
  });
  return (
    <Menu
      store={menu}
      className="menu filters-menu"
      aria-label="Add filter"
      portal
      preserveTabOrder={false}
      gutter={4}
      getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
      finalFocus={button}
      // A click on the button closes it by itself.
      hideOnInteractOutside={event =>
        !(event.target instanceof Node && button.current?.contains(event.target))
      }
    >
      {FILTER_GROUPS.map(({ title, names }) => (
        <MenuGroup key={title}>
          <MenuGroupLabel className="heading filters-group">{title}</MenuGroupLabel>
          {names.map((name: OptionName) => (
            <MenuItem
              key={name}
              className="menu-item filters-item"
              disabled={options[name] === true}
              onClick={() => onAdd(name)}
            >
              <span className="filters-name">{name}</span>
              <span className="muted">{shortHelp(name)}</span>
            </MenuItem>
          ))}
        </MenuGroup>
      ))}
    </Menu>
  );
}
