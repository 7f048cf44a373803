import { Ellipsis } from "lucide-react";
import { Suspense, useState } from "react";
import type { ActionContext } from "../actions/action";
import { lazyPart } from "../kit/lazyPart";

const loadMenu = () => import("./MoreMenuPopup");
const MoreMenuPopup = lazyPart(loadMenu);

/** What the menu needs. */
export interface MoreMenuProps {
  /** There is no room in the header for all of its buttons: they are here. */
  readonly narrow: boolean;
  readonly onPick: () => void;
  readonly getContext: () => ActionContext;
}

/** The button **More**; its menu is loaded when somebody reaches for it. */
export function MoreMenu(props: MoreMenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="button icon"
      aria-label="More"
      title="More"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <MoreMenuPopup {...props} />
    </Suspense>
  );
}
