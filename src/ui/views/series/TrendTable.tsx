import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import type { SeriesAnswer, SeriesOrder, SeriesStep } from "../../../engine/protocol";
import { deltaText } from "../../../render/change";
import { CutText } from "../../kit/CutText";
import type { ViewProps } from "../viewProps";
import { Sparkline } from "./Sparkline";

/** The functions of a series: their names, their figures as a line, and what can be said of those. */
export function TrendTable({
  steps,
  answer,
  summary,
  query,
  state,
  select,
  onSort,
  children,
}: Pick<ViewProps, "summary" | "query" | "state" | "select"> & {
  readonly steps: readonly SeriesStep[];
  readonly answer: SeriesAnswer;
  readonly onSort: (sortBy: SeriesOrder) => void;
  /** Below the rows. */
  readonly children: ReactNode;
}) {
  const { question, names, shownNames, slopes, medians, outliers, values } = answer;
  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const texts = question.isShare ? SHARES : amountTexts(unit);
  const { sortBy } = question;
  return (
    // It scrolls, so keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="series-scroll" tabIndex={0} aria-label="Functions of the series">
      <table className="series-table">
        <thead>
          <tr>
            <SortHead order="name" sortBy={sortBy} onSort={onSort} title="Function" />
            <th scope="col">In each profile</th>
            <th scope="col" className="number">
              First
            </th>
            <SortHead order="last" sortBy={sortBy} onSort={onSort} title="Last" isNumber />
            <SortHead
              order="change"
              sortBy={sortBy}
              onSort={onSort}
              title="Per step"
              help="How much it rises from one profile to the next, by the line of least squares through all"
              isNumber
            />
            <SortHead
              order="outlier"
              sortBy={sortBy}
              onSort={onSort}
              title="Out of line"
              help="The profile that is furthest from the median, where that is more than the others scatter (modified z-score over 3.5)"
            />
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => {
            const figures = values.subarray(row * steps.length, (row + 1) * steps.length);
            const outlier = outliers[row];
            return (
              <tr key={name} data-selected={state.selection === name}>
                <th scope="row">
                  <button
                    type="button"
                    className="series-name"
                    aria-pressed={state.selection === name}
                    onClick={() => select(name)}
                  >
                    <CutText className="series-name-text" text={shownNames[row]} title={name} />
                  </button>
                </th>
                <td>
                  <Sparkline
                    values={figures}
                    chosen={state.step}
                    outlier={outlier}
                    label={Array.from(figures, texts.amount).join(", ")}
                  />
                </td>
                <td className="number">{texts.amount(figures[0])}</td>
                <td className="number">{texts.amount(figures[figures.length - 1])}</td>
                <td className="number">{texts.change(slopes[row])}</td>
                <td className="series-outlier">
                  {outlier < 0 ? null : (
                    <>
                      <CutText className="series-outlier-name" text={steps[outlier].name} />
                      <span className="muted">
                        {texts.amount(figures[outlier])}, median {texts.amount(medians[row])}
                      </span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {children}
    </section>
  );
}

function SortHead({
  order,
  sortBy,
  onSort,
  title,
  help = `Sort by ${title.toLowerCase()}`,
  isNumber = false,
}: {
  readonly order: SeriesOrder;
  readonly sortBy: SeriesOrder;
  readonly onSort: (sortBy: SeriesOrder) => void;
  readonly title: string;
  readonly help?: string;
  readonly isNumber?: boolean;
}) {
  const isSorted = order === sortBy;
  return (
    <th
      scope="col"
      className={isNumber ? "number" : undefined}
      aria-sort={isSorted ? (order === "name" ? "ascending" : "descending") : undefined}
    >
      <button type="button" className="series-sort" title={help} onClick={() => onSort(order)}>
        {title}
        {isSorted ? <ArrowDown size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}

interface FigureTexts {
  readonly amount: (value: number) => string;
  readonly change: (value: number) => string;
}

function amountTexts(unit: string): FigureTexts {
  // A slope is no sum of whole units.
  return { amount: value => shownValue(value, unit), change: value => deltaText(Math.round(value), unit) };
}

const SHARES: FigureTexts = {
  amount: value => percentText(value, 1),
  change: value => `${value > 0 ? "+" : ""}${percentText(value, 1)}`,
};
