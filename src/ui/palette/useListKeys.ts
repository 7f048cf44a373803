import { type KeyboardEvent, useState } from "react";

/** So many rows are a page. */
const PAGE = 10;

const FIRST = { active: 0, by: "start" } as const;

/**
 * The row of a list that Enter means, which keys of a text field move: the first one of another list.
 * @param of what the list is of: another one begins again
 * @param onEnter what Enter does with the row
 */
export function useListKeys(
  of: unknown,
  count: number,
  onEnter: (row: number) => void,
): {
  readonly active: number;
  /** By what it became the active one: what keys move to comes into view. */
  readonly by: "start" | "key" | "pointer";
  readonly point: (row: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const [moved, setMoved] = useState<{ of: unknown; active: number; by: "key" | "pointer" }>();
  const { active, by } = moved !== undefined && moved.of === of ? moved : FIRST;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      if (active < count) onEnter(active);
    } else {
      const target = rowAfter(event.key, active, count);
      if (target === undefined) return;
      setMoved({ of, active: target, by: "key" });
    }
    event.preventDefault();
  };
  const point = (row: number) => {
    if (row !== active) setMoved({ of, active: row, by: "pointer" });
  };
  return { active, by, point, onKeyDown };
}

/** Arrows go round, pages stop at the ends; undefined for keys that are the text's. */
function rowAfter(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (from + 1) % count;
    case "ArrowUp":
      return (from + count - 1) % count;
    case "PageDown":
      return Math.min(from + PAGE, count - 1);
    case "PageUp":
      return Math.max(from - PAGE, 0);
    default:
      return undefined;
  }
}
