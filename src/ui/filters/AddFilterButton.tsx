import { Plus } from "lucide-react";
import type { RefObject } from "react";
import type { OptionName } from "../../analysis/config";
import type { QueryOptions } from "../../engine/protocol";
import { lazyPart } from "../kit/lazyPart";
import { ToolbarMenuButton } from "./ToolbarMenuButton";

const loadMenu = () => import("./AddFilterMenu");
const AddFilterMenu = lazyPart(loadMenu);

/** The button **Add filter**. */
export function AddFilterButton({
  ref,
  options,
  onAdd,
}: {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly options: QueryOptions;
  readonly onAdd: (name: OptionName) => void;
}) {
  return (
    <ToolbarMenuButton ref={ref} title="Add filter" icon={<Plus size={15} aria-hidden />} load={loadMenu}>
      {(isOpen, setOpen) =>
        isOpen ? (
          <AddFilterMenu button={ref} options={options} onAdd={onAdd} onClose={() => setOpen(false)} />
        ) : null
      }
    </ToolbarMenuButton>
  );
}
