import { shownValue } from "../../../base/shownValue";
import type { InfoAnswer, ProfileSummary } from "../../../engine/protocol";
import { exactText } from "../../kit/exactText";
import { Section } from "./Facts";
import { ScrollBox } from "./ScrollBox";
import { briefText } from "../../kit/briefText";

/** What was measured, and how much of it. */
export function SampleTypeTable({
  summary,
  answer,
}: {
  readonly summary: ProfileSummary;
  readonly answer: InfoAnswer;
}) {
  return (
    <Section title="Sample types">
      <ScrollBox label="Table of sample types">
        <table className="info-table">
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Unit</th>
              <th scope="col" className="number">
                Total
              </th>
              <th scope="col" className="number">
                In its own unit
              </th>
              <th scope="col">
                <span className="hidden">Default</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.sampleTypes.map(({ type, unit, total, exactTotal }, index) => (
              // Types have no other identity than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <td className="name">{briefText(type)}</td>
                <td className="name">{briefText(unit)}</td>
                <td className="number">{shownValue(total, unit)}</td>
                <td className="number muted">{exactText(total, "", exactTotal)}</td>
                <td className="muted">
                  {index === summary.defaultSampleTypeIndex ? defaultText(answer) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}

function defaultText({ defaultSampleType }: InfoAnswer): string {
  return defaultSampleType === "" ? "default (the last one)" : "default (the file says so)";
}
