import { useState } from "react";
import { NONE } from "../../../model/profile";
import type { GraphCursor } from "../../../render/graph/neighbours";
import type { GraphPicture } from "../../../render/graph/picture";

/**
 * Where the keyboard is in the graph: at the function that was selected last, wherever that was, or where the arrows
 * have led since. It stays at its function when another graph comes.
 */
export function useGraphCursor(
  picture: GraphPicture | undefined,
  selection: string | undefined,
): { readonly cursor: GraphCursor; readonly setCursor: (cursor: GraphCursor) => void } {
  const [at, setAt] = useState<{ readonly name: string | undefined; readonly cursor: GraphCursor }>({
    name: undefined,
    cursor: START,
  });
  const [seen, setSeen] = useState<{ picture: GraphPicture | undefined; selection: string | undefined }>({
    picture: undefined,
    selection: undefined,
  });
  let { cursor } = at;
  if (seen.picture !== picture || seen.selection !== selection) {
    const isSelected = seen.selection !== selection && selection !== undefined;
    const name = isSelected ? selection : at.name;
    // What was selected in here is where the cursor is already, whichever of several of one name.
    const isThere = seen.picture === picture && nameAt(picture, cursor) === name;
    if (!isThere) cursor = { row: rowNamed(picture, name), via: NONE };
    setSeen({ picture, selection });
    setAt({ name, cursor });
  }
  return { cursor, setCursor: cursor => setAt({ name: nameAt(picture, cursor), cursor }) };
}

const START: GraphCursor = { row: 0, via: NONE };

const nameAt = (picture: GraphPicture | undefined, { row }: GraphCursor) => picture?.answer.nodes.name[row];

/** The row of a name, else of the heaviest function. */
function rowNamed(picture: GraphPicture | undefined, name: string | undefined): number {
  if (picture === undefined) return 0;
  const row = name === undefined ? -1 : picture.answer.nodes.name.indexOf(name);
  return row >= 0 ? row : (picture.rowsByCum[0] ?? 0);
}
