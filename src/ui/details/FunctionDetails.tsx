import { Fragment } from "react";
import type { DetailsAnswer, ProfileSummary, Query, QueryOptions } from "../../engine/protocol";
import { filtersOf } from "../../state/options/filters";
import type { ViewState } from "../../state/viewState";
import { baseName } from "../kit/cutMiddle";
import { BarList } from "./BarList";
import { ComparisonCosts } from "./ComparisonCosts";
import { CostTable } from "./CostTable";
import { CostCard } from "./CostCard";
import { countText } from "../kit/countText";
import { FunctionButtons } from "./FunctionButtons";
import { visibleText } from "../../base/visibleText";
import { briefText, wholeText } from "../kit/briefText";

/** So many label keys are shown. */
const MOST_KEYS = 20;

interface FunctionDetailsProps {
  readonly summary: ProfileSummary;
  readonly query: Query;
  readonly options: QueryOptions;
  readonly stack: readonly string[] | undefined;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  readonly onSelect: (name: string) => void;
}

/** All about one function. Its name is there at once, the rest when the engine has answered. */
export function FunctionDetails({
  name,
  answer,
  ...props
}: FunctionDetailsProps & { readonly name: string; readonly answer: DetailsAnswer | undefined }) {
  const isFiltered = filtersOf(props.query.options).length > 0;
  return (
    <>
      <h2 className="details-name name">{wholeText(answer?.fullName ?? name)}</h2>
      {answer === undefined ? null : answer.found ? (
        <Found answer={answer} {...props} />
      ) : (
        <p className="muted">
          {isFiltered
            ? "The filters leave no function of this name."
            : "No function of this name is in this profile."}
        </p>
      )}
    </>
  );
}

function Found({
  answer,
  summary,
  query,
  options,
  stack,
  navigate,
  onSelect,
}: FunctionDetailsProps & { readonly answer: DetailsAnswer }) {
  const { sampleTypeIndex } = query;
  const sampleType = summary.sampleTypes[sampleTypeIndex];
  const value = answer.values[sampleTypeIndex];
  if (sampleType === undefined || value === undefined) return null;
  const { unit } = sampleType;
  const isCompared = value.base !== undefined;
  const bars = { whole: value.cum, unit, areDeltas: isCompared };
  // What is shown of a comparison is of both sides: a difference is no part of it.
  const wholes = isCompared ? { ...value, shownWeight: value.reportTotal } : value;
  return (
    <>
      <Whereabouts answer={answer} />
      <div className="details-costs">
        <CostCard title="cum" value={value.cum} exact={value.exactCum} unit={unit} wholes={wholes} />
        <CostCard title="flat" value={value.flat} exact={value.exactFlat} unit={unit} wholes={wholes} />
      </div>
      <ComparisonCosts value={value} unit={unit} />
      <p className="muted details-samples">
        in {countText(answer.sampleCount)}
        {isCompared ? " samples of both sides" : ` of ${countText(summary.sampleCount)} samples`}
      </p>
      <FunctionButtons
        target={{
          name: answer.name,
          filterText: answer.filterText,
          ...(stack !== undefined && { stack }),
        }}
        options={options}
        navigate={navigate}
      />
      {summary.sampleTypes.length > 1 ? (
        <CostTable answer={answer} summary={summary} sampleTypeIndex={sampleTypeIndex} />
      ) : null}
      <BarList
        title="Callers"
        items={answer.callers}
        count={answer.callerCount}
        {...bars}
        onSelect={onSelect}
      />
      <BarList
        title="Callees"
        items={answer.callees}
        count={answer.calleeCount}
        {...bars}
        onSelect={onSelect}
      />
      <LabelBars labels={answer.labels} bars={bars} />
    </>
  );
}

/** What of the function is under which label. Keys are many only where a program makes them up; the view Labels finds each. */
function LabelBars({
  labels,
  bars,
}: {
  readonly labels: DetailsAnswer["labels"];
  readonly bars: { readonly whole: number; readonly unit: string; readonly areDeltas: boolean };
}) {
  const left = labels.length - MOST_KEYS;
  return (
    <>
      {labels.slice(0, MOST_KEYS).map(({ key, values, valueCount }) => (
        <BarList key={key} title="By label" subject={key} items={values} count={valueCount} {...bars} />
      ))}
      {left > 0 ? <p className="muted">and {countText(left)} more keys: the view Labels has them</p> : null}
    </>
  );
}

/** Where the function's code is. */
function Whereabouts({ answer }: { readonly answer: DetailsAnswer }) {
  const { packageName, files, mappings, inlined, systemName, addresses, addressCount } = answer;
  // The symbol says it where the profile's own name is one that had to be read.
  const symbol =
    answer.fullName !== visibleText(answer.name) ? answer.name : systemName === answer.name ? "" : systemName;
  const parts = [
    ...(packageName === "" ? [] : [{ text: packageName, full: packageName }]),
    ...files.map(file => ({ text: baseName(file), full: file })),
    ...mappings.map(mapping => ({ text: baseName(mapping), full: mapping })),
  ];
  return (
    <div className="details-where muted">
      {parts.map(({ text, full }, index) => (
        <Fragment key={full}>
          {index === 0 ? null : " · "}
          <bdi title={wholeText(full)}>{briefText(text)}</bdi>
        </Fragment>
      ))}
      {inlined === "never" ? null : (
        <div>{inlined === "always" ? "Inlined wherever it is called" : "Inlined in some of its callers"}</div>
      )}
      {symbol === "" ? null : (
        <div>
          Symbol <bdi className="name">{wholeText(symbol)}</bdi>
        </div>
      )}
      {addresses.length === 0 ? null : (
        <div>
          {addressCount === 1 ? "Address" : `${countText(addressCount)} addresses`}{" "}
          <bdi className="name details-addresses">
            {addresses.map(address => `0x${address}`).join(" ")}
            {addressCount > addresses.length ? " …" : ""}
          </bdi>
        </div>
      )}
    </div>
  );
}
