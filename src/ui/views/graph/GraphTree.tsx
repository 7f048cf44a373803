import { type Ref, useId } from "react";
import type { GraphPicture } from "../../../render/graph/picture";
import { spokenNeighbours, spokenNode } from "../../../render/graph/words";
import { wholeText } from "../../kit/briefText";

import "../../kit/spokenTree.css";

/** How many nodes are in the document at a time. */
const WINDOW = 120;

/**
 * The graph for screen readers and the keyboard: its nodes, the heaviest first. The keys (`useGraphKeys`) go along the
 * edges; the node they are at says where those lead.
 */
export function GraphTree({
  ref,
  picture,
  row,
  selection,
  onFocus,
  onBlur,
  onMenu,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly picture: GraphPicture;
  /** Where the keyboard is. */
  readonly row: number;
  /** The selected function's name. */
  readonly selection: string | undefined;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  /** The Menu key. @returns whether there is a menu */
  readonly onMenu: () => boolean;
}) {
  const idPrefix = useId();
  const { answer, rowsByCum } = picture;
  const at = rowsByCum.indexOf(row);
  const first = Math.max(0, Math.min(at - WINDOW / 2, rowsByCum.length - WINDOW));
  const idOf = (item: number) => `${idPrefix}-${item}`;
  return (
    // The items are reached by aria-activedescendant; only the tree takes the focus.
    <div
      ref={ref}
      className="spoken-tree"
      role="tree"
      aria-label="Graph"
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : idOf(row)}
      onFocus={onFocus}
      onBlur={onBlur}
      onContextMenu={event => {
        if (onMenu()) event.preventDefault();
      }}
    >
      {rowsByCum.slice(first, first + WINDOW).map((item, index) => (
        <div
          key={item}
          id={idOf(item)}
          role="treeitem"
          aria-level={1}
          aria-posinset={first + index + 1}
          aria-setsize={rowsByCum.length}
          aria-selected={answer.nodes.name[item] === selection}
          aria-describedby={item === row ? `${idPrefix}-edges` : undefined}
        >
          {wholeText(spokenNode(answer, item))}
        </div>
      ))}
      <div id={`${idPrefix}-edges`} hidden>
        {row < rowsByCum.length ? wholeText(spokenNeighbours(picture, row)) : null}
      </div>
    </div>
  );
}
