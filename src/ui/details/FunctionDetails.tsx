import { Fragment } from "react";
import type { DetailsAnswer, ProfileSummary } from "../../engine/protocol";
import { CopyButton } from "../kit/CopyButton";
import { baseName } from "../kit/cutMiddle";
import { BarList } from "./BarList";
import { CostTable } from "./CostTable";
import { CostCard } from "./CostCard";
import { countText } from "../kit/countText";

/** All about one function. Its name is there at once, the rest when the engine has answered. */
export function FunctionDetails({
  name,
  answer,
  summary,
  sampleTypeIndex,
  stack,
  onSelect,
}: {
  readonly name: string;
  readonly answer: DetailsAnswer | undefined;
  readonly summary: ProfileSummary;
  readonly sampleTypeIndex: number;
  readonly stack: readonly string[] | undefined;
  readonly onSelect: (name: string) => void;
}) {
  return (
    <>
      <h2 className="details-name name">{name}</h2>
      {answer === undefined ? null : answer.found ? (
        <Found
          answer={answer}
          summary={summary}
          sampleTypeIndex={sampleTypeIndex}
          stack={stack}
          onSelect={onSelect}
        />
      ) : (
        <p className="muted">No function of this name is in this profile.</p>
      )}
    </>
  );
}

function Found({
  answer,
  summary,
  sampleTypeIndex,
  stack,
  onSelect,
}: {
  readonly answer: DetailsAnswer;
  readonly summary: ProfileSummary;
  readonly sampleTypeIndex: number;
  readonly stack: readonly string[] | undefined;
  readonly onSelect: (name: string) => void;
}) {
  const sampleType = summary.sampleTypes[sampleTypeIndex];
  const value = answer.values[sampleTypeIndex];
  if (sampleType === undefined || value === undefined) return null;
  const bars = { whole: value.cum, unit: sampleType.unit };
  return (
    <>
      <Whereabouts answer={answer} />
      <div className="details-costs">
        <CostCard title="cum" value={value.cum} exact={value.exactCum} sampleType={sampleType} />
        <CostCard title="flat" value={value.flat} exact={value.exactFlat} sampleType={sampleType} />
      </div>
      <p className="muted details-samples">
        in {countText(answer.sampleCount)} of {countText(summary.sampleCount)} samples
      </p>
      <div className="details-actions">
        <CopyButton text={answer.name} label="Copy name" />
        {stack === undefined ? null : <CopyButton text={stack.toReversed().join("\n")} label="Copy stack" />}
      </div>
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
      {answer.labels.map(({ key, values, valueCount }) => (
        <BarList key={key} title="By label" subject={key} items={values} count={valueCount} {...bars} />
      ))}
    </>
  );
}

/** Where the function's code is. */
function Whereabouts({ answer }: { readonly answer: DetailsAnswer }) {
  const { packageName, files, mappings, inlined, systemName, addresses, addressCount } = answer;
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
          <bdi title={full}>{text}</bdi>
        </Fragment>
      ))}
      {inlined === "never" ? null : (
        <div>{inlined === "always" ? "Inlined wherever it is called" : "Inlined in some of its callers"}</div>
      )}
      {systemName === "" || systemName === answer.name ? null : (
        <div>
          Symbol <bdi className="name">{systemName}</bdi>
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
