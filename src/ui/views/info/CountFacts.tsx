import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import type { InfoAnswer, ProfileSummary } from "../../../engine/protocol";
import { Fact, Section } from "./Facts";
import { countText } from "../../kit/countText";

/** How much there is of everything. */
export function CountFacts({
  summary,
  answer,
  sampleTypeIndex,
}: {
  readonly summary: ProfileSummary;
  readonly answer: InfoAnswer;
  readonly sampleTypeIndex: number;
}) {
  const sampleType = summary.sampleTypes[sampleTypeIndex];
  const stackless = sampleType === undefined ? "" : shownValue(answer.stacklessWeight, sampleType.unit);
  return (
    <Section title="Contents">
      <dl className="facts">
        <Fact name="Samples">{countText(summary.sampleCount)}</Fact>
        <Fact name="Without a stack">
          {answer.stacklessSampleCount === 0
            ? undefined
            : `${countText(answer.stacklessSampleCount)} (${stackless})`}
        </Fact>
        <Fact name="Stack depth">
          {summary.sampleCount === 0
            ? undefined
            : `${answer.meanStackDepth.toFixed(1)} on average, ${countText(answer.maxStackDepth)} at most`}
        </Fact>
        <Fact name="Functions">{countText(summary.functionCount)}</Fact>
        <Fact name="Locations">
          {countText(summary.locationCount)}
          {answer.inlinedLocationCount === 0
            ? null
            : `, ${countText(answer.inlinedLocationCount)} with inlined calls`}
        </Fact>
        <Fact name="Mappings">{countText(summary.mappingCount)}</Fact>
        <Fact name="Strings">{countText(answer.stringCount)}</Fact>
        <Fact name="Without symbols">{percentText(answer.unsymbolisedShare, 1)} of the total</Fact>
      </dl>
    </Section>
  );
}
