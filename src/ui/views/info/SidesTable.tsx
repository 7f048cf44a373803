import { shownValue } from "../../../base/shownValue";
import type { ProfileSummary } from "../../../engine/protocol";
import { changeText, deltaText } from "../../../render/change";
import type { OpenBase } from "../../../state/session";
import { countText } from "../../kit/countText";
import { Section } from "./Facts";
import { ScrollBox } from "./ScrollBox";
import { timeTexts } from "../../kit/timeTexts";
import { briefText } from "../../kit/briefText";

/** In a comparison: the facts of both files side by side, as they came. */
export function SidesTable({ summary, base }: { readonly summary: ProfileSummary; readonly base: OpenBase }) {
  const both = [base.summary, summary] as const;
  return (
    <Section title="Comparison">
      <ScrollBox label="Table of both sides">
        <table className="info-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">Figure</span>
              </th>
              <th scope="col" className="number">
                Base
              </th>
              <th scope="col" className="number">
                New
              </th>
              <th scope="col" className="number">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            <Row title="Program" texts={both.map(({ mainBinary }) => mainBinary)} />
            <Row title="Recorded" texts={both.map(({ timeNanos }) => timeTexts(timeNanos)?.utc ?? "")} />
            <Row
              title="Duration"
              texts={both.map(({ durationNanos }) =>
                durationNanos === "0" ? "" : shownValue(Number(durationNanos), "nanoseconds"),
              )}
            />
            <Row title="Samples" texts={both.map(({ sampleCount }) => countText(sampleCount))} />
            {summary.sampleTypes.map(({ type, unit, total }, index) => {
              const before = base.summary.sampleTypes[index]?.total ?? 0;
              return (
                <Row
                  // Types have no other identity than their place.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={index}
                  title={unit === "" ? type : `${type} (${unit})`}
                  texts={[before, total].map(value => shownValue(value, unit))}
                  change={`${deltaText(total - before, unit)} (${changeText(total, before)})`}
                />
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}

function Row({
  title,
  texts,
  change = "",
}: {
  readonly title: string;
  readonly texts: readonly string[];
  readonly change?: string;
}) {
  if (texts.every(text => text === "")) return null;
  return (
    <tr>
      <th scope="row">
        <bdi>{briefText(title)}</bdi>
      </th>
      {texts.map((text, index) => (
        // Base and new, in this order.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} className="number">
          <bdi>{briefText(text)}</bdi>
        </td>
      ))}
      <td className="number muted">{change}</td>
    </tr>
  );
}
