import { Copy } from "lucide-react";
import { memo, Suspense, useState } from "react";
import type { CopyForm } from "../actions/copyTable";
import { lazyPart } from "../kit/lazyPart";

const loadMenu = () => import("./CopyMenuPopup");
const CopyMenuPopup = lazyPart(loadMenu);

/** What the menu needs. */
export interface CopyMenuProps {
  /** What is copied: `3 selected rows`. */
  readonly what: string;
  /** The same function as long as it copies the same. */
  readonly onCopy: (form: CopyForm) => void;
}

/** The menu **Copy**: what a view shows, as text and as tables of other kinds. It is loaded when somebody reaches for it. */
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
