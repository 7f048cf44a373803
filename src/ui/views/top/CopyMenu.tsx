import { Copy } from "lucide-react";
import { lazy, memo, Suspense, useState } from "react";
import type { ShownTopRows } from "../../../state/topRows";
import type { CopyContext } from "../../actions/copyTable";

const loadMenu = () => import("./CopyMenuPopup");
const CopyMenuPopup = lazy(loadMenu);

/** What the menu needs. */
export interface CopyMenuProps {
  readonly context: CopyContext;
  readonly rows: ShownTopRows;
  /** What is copied: `3 selected rows`. */
  readonly what: string;
}

/** The menu **Copy**: the selected rows, or all that are shown. It is loaded when somebody reaches for it. */
export const CopyMenu = memo(function CopyMenu(props: CopyMenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="button top-control"
      aria-label="Copy"
      title={`Copy ${props.what}`}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
    >
      <CopyFace />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <CopyMenuPopup {...props} />
    </Suspense>
  );
});

/** What the button looks like. */
export function CopyFace() {
  return (
    <>
      <Copy size={15} aria-hidden />
      <span className="top-word">Copy</span>
    </>
  );
}
