import { ToolbarItem } from "@ariakit/react/toolbar";
import { Plus } from "lucide-react";
import { lazy, type RefObject, Suspense, useState } from "react";
import type { OptionName } from "../../analysis/config";
import type { QueryOptions } from "../../engine/protocol";

const loadMenu = () => import("./AddFilterMenu");
const AddFilterMenu = lazy(loadMenu);

/** The button **Add filter**; its menu is loaded when somebody reaches for it. */
export function AddFilterButton({
  ref,
  options,
  onAdd,
}: {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly options: QueryOptions;
  readonly onAdd: (name: OptionName) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ToolbarItem
        ref={ref}
        className="button plain"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => setOpen(!isOpen)}
      >
        <Plus size={15} aria-hidden />
        Add filter
      </ToolbarItem>
      {isOpen ? (
        <Suspense>
          <AddFilterMenu button={ref} options={options} onAdd={onAdd} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
