import { ToolbarItem } from "@ariakit/react/toolbar";
import { Bookmark } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { ViewState } from "../../state/viewState";

const loadMenu = () => import("./SavedViewsMenu");
const SavedViewsMenu = lazy(loadMenu);

/** What saved views are made of, and applied to. */
export interface SavedViewsProps {
  readonly state: ViewState;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}

/** The button **Saved views**; its menu and dialogs are loaded when somebody reaches for it. */
export function SavedViewsButton(props: SavedViewsProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <>
      <ToolbarItem
        ref={button}
        className="button plain"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => {
          setOpen(!isOpen);
          setWasOpen(true);
        }}
      >
        <Bookmark size={14} aria-hidden />
        Saved views
      </ToolbarItem>
      {wasOpen ? (
        <Suspense>
          <SavedViewsMenu {...props} button={button} isOpen={isOpen} onOpen={setOpen} />
        </Suspense>
      ) : null}
    </>
  );
}
