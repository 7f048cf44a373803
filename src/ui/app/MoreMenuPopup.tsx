import {
  Menu,
  MenuButton,
  MenuItem,
  MenuItemCheck,
  MenuItemCheckbox,
  MenuProvider,
  MenuSeparator,
} from "@ariakit/react/menu";
import { ChevronRight, Ellipsis } from "lucide-react";
import { useStore } from "zustand";
import { showOverlay } from "../../state/overlay";
import { preferencesStore, setPreferences } from "../../state/preferences";
import { cycleTheme, useThemeText } from "../kit/ThemeButton";
import { ActionItems } from "./export/ActionItems";
import type { MoreMenuProps } from "./MoreMenu";
import "./menu.css";

/** The header's menus, where it has no room for their buttons. */
const MENUS = ["Share", "Export"] as const;

/** The menu **More**, open from the start: somebody has just asked for it. */
export default function MoreMenuPopup({ narrow, onPick, getContext }: MoreMenuProps) {
  const { singleKeys, detailsOpen, shortNames } = useStore(preferencesStore);
  const themeText = useThemeText();
  const checked = [
    ...(singleKeys ? ["singleKeys"] : []),
    ...(detailsOpen ? ["details"] : []),
    ...(shortNames ? ["shortNames"] : []),
  ];
  return (
    <MenuProvider
      defaultOpen
      placement="bottom-end"
      values={{ show: checked }}
      setValues={({ show }) =>
        setPreferences({
          singleKeys: show.includes("singleKeys"),
          detailsOpen: show.includes("details"),
          shortNames: show.includes("shortNames"),
        })
      }
    >
      <MenuButton className="button icon" aria-label="More" title="More">
        <Ellipsis size={16} aria-hidden />
      </MenuButton>
      <Menu className="menu" gutter={4} portal preserveTabOrder={false} aria-label="More">
        {narrow ? (
          <>
            <MenuItem className="menu-item" onClick={onPick}>
              Open profile
            </MenuItem>
            <MenuItem className="menu-item" onClick={() => showOverlay({ kind: "compare" })}>
              Compare
            </MenuItem>
            <MenuItem className="menu-item" onClick={() => showOverlay({ kind: "palette" })}>
              Command palette
            </MenuItem>
            <MenuItem className="menu-item" onClick={() => showOverlay({ kind: "help" })}>
              Help
            </MenuItem>
            {MENUS.map(name => (
              <MenuProvider key={name} placement="bottom-end">
                <MenuItem className="menu-item" render={<MenuButton />}>
                  {name}
                  <ChevronRight size={15} aria-hidden className="menu-arrow" />
                </MenuItem>
                <Menu className="menu" gutter={4} portal preserveTabOrder={false} aria-label={name}>
                  <ActionItems name={name} getContext={getContext} />
                </Menu>
              </MenuProvider>
            ))}
            <MenuItem className="menu-item" hideOnClick={false} onClick={cycleTheme}>
              {themeText}
            </MenuItem>
            <MenuSeparator className="menu-line" />
            <MenuItemCheckbox className="menu-item" name="show" value="shortNames">
              <MenuItemCheck />
              Short names
            </MenuItemCheckbox>
          </>
        ) : (
          <MenuItemCheckbox className="menu-item" name="show" value="details">
            <MenuItemCheck />
            Details panel
          </MenuItemCheckbox>
        )}
        <MenuItemCheckbox className="menu-item" name="show" value="singleKeys">
          <MenuItemCheck />
          Single-key shortcuts
        </MenuItemCheckbox>
      </Menu>
    </MenuProvider>
  );
}
