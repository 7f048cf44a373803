import { useEffect, useMemo, useState } from "react";
import type { SeriesQuestion, SeriesTable } from "../../../engine/protocol";
import { afterPaint } from "../../kit/afterPaint";
import { countText } from "../../kit/countText";
import { FilterField } from "../../kit/FilterField";
import { useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";
import { NoSeries } from "./NoSeries";
import { TrendTable } from "./TrendTable";
import { problemText } from "../../kit/problemText";
import "./series.css";

/** Rows that are shown at first, and more each time. */
const ROWS = 100;

/** The view **Series**: what each function costs in every profile of a series, and how that changes. */
export default function SeriesView(props: ViewProps) {
  const { engine, query, steps, state, navigate, reportHidden, drawn } = props;
  const { series, rowFilter } = state;
  const [rowLimit, setRowLimit] = useState(ROWS);
  const question = useMemo((): SeriesQuestion | undefined => {
    // The whole series, whichever of its profiles is looked at, and as it is.
    const { step: _, comparison: __, ...whole } = query;
    return steps === undefined
      ? undefined
      : { kind: "series", ...whole, ...series, filter: rowFilter, rowLimit };
  }, [query, steps, series, rowFilter, rowLimit]);
  const { answer, problem } = useAnswer(engine, question, "series");
  useEffect(() => reportHidden([]), [reportHidden]);
  useEffect(
    () => (answer === undefined && steps !== undefined ? undefined : afterPaint(drawn)),
    [answer, steps, drawn],
  );
  if (steps === undefined) return <NoSeries />;
  const show = (change: Partial<SeriesTable>) => navigate({ series: { ...series, ...change } }, "replace");
  return (
    <div className="series">
      <div className="series-tools">
        <FilterField
          className="series-filter"
          label="Filter functions"
          title="Shows the rows whose names have this text, or match /an expression/; the numbers stay"
          text={rowFilter}
          isInvalid={problem !== undefined}
          onText={text => navigate({ rowFilter: text }, "replace")}
        />
        <select
          className="field"
          aria-label="Figure"
          title="Which cost of a function is followed"
          value={series.figure}
          onChange={event => show({ figure: event.target.value === "flat" ? "flat" : "cum" })}
        >
          <option value="cum">cum: with callees</option>
          <option value="flat">flat: its own</option>
        </select>
        <Switch
          label="Parts of each total"
          title="Profiles that were recorded for longer do not count for more"
          isOn={series.isShare}
          onChange={isShare => show({ isShare })}
        />
        <Switch
          label="Only what grew in every step"
          title="What leaks grows from every profile to the next"
          isOn={series.onlyGrowing}
          onChange={onlyGrowing => show({ onlyGrowing })}
        />
        <span className="muted" aria-live="polite">
          {answer === undefined
            ? ""
            : `${countText(answer.rowCount)} of ${countText(answer.allRowCount)} functions`}
        </span>
      </div>
      {problem === undefined ? null : (
        <p className="series-problem" role="alert">
          {problemText(problem)}
        </p>
      )}
      {answer === undefined ? (
        <p className="late muted">{problem === undefined ? "Adding up …" : ""}</p>
      ) : (
        <TrendTable {...props} steps={steps} answer={answer} onSort={sortBy => show({ sortBy })}>
          {answer.rowCount === 0 ? (
            <p className="series-note muted">
              {series.onlyGrowing
                ? "No function grew from every profile to the next."
                : "No function's name matches."}
            </p>
          ) : answer.names.length < answer.rowCount ? (
            <button
              type="button"
              className="button series-note"
              onClick={() => setRowLimit(answer.names.length + ROWS)}
            >
              Show {countText(Math.min(ROWS, answer.rowCount - answer.names.length))} more
            </button>
          ) : null}
        </TrendTable>
      )}
    </div>
  );
}

function Switch({
  label,
  title,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly title: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="series-switch" title={title}>
      <input type="checkbox" checked={isOn} onChange={event => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
