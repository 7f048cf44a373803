import { ListFilter } from "lucide-react";
import { useRef } from "react";
import type { EngineClient } from "../../engine/client";
import type { Query, QueryOptions } from "../../engine/protocol";
import { lazyPart } from "../kit/lazyPart";
import { ToolbarMenuButton } from "./ToolbarMenuButton";

const loadMenu = () => import("./PresetsMenu");
const PresetsMenu = lazyPart(loadMenu);

/** What presets are applied to. */
export interface PresetsProps {
  readonly engine: EngineClient;
  readonly query: Query;
  readonly setOptions: (options: QueryOptions) => void;
}

/** The button **Presets**. */
export function PresetsButton(props: PresetsProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <ToolbarMenuButton
      ref={button}
      title="Presets"
      icon={<ListFilter size={14} aria-hidden />}
      load={loadMenu}
    >
      {(isOpen, setOpen) =>
        isOpen ? <PresetsMenu {...props} button={button} onClose={() => setOpen(false)} /> : null
      }
    </ToolbarMenuButton>
  );
}
