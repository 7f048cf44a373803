import {
  Menu,
  MenuItem,
  MenuItemCheck,
  MenuItemRadio,
  MenuSeparator,
  useMenuStore,
} from "@ariakit/react/menu";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { applyDefaults, applyView, currentView, viewToSave } from "../../state/savedViews/apply";
import { readSettings, writeSettings } from "../../state/savedViews/settings";
import { viewStore } from "../../state/viewStore";
import { deleteView, refreshViews, savedViewsStore, saveViews } from "../../state/savedViews/store";
import { saveFile } from "../kit/saveFile";
import { DeleteViewsDialog } from "./DeleteViewsDialog";
import { NoticeDialog } from "./NoticeDialog";
import type { SavedViewsProps } from "./SavedViewsButton";
import { SaveViewDialog } from "./SaveViewDialog";
import "../app/menu.css";
import { briefText } from "../kit/briefText";

/** The name of the defaults in the menu, as in pprof's. No view can be saved under it. */
const DEFAULT_NAME = "Default";
const NOT_KEPT = "Storage is off in this browser: saved views last as long as this page.";

type Dialog = { readonly kind: "save" | "delete" } | { readonly kind: "notice"; readonly text: string };

/** pprof's Config menu: options under names, kept in this browser, and as pprof's settings file. */
export default function SavedViewsMenu({
  navigate,
  button,
  isOpen,
  onOpen,
}: SavedViewsProps & {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const { views } = useStore(savedViewsStore);
  const { state } = useStore(viewStore);
  const [dialog, setDialog] = useState<Dialog>();
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) refreshViews();
  }, [isOpen]);

  const current = currentView([{ name: DEFAULT_NAME, options: {} }, ...views], state);
  const apply = (name: string) => {
    const view = views.find(view => view.name === name);
    navigate(view === undefined ? applyDefaults(state) : applyView(view, state), "push");
  };
  const menu = useMenuStore({
    open: isOpen,
    setOpen: onOpen,
    placement: "bottom-end",
    values: { view: current ?? "" },
    setValues: ({ view }) => apply(view),
  });

  const close = () => {
    setDialog(undefined);
    button.current?.focus();
  };
  const save = (name: string) => {
    if (saveViews([viewToSave(name, state)])) close();
    else setDialog({ kind: "notice", text: NOT_KEPT });
  };
  const takeIn = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = readSettings(await file.text());
    const text = read.ok ? importText(read.value.length, file.name) : `${file.name}: ${read.error}`;
    const isKept = !read.ok || saveViews(read.value.filter(({ name }) => name !== DEFAULT_NAME));
    setDialog({ kind: "notice", text: isKept ? text : `${text} ${NOT_KEPT}` });
  };

  return (
    <>
      <Menu
        store={menu}
        className="menu"
        aria-label="Saved views"
        portal
        preserveTabOrder={false}
        gutter={4}
        getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
        finalFocus={button}
        hideOnInteractOutside={event =>
          !(event.target instanceof Node && button.current?.contains(event.target))
        }
      >
        {[DEFAULT_NAME, ...views.map(({ name }) => name)].map(name => (
          <MenuItemRadio key={name} className="menu-item" name="view" value={name} hideOnClick>
            <MenuItemCheck />
            <bdi className="menu-text">{briefText(name)}</bdi>
          </MenuItemRadio>
        ))}
        <MenuSeparator className="menu-line" />
        <MenuItem className="menu-item" onClick={() => setDialog({ kind: "save" })}>
          Save as …
        </MenuItem>
        <MenuItem
          className="menu-item"
          disabled={views.length === 0}
          onClick={() => setDialog({ kind: "delete" })}
        >
          Delete …
        </MenuItem>
        <MenuSeparator className="menu-line" />
        <MenuItem
          className="menu-item"
          disabled={views.length === 0}
          onClick={() => saveFile("settings.json", "application/json", writeSettings(views))}
        >
          Export as pprof's settings
        </MenuItem>
        <MenuItem className="menu-item" onClick={() => picker.current?.click()}>
          Import pprof's settings …
        </MenuItem>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Settings file"
        onChange={event => {
          const file = event.target.files?.[0];
          event.target.value = "";
          void takeIn(file);
        }}
      />
      {dialog?.kind === "save" ? (
        <SaveViewDialog
          names={views.map(({ name }) => name)}
          reserved={DEFAULT_NAME}
          onSave={save}
          onClose={close}
        />
      ) : dialog?.kind === "delete" ? (
        <DeleteViewsDialog names={views.map(({ name }) => name)} onDelete={deleteView} onClose={close} />
      ) : dialog?.kind === "notice" ? (
        <NoticeDialog text={dialog.text} onClose={close} />
      ) : null}
    </>
  );
}

function importText(count: number, fileName: string): string {
  return `${count === 1 ? "1 view is" : `${count} views are`} taken over from ${fileName}.`;
}
