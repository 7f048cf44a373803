import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider } from "@ariakit/react/menu";
import { Copy } from "lucide-react";
import { COPY_FORMS, type CopyContext, copyTable } from "../../actions/copyTable";
import type { ShownTopRows } from "../../../state/topRows";
import "../../app/menu.css";

/** The menu **Copy**: the selected rows, or all that are shown. */
export function CopyMenu({
  context,
  rows,
  what,
}: {
  readonly context: CopyContext;
  readonly rows: ShownTopRows;
  /** What is copied: `3 selected rows`. */
  readonly what: string;
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
            <MenuItem key={form.id} className="menu-item" onClick={() => void copyTable(context, form, rows)}>
              {form.title}
            </MenuItem>
          ))}
        </MenuGroup>
      </Menu>
    </MenuProvider>
  );
}
