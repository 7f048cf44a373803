import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider } from "@ariakit/react/menu";
import { COPY_FORMS } from "../actions/copyTable";
import { CopyFace, type CopyMenuProps } from "./CopyMenu";
import "../app/menu.css";

/** The menu **Copy**, open from the start: somebody has just asked for it. */
export default function CopyMenuPopup({ what, onCopy }: CopyMenuProps) {
  return (
    <MenuProvider defaultOpen placement="bottom-end">
      <MenuButton className="button top-control" aria-label="Copy" title={`Copy ${what}`}>
        <CopyFace />
      </MenuButton>
      <Menu className="menu" gutter={4} portal preserveTabOrder={false} aria-label="Copy">
        <MenuGroup>
          <MenuGroupLabel className="menu-title">{what}</MenuGroupLabel>
          {COPY_FORMS.map(form => (
            <MenuItem key={form.id} className="menu-item" onClick={() => onCopy(form)}>
              {form.title}
            </MenuItem>
          ))}
        </MenuGroup>
      </Menu>
    </MenuProvider>
  );
}
