import type { Action, ActionContext } from "../actions/action";
import { allActions } from "../actions/catalogue";
import { paletteShortcut } from "../actions/shortcuts";
import { CALLERS_KEYS } from "../views/callers/keyLines";
import { FLAME_POINTER, FLAME_TREE_KEYS, flameKeys } from "../views/flame/keyLines";
import { LABEL_KEYS } from "../views/labels/keyLines";
import { SOURCE_KEYS } from "../views/source/keyLines";
import { TOP_KEYS } from "../views/top/keyLines";
import type { KeyGroup, KeyLine } from "./keyLines";

/** Every key that does something, by where it works: what actions say of themselves, then what views say. */
export function keyGroups(context: ActionContext): readonly KeyGroup[] {
  return [
    { title: "Anywhere", lines: [...allActions(context).flatMap(lineOfAction), ...EVERYWHERE()] },
    { title: "Flame graph", lines: flameKeys() },
    { title: "Flame graph, with the focus in it", lines: FLAME_TREE_KEYS },
    { title: "Flame graph, mouse and touch", lines: FLAME_POINTER },
    { title: "Top", lines: TOP_KEYS },
    { title: "Callers & callees", lines: CALLERS_KEYS },
    { title: "Source", lines: SOURCE_KEYS },
    { title: "Labels", lines: LABEL_KEYS },
  ];
}

function lineOfAction({ shortcut, title }: Action): readonly KeyLine[] {
  return shortcut === undefined ? [] : [{ keys: [shortcut], what: title }];
}

const EVERYWHERE = (): readonly KeyLine[] => [
  { keys: [paletteShortcut()], what: "Command palette: every action, and pprof's own lines" },
  { keys: ["Enter", "Shift Enter"], what: "In the search: the next match, the one before" },
  { keys: ["Escape"], what: "Closes the innermost thing: menu, dialog, search, tooltip, zoom" },
  { keys: ["Alt ←", "Alt →"], what: "Back and forward: undo and redo what changed the view" },
];
