import { useEffect, useMemo } from "react";
import { percentText } from "../../../base/units";
import type { TopQuestion } from "../../../engine/protocol";
import { NothingLeft } from "../../filters/NothingLeft";
import { afterPaint } from "../../kit/afterPaint";
import { useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";
import { FrameName } from "./FrameName";
import { problemText } from "../../kit/problemText";

const MOST_OFFERED = 10;

/** What the view is for, while nothing is selected: with the heaviest functions to begin with. */
export function NoPivot({
  engine,
  query,
  navigate,
  drawn,
  onFunction,
}: ViewProps & { readonly onFunction: (name: string) => void }) {
  const question = useMemo(
    (): TopQuestion => ({
      kind: "top",
      ...query,
      sortBy: "flat",
      descending: true,
      filter: "",
      fromRow: 0,
      toRow: MOST_OFFERED,
    }),
    [query],
  );
  const { answer, problem } = useAnswer(engine, question, "heaviest");
  const said = answer ?? problem;
  useEffect(() => (said === undefined ? undefined : afterPaint(drawn)), [said, drawn]);
  if (problem !== undefined) {
    return <p className="callers-empty">{problemText(problem)}</p>;
  }
  if (answer?.rowCount === 0) {
    return (
      <div className="callers-empty">
        <NothingLeft
          options={query.options}
          navigate={navigate}
          otherwise="No function has any cost in this sample type."
          isCompared={query.comparison !== undefined}
        />
      </div>
    );
  }
  return (
    <div className="callers-empty">
      <div className="callers-teaching">
        <h2>Whose callers and callees?</h2>
        <p>
          One function, the pivot, in the middle: everything that calls it above, everything it calls below,
          both to the same scale, with tables of what each call costs. Select a function anywhere, write an
          expression into the box <b>Pivot</b>, or begin with one of those that cost most by themselves:
        </p>
        <ul aria-label="Heaviest functions">
          {answer?.frames.name.map((name, row) => (
            <li key={answer.frames.frameId[row]}>
              <button type="button" className="pivot-offer" onClick={() => onFunction(name)}>
                <FrameName frames={answer.frames} index={row} />
                <span className="muted">{percentText(answer.flat[row], answer.reportTotal)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="muted">
          In the graphs and tables, a double click or <kbd>Enter</kbd> goes on to another function; Back
          returns.
        </p>
      </div>
    </div>
  );
}
