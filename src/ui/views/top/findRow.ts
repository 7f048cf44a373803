import type { EngineClient } from "../../../engine/client";
import type { TopOrder } from "./useTopRows";

/** Rows asked for at a time, and at most in all: what is selected is nearly always among the heavy ones. */
const CHUNK_ROWS = 4000;
const MAX_ROWS = 40_000;

/** The row of a function that is not among the rows at hand; undefined where it is too far down, or not there. */
export async function findRow(
  engine: EngineClient,
  order: TopOrder,
  name: string,
): Promise<number | undefined> {
  const { query, sortBy, descending } = order;
  for (let fromRow = 0; fromRow < MAX_ROWS; fromRow += CHUNK_ROWS) {
    const toRow = fromRow + CHUNK_ROWS;
    // One after the other: the name is likely to be in the first.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await engine.ask(
      { kind: "top", ...query, sortBy, descending, filter: "", fromRow, toRow },
      "top-find",
    );
    if (!outcome.ok) return undefined;
    const index = outcome.value.frames.name.indexOf(name);
    if (index >= 0) return outcome.value.fromRow + index;
    if (toRow >= outcome.value.rowCount) return undefined;
  }
  return undefined;
}
