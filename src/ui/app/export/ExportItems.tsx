import { MenuItem, MenuSeparator } from "@ariakit/react/menu";
import type { Action, ActionContext } from "../../actions/action";
import { copyActions } from "../../actions/copyActions";
import { saveActions } from "../../actions/saveActions";
import { shareAction } from "../../actions/shareAction";

/** What the menu **Export** offers. */
export function ExportItems({ getContext }: { readonly getContext: () => ActionContext }) {
  const item = (action: Action) => (
    <MenuItem key={action.id} className="menu-item" onClick={() => void action.run(getContext())}>
      {action.title}
    </MenuItem>
  );
  return (
    <>
      {copyActions()
        .filter(({ id }) => id !== shareAction.id)
        .map(item)}
      <MenuSeparator className="menu-line" />
      {saveActions().map(item)}
    </>
  );
}
