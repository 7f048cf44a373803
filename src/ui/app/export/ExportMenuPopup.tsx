import { Menu, MenuButton, MenuProvider } from "@ariakit/react/menu";
import type { ActionContext } from "../../actions/action";
import { ExportFace } from "./ExportFace";
import { ExportItems } from "./ExportItems";
import "../menu.css";

/** The menu **Export**, open from the start: somebody has just asked for it. */
export default function ExportMenuPopup({ getContext }: { readonly getContext: () => ActionContext }) {
  return (
    <MenuProvider defaultOpen placement="bottom-end">
      <MenuButton className="button" aria-label="Export" title="Export">
        <ExportFace />
      </MenuButton>
      <Menu className="menu" gutter={4} portal preserveTabOrder={false} aria-label="Export">
        <ExportItems getContext={getContext} />
      </Menu>
    </MenuProvider>
  );
}
