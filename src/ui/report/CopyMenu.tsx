import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider } from "@ariakit/react/menu";
import { Copy } from "lucide-react";
import { COPY_FORMS, type CopyForm } from "../actions/copyTable";
import "../app/menu.css";

/** The menu **Copy**: what a view shows, as text and as tables of other kinds. */
export function CopyMenu({
  what,
  onCopy,
}: {
  /** What is copied: `3 selected rows`. */
  readonly what: string;
  readonly onCopy: (form: CopyForm) => void;
}) {
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className="button top-control" aria-label="Copy" title={`Copy ${what}`}>
        <Copy size={15} aria-hidden />
        <span className="top-word">Copy</span>
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
