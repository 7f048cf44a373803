import { type RefObject, useEffect, useRef } from "react";
import { type GraphCursor, type GraphMove, moved } from "../../../render/graph/neighbours";
import type { GraphPicture } from "../../../render/graph/picture";
import { NONE } from "../../../model/profile";
import { preferencesStore } from "../../../state/preferences";
import { hasModifier, isTyping } from "../../kit/typing";
import { TypeAhead } from "../../kit/typeAhead";
import type { GraphStage } from "./GraphStage";
import type { HoverStore } from "./HoverStore";

const MOVE_OF_KEY: { readonly [key: string]: GraphMove } = {
  ArrowUp: "caller",
  ArrowDown: "callee",
  ArrowLeft: "left",
  ArrowRight: "right",
  End: "deepest",
};
const PAN_PX = 60;
const PAN_OF_KEY: { readonly [key: string]: readonly [dxPx: number, dyPx: number] } = {
  ArrowUp: [0, PAN_PX],
  ArrowDown: [0, -PAN_PX],
  ArrowLeft: [PAN_PX, 0],
  ArrowRight: [-PAN_PX, 0],
};

/** What keys do beside moving the picture. */
export interface GraphKeyActions {
  readonly cursor: GraphCursor;
  readonly goTo: (cursor: GraphCursor) => void;
  readonly select: (row: number) => void;
  readonly zoomTo: (row: number) => void;
}

/**
 * Keys. In the graph: arrows along the edges (with Shift they move the picture), Home to the heaviest function, End
 * along the heaviest callees to the last, Enter zooms to the function, Space selects it; in the tree, letters go to the
 * next function of that name. Anywhere in the view, and where nothing has the focus: +, -, 0 and Escape.
 */
export function useGraphKeys(
  elements: {
    readonly view: RefObject<HTMLElement | null>;
    readonly area: RefObject<HTMLElement | null>;
    readonly tree: RefObject<HTMLElement | null>;
  },
  stage: GraphStage,
  hover: HoverStore,
  actions: GraphKeyActions,
): void {
  const { view, area, tree } = elements;
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const typeAhead = new TypeAhead();
    const moveBy = (event: KeyboardEvent, picture: GraphPicture): boolean => {
      const { cursor, goTo, select, zoomTo } = latest.current;
      const pan = event.shiftKey ? PAN_OF_KEY[event.key] : undefined;
      const move = MOVE_OF_KEY[event.key];
      if (pan !== undefined) stage.pan(...pan);
      else if (move !== undefined) goTo(moved(picture.neighbours, cursor, move));
      else if (event.key === "Home") goTo({ row: picture.rowsByCum[0], via: NONE });
      else if (event.key === "Enter") zoomTo(cursor.row);
      else if (event.key === " ") select(cursor.row);
      else {
        // Letters are the page's shortcuts as long as the tree itself has not got the focus.
        const isInTree = event.target === tree.current;
        const typed = isInTree ? typeAhead.take(event.key, event.timeStamp) : undefined;
        if (typed === undefined) return false;
        const row = nextNamed(picture, cursor.row, typed.word, typed.isNew);
        if (row !== NONE) goTo({ row, via: NONE });
      }
      tree.current?.focus({ preventScroll: true });
      return true;
    };
    const singleKey = (run: () => void): boolean => {
      const { singleKeys } = preferencesStore.getState();
      if (singleKeys) run();
      return singleKeys;
    };
    const lookBy = (key: string): boolean => {
      switch (key) {
        case "Escape":
          if (!stage.isZoomed) return false;
          stage.fit();
          return true;
        case "0":
          return singleKey(() => stage.fit());
        case "+":
        case "=":
          return singleKey(() => stage.zoomBy(1.5));
        case "-":
          return singleKey(() => stage.zoomBy(1 / 1.5));
        default:
          return false;
      }
    };
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || hasModifier(event) || isTyping(target) || !(target instanceof Node))
        return;
      const { picture } = stage;
      const isInArea = area.current?.contains(target) === true;
      const isOurs = isInArea || target === document.body || view.current?.contains(target) === true;
      const isDone =
        // A tooltip goes wherever the focus is: the pointer alone has brought it.
        (event.key === "Escape" && hover.leave()) ||
        (isInArea && picture !== undefined && moveBy(event, picture)) ||
        (isOurs && lookBy(event.key));
      if (!isDone) return;
      // The key was the graph's: no shortcut of the page, and no scrolling.
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before the page's own, which listen to the window as well.
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [view, area, tree, stage, hover]);
}

/** The next function whose name begins with a word, in the order of the tree; NONE where there is none. */
function nextNamed({ answer, rowsByCum }: GraphPicture, row: number, word: string, isNew: boolean): number {
  const { shortName, shownName, name } = answer.nodes;
  const from = rowsByCum.indexOf(row) + (isNew ? 1 : 0);
  const lower = word.toLowerCase();
  const begins = (candidate: number) =>
    [shortName[candidate], shownName[candidate], name[candidate]].some(text =>
      text.toLowerCase().startsWith(lower),
    );
  const inOrder = [...rowsByCum.slice(from), ...rowsByCum.slice(0, from)];
  return inOrder.find(begins) ?? NONE;
}
