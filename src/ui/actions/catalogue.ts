import type { Action, ActionContext } from "./action";
import { copyActions } from "./copyActions";
import { filterActions } from "./filterActions";
import { pageActions } from "./pageActions";
import { liveActions } from "./liveActions";
import { presetActions } from "./presetActions";
import { saveActions } from "./saveActions";
import { pictureActions } from "./pictureActions";
import { searchActions } from "./searchActions";
import { selectionActions } from "./selectionActions";
import { shareActions } from "./shareActions";
import { sourceActions } from "./sourceActions";
import { undoActions } from "./undoActions";
import { viewActions } from "./viewActions";

/** Actions that belong together. */
interface ActionGroup {
  readonly title: string;
  /** All of the group as things are now, also those that are not available. */
  readonly actions: (context: ActionContext) => readonly Action[];
}

/** Every action, in the order in which they are listed: a group is one file and one line. */
const ACTION_GROUPS: readonly ActionGroup[] = [
  { title: "View", actions: viewActions },
  { title: "History", actions: undoActions },
  { title: "Search", actions: searchActions },
  { title: "Selected function", actions: selectionActions },
  { title: "Filters", actions: filterActions },
  { title: "Presets", actions: presetActions },
  { title: "Copy", actions: copyActions },
  { title: "Save", actions: saveActions },
  { title: "Pictures", actions: pictureActions },
  { title: "Share", actions: shareActions },
  { title: "Sources", actions: sourceActions },
  { title: "Live", actions: liveActions },
  { title: "Page", actions: pageActions },
];

/** All actions, also those that make no sense now. */
export function allActions(context: ActionContext): readonly Action[] {
  return ACTION_GROUPS.flatMap(({ actions }) => actions(context));
}

/** The actions that make sense now, with their groups. */
export function availableActions(
  context: ActionContext,
): { readonly action: Action; readonly group: string }[] {
  return ACTION_GROUPS.flatMap(({ title, actions }) =>
    actions(context)
      .filter(({ isAvailable }) => isAvailable?.(context) ?? true)
      .map(action => ({ action, group: title })),
  );
}
