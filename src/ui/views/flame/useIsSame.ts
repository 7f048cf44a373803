import { useMemo } from "react";
import type { EngineClient } from "../../../engine/client";
import type { Query, TopQuestion } from "../../../engine/protocol";
import { useAnswer } from "../../kit/useAnswer";

/**
 * Whether a comparison has no difference at all: also none in boxes that are too small to draw, since then no
 * function is left in the top table.
 * @param looksSame nothing that is drawn has changed; otherwise there is nothing to ask
 */
export function useIsSame(engine: EngineClient, query: Query, looksSame: boolean): boolean {
  const question = useMemo(
    (): TopQuestion | undefined =>
      looksSame
        ? { kind: "top", ...query, sortBy: "flat", descending: true, filter: "", fromRow: 0, toRow: 0 }
        : undefined,
    [query, looksSame],
  );
  const { answer, waiting } = useAnswer(engine, question, "is-same");
  return looksSame && !waiting && answer?.rowCount === 0;
}
