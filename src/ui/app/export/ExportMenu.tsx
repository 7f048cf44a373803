import { lazy, Suspense, useState } from "react";
import type { ActionContext } from "../../actions/action";
import { ExportFace } from "./ExportFace";

const loadMenu = () => import("./ExportMenuPopup");
const ExportMenuPopup = lazy(loadMenu);

/** The button **Export**; its menu is loaded when somebody reaches for it. */
export function ExportMenu({ getContext }: { readonly getContext: () => ActionContext }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="button"
      aria-label="Export"
      title="Export"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
    >
      <ExportFace />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ExportMenuPopup getContext={getContext} />
    </Suspense>
  );
}
