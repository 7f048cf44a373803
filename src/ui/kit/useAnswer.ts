import { useEffect, useState } from "react";
import type { Problem } from "../../base/problem";
import type { EngineClient } from "../../engine/client";
import type { AnswerTo, Question } from "../../engine/protocol";

/** The latest answer to a question that changes. */
export interface Asked<Q extends Question> {
  /** To the question as it is now, or, while that is worked on, to the one before; undefined when there is none. */
  readonly answer: AnswerTo<Q> | undefined;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
}

/**
 * Asks the engine whenever the question changes.
 * @param question undefined asks nothing
 * @param slot as in `EngineClient.ask`
 * @param delayMs waits this long for another change first
 */
export function useAnswer<Q extends Question>(
  engine: EngineClient,
  question: Q | undefined,
  slot: string,
  delayMs = 0,
): Asked<Q> {
  const key = question === undefined ? undefined : JSON.stringify(question);
  const [state, setState] = useState<{ key: string | undefined; asked: Asked<Q> }>({
    key: undefined,
    asked: NOTHING,
  });
  // Nothing asked, nothing remembered: the next question starts without an answer.
  if (key === undefined && state.key !== undefined) setState({ key, asked: NOTHING });
  useEffect(() => {
    if (key === undefined) return undefined;
    let wanted = true;
    const ask = async () => {
      const outcome = await engine.ask(JSON.parse(key) as Q, slot);
      if (!wanted) return;
      if (outcome.ok) {
        setState({ key, asked: { answer: outcome.value, problem: undefined, waiting: false } });
      } else if (outcome.error.kind !== "cancelled") {
        setState({ key, asked: { answer: undefined, problem: outcome.error, waiting: false } });
      }
    };
    const timer = delayMs === 0 ? undefined : setTimeout(() => void ask(), delayMs);
    if (timer === undefined) void ask();
    return () => {
      wanted = false;
      if (timer !== undefined) clearTimeout(timer);
    };
  }, [engine, key, slot, delayMs]);
  if (key === undefined) return NOTHING;
  return state.key === key ? state.asked : { ...state.asked, problem: undefined, waiting: true };
}

const NOTHING = { answer: undefined, problem: undefined, waiting: false };
