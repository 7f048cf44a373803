import { useId, useMemo, useState } from "react";
import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import type { LabelKeyAnswer, LabelsQuestion } from "../../../engine/protocol";
import { focusOnLabel, withoutLabelFocus } from "../../../state/options/labelFilters";
import { countText } from "../../kit/countText";
import { useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";
import { GroupButtons } from "./GroupButtons";
import { Histogram } from "./Histogram";
import { ValueFilter } from "./ValueFilter";
import { ValueGrid } from "./ValueGrid";
import { briefText } from "../../kit/briefText";

/** No more are fetched at once; the filter finds the others. */
const MOST_VALUES = 10_000;
/** Fewer values than these are found by looking. */
const FILTER_FROM = 9;
const KINDS = { text: "text", number: "number", both: "text and number" };

/** One label key: what carries it, a histogram of its numbers, and its values. */
export function KeySection({
  table,
  reportTotal,
  engine,
  query,
  summary,
  state,
  navigate,
}: ViewProps & {
  /** With the heaviest values only. */
  readonly table: LabelKeyAnswer;
  readonly reportTotal: number;
}) {
  const { key, kind, unit, withValue, withSampleCount, withoutSampleCount, valueCount } = table;
  const id = useId();
  const [expanded, setExpanded] = useState(false);
  const [filter, setFilter] = useState("");
  const question = useMemo(
    (): LabelsQuestion | undefined =>
      expanded || filter !== ""
        ? { kind: "labels", ...query, key, filter, valueLimit: MOST_VALUES }
        : undefined,
    [query, key, expanded, filter],
  );
  const more = useAnswer(engine, question, `labels of ${key}`, filter === "" ? 0 : 120);
  const shown = more.answer?.keys[0] ?? table;
  const left = shown.matchCount - shown.values.length;
  const valueUnit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const textOf = (value: number) => shownValue(value, valueUnit, state.options.unit ?? "minimum");
  const toggleFocus = (tagfocus: string) => {
    const { options } = state;
    const isFocused = options.tagfocus === tagfocus;
    navigate({ options: isFocused ? withoutLabelFocus(options) : focusOnLabel(options, tagfocus) }, "push");
  };
  return (
    <section className="labels-key" aria-labelledby={id}>
      <header className="labels-head">
        <div className="labels-title">
          <h2 className="name" id={id}>
            {key === "" ? <span className="muted">without a name</span> : briefText(key)}
          </h2>
          <p className="muted">
            {KINDS[kind]}
            {unit === "" || unit === key ? "" : ` in ${briefText(unit)}`} · {countText(valueCount)}{" "}
            {valueCount === 1 ? "value" : "values"} · {textOf(withValue)} (
            {percentText(withValue, reportTotal)}) in {countText(withSampleCount)} of{" "}
            {countText(withSampleCount + withoutSampleCount)} samples
          </p>
        </div>
        <GroupButtons labelKey={key} options={state.options} navigate={navigate} />
      </header>
      <Histogram
        bars={table.bars}
        labelKey={key}
        reportTotal={reportTotal}
        textOf={textOf}
        focused={state.options.tagfocus}
        onFocus={toggleFocus}
      />
      {valueCount < FILTER_FROM && filter === "" ? null : (
        <ValueFilter
          labelKey={key}
          text={filter}
          onText={setFilter}
          matches={`${countText(shown.matchCount)} of ${countText(valueCount)}`}
          problem={more.problem}
        />
      )}
      <ValueGrid
        // What a filter finds begins at its top.
        key={filter === "" ? "all" : "found"}
        labelledBy={id}
        table={shown}
        withRest={filter === ""}
        reportTotal={reportTotal}
        options={state.options}
        textOf={textOf}
        unit={valueUnit}
        navigate={navigate}
        onFocus={toggleFocus}
      />
      {left <= 0 || more.problem !== undefined ? null : expanded || filter !== "" ? (
        <p className="muted labels-note">and {countText(left)} lighter ones: the filter finds them</p>
      ) : (
        <button type="button" className="button" onClick={() => setExpanded(true)}>
          {countText(left)} more
        </button>
      )}
    </section>
  );
}
