import { useMemo } from "react";
import type { Problem } from "../../../base/problem";
import type { EngineClient } from "../../../engine/client";
import type { Query, SearchAnswer, SearchQuestion } from "../../../engine/protocol";
import { useAnswer } from "../../kit/useAnswer";

/** The hits of the search box. */
export interface Search {
  /** Undefined while there is no search, or where its expression is wrong. */
  readonly answer: SearchAnswer | undefined;
  readonly problem: Problem | undefined;
}

/** Quick typing asks once. */
const TYPING_MS = 100;

/** Looks for functions by name, as the user types. */
export function useSearch(engine: EngineClient, query: Query | undefined, text: string): Search {
  const question = useMemo(
    (): SearchQuestion | undefined =>
      query === undefined || text === "" ? undefined : { kind: "search", ...query, text },
    [query, text],
  );
  const { answer, problem } = useAnswer(engine, question, "search", TYPING_MS);
  return useMemo(() => ({ answer, problem }), [answer, problem]);
}
