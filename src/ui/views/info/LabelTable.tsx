import { percentText } from "../../../base/units";
import type { InfoAnswer } from "../../../engine/protocol";
import { Section } from "./Facts";
import { ScrollBox } from "./ScrollBox";
import { useFirst } from "./useFirst";
import { briefText } from "../../kit/briefText";
import { countText } from "../../kit/countText";

/** More than these are shown on request. */
const FIRST = 200;
const KINDS = { text: "text", number: "number", both: "text and number" };

/** The keys of the samples' labels. */
export function LabelTable({
  answer,
  sampleCount,
}: {
  readonly answer: InfoAnswer;
  readonly sampleCount: number;
}) {
  const { labelKeys } = answer;
  const { shown, showAll } = useFirst(labelKeys, FIRST);
  if (labelKeys.length === 0) {
    return (
      <Section title="Labels">
        <p className="muted">The samples have none.</p>
      </Section>
    );
  }
  return (
    <Section title="Labels">
      <ScrollBox label="Table of label keys">
        <table className="info-table">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Kind</th>
              <th scope="col">Unit</th>
              <th scope="col" className="number">
                Values
              </th>
              <th scope="col" className="number">
                Samples
              </th>
              <th scope="col" className="number">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, kind, unit, sampleCount: count, valueCount }) => (
              <tr key={key}>
                <td className="name">{briefText(key)}</td>
                <td>{KINDS[kind]}</td>
                <td className="name">{briefText(unit)}</td>
                <td className="number">{countText(valueCount)}</td>
                <td className="number">{countText(count)}</td>
                <td className="number muted">{percentText(count, sampleCount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {showAll}
    </Section>
  );
}
