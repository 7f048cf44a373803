import { useMemo, useState } from "react";
import type { EngineClient } from "../../engine/client";
import type { Query, QueryOptions, ShownAnswer, ShownQuestion } from "../../engine/protocol";
import { filtersOf, hasExpressions, isExpression } from "../../state/options/filters";
import { removeOption } from "../../state/options/optionValues";
import { useAnswer } from "../kit/useAnswer";

/** A query that the engine can answer, and what its filters leave. */
export interface CheckedQuery {
  /**
   * What was wanted where all of its filters are understood; else with the options of before, so that what is shown
   * stays. Undefined while the very first options are being checked.
   */
  readonly query: Query | undefined;
  /** What filters leave, and which are not understood; undefined without filters, and before the first answer. */
  readonly shown: ShownAnswer | undefined;
  /** `shown` is of the filters of before: those that are wanted are being checked. */
  readonly isStale: boolean;
}

/** Keeps options that are not understood away from the views, which would be refused an answer. */
export function useCheckedQuery(engine: EngineClient, wanted: Query): CheckedQuery {
  const isFiltered = filtersOf(wanted.options).length > 0;
  const question: ShownQuestion | undefined = isFiltered ? { kind: "shown", ...wanted } : undefined;
  const { answer: shown, problem, waiting: isStale } = useAnswer(engine, question, "shown");

  const [good, setGood] = useState<QueryOptions>();
  const isGood =
    !hasExpressions(wanted.options) ||
    JSON.stringify(good) === JSON.stringify(wanted.options) ||
    // Where the whole question was refused, the views say why.
    problem !== undefined ||
    (!isStale && shown?.invalid.length === 0);
  const isBad = !isGood && !isStale && shown !== undefined;
  const usable = isGood ? wanted.options : (good ?? (isBad ? withoutExpressions(wanted.options) : undefined));
  if (usable !== undefined && usable !== good) setGood(usable);

  const query = useMemo(
    () => (usable === undefined ? undefined : { ...wanted, options: usable }),
    [wanted, usable],
  );
  return { query, shown, isStale };
}

/** There is nothing from before to stay with: nothing is filtered. */
function withoutExpressions(options: QueryOptions): QueryOptions {
  return filtersOf(options)
    .filter(({ name }) => isExpression(name))
    .reduce((left, { name }) => removeOption(left, name), options);
}
