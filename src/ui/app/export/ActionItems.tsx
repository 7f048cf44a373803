import { MenuItem, MenuSeparator } from "@ariakit/react/menu";
import { Fragment } from "react";
import type { Action } from "../../actions/action";
import { copyActions } from "../../actions/copyActions";
import { pictureActions } from "../../actions/pictureActions";
import { saveActions } from "../../actions/saveActions";
import { shareActions } from "../../actions/shareActions";
import type { HeaderMenuProps, MenuName } from "./HeaderMenu";

/** Each menu's actions, in groups. */
const GROUPS: Readonly<Record<MenuName, () => readonly (readonly Action[])[]>> = {
  Share: () => [shareActions()],
  Export: () => [copyActions(), pictureActions(), saveActions()],
};

/** What the menu **Share** or **Export** offers. */
export function ActionItems({ name, getContext }: HeaderMenuProps) {
  const context = getContext();
  const groups = GROUPS[name]().map(actions =>
    actions.filter(({ isAvailable }) => isAvailable?.(context) ?? true),
  );
  return groups
    .filter(actions => actions.length > 0)
    .map((actions, index) => (
      <Fragment key={actions[0].id}>
        {index === 0 ? null : <MenuSeparator className="menu-line" />}
        {actions.map(action => (
          <MenuItem key={action.id} className="menu-item" onClick={() => void action.run(getContext())}>
            {action.title}
          </MenuItem>
        ))}
      </Fragment>
    ));
}
