import { type RefObject, useCallback, useEffect, useId, useRef, useState } from "react";
import type { FlameAnswer } from "../../engine/protocol";
import { addressOf, type BoxAddress, boxAtAddress, ROOT_ADDRESS } from "../../render/flame/boxAddress";
import { boxOfPath, isMerged, NO_BOX, pathOfBox } from "../../render/flame/boxPath";
import type { Hit } from "../../render/flame/hitTest";
import { nextBoxNamed, TREE_MOVES, type TreeMove } from "../../render/flame/treeMoves";
import { hasModifier } from "../kit/typing";
import type { FlameStage } from "./FlameStage";
import { treeItemsAround } from "./treeItems";
import { wholeText } from "../kit/briefText";
import "../kit/spokenTree.css";
import { TypeAhead } from "../kit/typeAhead";

/** While answers pour in and nobody reads the tree, it waits until they are done. */
const SETTLE_MS = 150;
/** Moving on faster than this selects only where it ends. */
const SELECT_MS = 120;

const MOVE_OF_KEY: { readonly [key: string]: TreeMove } = {
  ArrowUp: "parent",
  ArrowDown: "widestChild",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "root",
  End: "deepest",
};

/**
 * The flame graph for screen readers and the keyboard: a tree over the same boxes, not visible itself.
 * Arrow keys go to the parent, the widest child and the siblings; Home to the root, End along the widest children to
 * the deepest; letters to the next frame of that name in reading order; Enter zooms, Space selects.
 */
export function FlameTree({
  stage,
  area,
  label,
  unitOf,
  selectedPath,
  onSelect,
  onZoom,
}: {
  readonly stage: FlameStage;
  /** What the tree is about: its keys work there too, all but letters, and bring the focus to the tree. */
  readonly area: RefObject<HTMLElement | null>;
  /** The tree's accessible name. */
  readonly label: string;
  readonly unitOf: (sampleTypeIndex: number) => string;
  /** Names from the first row on. */
  readonly selectedPath: readonly string[] | undefined;
  readonly onSelect: (path: readonly string[]) => void;
  readonly onZoom: (hit: Hit) => void;
}) {
  const idPrefix = useId();
  const tree = useRef<HTMLDivElement>(null);
  const [address, setAddress] = useState<BoxAddress>(ROOT_ADDRESS);
  const [isFocused, setFocused] = useState(false);
  const answer = useSettledAnswer(stage, isFocused);
  const typeAhead = useRef(new TypeAhead());
  const selectSoon = useThrottled(onSelect, SELECT_MS);

  // A box that was clicked is where the keyboard goes on from.
  const pathKey = JSON.stringify(selectedPath ?? []);
  const [seenPathKey, setSeenPathKey] = useState("[]");
  if (pathKey !== seenPathKey) {
    setSeenPathKey(pathKey);
    if (selectedPath !== undefined) setAddress({ path: selectedPath, mergedAtFraction: undefined });
  }

  const box = answer === undefined ? 0 : boxAtAddress(answer, address);
  useEffect(() => {
    stage.setFocused(
      isFocused && answer !== undefined && answer === stage.current ? { answer, box } : undefined,
    );
  }, [stage, isFocused, answer, box]);

  const goTo = (at: FlameAnswer, next: number) => {
    setAddress(addressOf(at, next));
    stage.reveal(at, next);
    if (next > 0 && !isMerged(at, next)) selectSoon(pathOfBox(at, next));
  };

  useKeysIn(area, event => {
    const now = stage.current;
    if (now === undefined || event.defaultPrevented || hasModifier(event)) return;
    const here = boxAtAddress(now, address);
    const move = MOVE_OF_KEY[event.key];
    let next = NO_BOX;
    if (move !== undefined) {
      next = TREE_MOVES[move](now, here);
    } else if (event.key === "Enter") {
      onZoom({ answer: now, box: here });
    } else if (event.key === " ") {
      if (here > 0 && !isMerged(now, here)) onSelect(pathOfBox(now, here));
    } else {
      // Letters are the page's shortcuts as long as the tree itself has not got the focus.
      const taken = isFocused ? typeAhead.current.take(event.key, event.timeStamp) : undefined;
      if (taken === undefined) return;
      next = nextBoxNamed(now, here, taken.word, !taken.isNew);
    }
    // The key was the tree's: no shortcut of the page, and no scrolling.
    event.preventDefault();
    event.stopPropagation();
    tree.current?.focus({ preventScroll: true });
    if (next !== NO_BOX && next !== here) goTo(now, next);
  });

  const selectedBox =
    answer === undefined || selectedPath === undefined ? NO_BOX : boxOfPath(answer, selectedPath);
  const items =
    answer === undefined ? [] : treeItemsAround(answer, box, unitOf(answer.question.sampleTypeIndex));
  const idOf = (key: string) => `${idPrefix}-${key}`;
  const focusedKey = items.find(item => item.box === box)?.key;
  return (
    // The items are reached by aria-activedescendant; only the tree takes the focus.
    <div
      ref={tree}
      className="spoken-tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={focusedKey === undefined ? undefined : idOf(focusedKey)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {items.map(item => (
        <div
          key={item.key}
          id={idOf(item.key)}
          role="treeitem"
          aria-level={item.level}
          aria-posinset={item.position}
          aria-setsize={item.siblingCount}
          aria-expanded={item.expanded}
          aria-selected={item.box === selectedBox}
        >
          {wholeText(item.name)}
        </div>
      ))}
    </div>
  );
}

/** Listens to the keys of an element, always with the latest handler. */
function useKeysIn(element: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const target = element.current;
    const listen = (event: KeyboardEvent) => latest.current(event);
    target?.addEventListener("keydown", listen);
    return () => target?.removeEventListener("keydown", listen);
  }, [element]);
}

/** The boxes at hand: at once while the tree is in use, else when no newer ones have come for a moment. */
function useSettledAnswer(stage: FlameStage, isFocused: boolean): FlameAnswer | undefined {
  const [answer, setAnswer] = useState(stage.current);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(timer);
      if (isFocused) setAnswer(stage.current);
      else timer = setTimeout(() => setAnswer(stage.current), SETTLE_MS);
    };
    update();
    const stop = stage.subscribe(change => {
      if (change === "answered") update();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [stage, isFocused]);
  return answer;
}

/** Calls at once, then at most once per interval, the last arguments always. */
function useThrottled<Argument>(callback: (argument: Argument) => void, intervalMs: number) {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  const waiting = useRef<{ argument: Argument; isDue: boolean } | undefined>(undefined);
  return useCallback(
    (argument: Argument) => {
      if (waiting.current !== undefined) {
        waiting.current = { argument, isDue: true };
        return;
      }
      latest.current(argument);
      waiting.current = { argument, isDue: false };
      const tick = () => {
        const due = waiting.current;
        waiting.current = undefined;
        if (!due?.isDue) return;
        latest.current(due.argument);
        waiting.current = { ...due, isDue: false };
        setTimeout(tick, intervalMs);
      };
      setTimeout(tick, intervalMs);
    },
    [intervalMs],
  );
}
