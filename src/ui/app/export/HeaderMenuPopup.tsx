import { Menu, MenuButton, MenuProvider } from "@ariakit/react/menu";
import { ActionItems } from "./ActionItems";
import { type HeaderMenuProps, MenuFace } from "./HeaderMenu";
import "../menu.css";

/** A menu of the header, open from the start: somebody has just asked for it. */
export default function HeaderMenuPopup({ name, getContext }: HeaderMenuProps) {
  return (
    <MenuProvider defaultOpen placement="bottom-end">
      <MenuButton className="button" aria-label={name} title={name}>
        <MenuFace name={name} />
      </MenuButton>
      <Menu className="menu" gutter={4} portal preserveTabOrder={false} aria-label={name}>
        <ActionItems name={name} getContext={getContext} />
      </Menu>
    </MenuProvider>
  );
}
