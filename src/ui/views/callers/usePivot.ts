import { useCallback, useEffect, useMemo } from "react";
import type { PivotAnswer, PivotQuestion } from "../../../engine/protocol";
import { exactPivot } from "../../../state/pivot";
import { showCallers } from "../../actions/showCallers";
import { type Asked, useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";

/** What the view is about. */
export interface ShownPivot {
  /** An expression; "" while there is none. */
  readonly pivot: string;
  readonly asked: Asked<PivotQuestion>;
  /** The answer to that expression, or to the one before while it is worked out. */
  readonly answer: PivotAnswer | undefined;
  /** Makes another function the pivot; Back returns. */
  readonly moveTo: (name: string) => void;
}

/** The link's pivot. Where it says none the selected function is, and the link says so from then on. */
export function usePivot({ engine, query, state, navigate }: ViewProps): ShownPivot {
  const { selection } = state;
  const pivot = state.pivot === "" && selection !== undefined ? exactPivot(selection) : state.pivot;
  useEffect(() => {
    // Or every function that is selected in here would become the pivot.
    if (state.pivot === "" && pivot !== "") navigate({ pivot }, "replace");
  }, [state.pivot, pivot, navigate]);
  const question = useMemo(
    (): PivotQuestion | undefined => (pivot === "" ? undefined : { kind: "pivot", ...query, pivot }),
    [query, pivot],
  );
  const asked = useAnswer(engine, question, "pivot");
  const moveTo = useCallback((name: string) => navigate(showCallers(name), "push"), [navigate]);
  return { pivot, asked, answer: asked.answer, moveTo };
}
