import type { RefObject } from "react";
import type { EngineClient } from "../../../engine/client";
import type { TopTable } from "../../../engine/protocol";
import { queryOf } from "../../../engine/protocol/query";
import { say } from "../../../state/notice";
import type { MenuPlace, OpenMenu } from "../../functionMenu/useFunctionMenu";
import { useRowMenu } from "../../functionMenu/useRowMenu";
import { countText } from "../../kit/countText";
import type { MarkedRows } from "./useMarkedRows";
import type { TopRows } from "./useTopRows";

/** Functions that something can be done with at once. */
const MOST_TARGETS = 1000;

/**
 * The menu of a row: by a right click or a long press on it, or by the Menu key for the keys' row. Where that is one of
 * several selected ones, it is of all of them.
 * @returns what opens it for what is selected
 */
export function useTopMenu(
  grid: RefObject<HTMLElement | null>,
  engine: EngineClient,
  table: TopTable,
  { rowAt }: TopRows,
  { cursorRow, frames, isSelected }: MarkedRows,
  openMenu: OpenMenu,
): (place: MenuPlace) => void {
  const openForSelected = (place: MenuPlace) => {
    if (frames === undefined) return;
    if (frames.size > MOST_TARGETS) {
      say(`Select ${countText(MOST_TARGETS)} functions or fewer to do something with them.`);
      return;
    }
    const query = queryOf(table);
    void engine
      .ask({ kind: "frameNames", ...query, frames: Uint32Array.from(frames) }, "frame-names")
      .then(outcome => {
        if (!outcome.ok) return;
        const { names, shownNames, filterTexts } = outcome.value;
        const [first, ...more] = names.map((name, index) => ({
          name,
          shownName: shownNames[index] ?? name,
          filterText: filterTexts[index] ?? "",
        }));
        if (first !== undefined) openMenu(more.length === 0 ? first : { ...first, more }, place);
      });
  };
  const open = (row: number, place: MenuPlace): boolean => {
    const data = rowAt(row);
    if (data === undefined) return false;
    if (frames !== undefined && frames.size > 1 && isSelected(row)) openForSelected(place);
    else {
      const { name, shownName, filterText, packageName } = data;
      openMenu({ name, shownName, filterText, packageName }, place);
    }
    return true;
  };
  useRowMenu(grid, element => element.querySelector(`[aria-rowindex="${(cursorRow ?? -2) + 2}"]`), open);
  return openForSelected;
}
