import { Columns3 } from "lucide-react";
import { memo, Suspense, useState } from "react";
import { lazyPart } from "../../kit/lazyPart";
import type { Column } from "./columns";

const loadList = () => import("./ColumnsPopup");
const ColumnsPopup = lazyPart(loadList);

/** What the list needs. */
export interface ColumnsSelectProps {
  /** All that there are. */
  readonly columns: readonly Column[];
  readonly chosen: readonly Column[];
  /** As in the preferences. */
  readonly choice: Readonly<Record<string, boolean>>;
}

/** The list **Columns**: which columns are shown; the name always is. It is loaded when somebody reaches for it. */
export const ColumnsSelect = memo(function ColumnsSelect(props: ColumnsSelectProps) {
  const [wanted, setWanted] = useState(false);
  const open = () => setWanted(true);
  const button = (
    // It becomes the list's own button as soon as that is here.
    <button
      type="button"
      className="button top-control"
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props, jsx-a11y/prefer-tag-over-role -- of several values, and what it controls is not there yet
      role="combobox"
      aria-label="Columns"
      aria-haspopup="listbox"
      aria-expanded={false}
      title="Which columns are shown"
      onPointerEnter={() => void loadList()}
      onFocus={() => void loadList()}
      onClick={open}
      onKeyDown={event => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        open();
      }}
    >
      <ColumnsFace />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ColumnsPopup {...props} />
    </Suspense>
  );
});

/** What the button looks like. */
export function ColumnsFace() {
  return (
    <>
      <Columns3 size={15} aria-hidden />
      <span className="top-word">Columns</span>
    </>
  );
}
