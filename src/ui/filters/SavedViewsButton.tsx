import { Bookmark } from "lucide-react";
import { useRef } from "react";
import type { ViewState } from "../../state/viewState";
import { lazyPart } from "../kit/lazyPart";
import { ToolbarMenuButton } from "./ToolbarMenuButton";

const loadMenu = () => import("./SavedViewsMenu");
const SavedViewsMenu = lazyPart(loadMenu);

/** What applying a saved view needs. */
export interface SavedViewsProps {
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}

/** The button **Saved views**. */
export function SavedViewsButton(props: SavedViewsProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <ToolbarMenuButton
      ref={button}
      title="Saved views"
      icon={<Bookmark size={14} aria-hidden />}
      load={loadMenu}
    >
      {(isOpen, setOpen) => <SavedViewsMenu {...props} button={button} isOpen={isOpen} onOpen={setOpen} />}
    </ToolbarMenuButton>
  );
}
