import { percentText, valueText } from "../../base/units";
import type { DetailsAnswer, ProfileSummary } from "../../engine/protocol";
import { exactText } from "../kit/exactText";

/** Flat and cum of the selected function in every sample type. */
export function CostTable({
  answer,
  summary,
  sampleTypeIndex,
}: {
  readonly answer: DetailsAnswer;
  readonly summary: ProfileSummary;
  readonly sampleTypeIndex: number;
}) {
  return (
    <section className="details-section">
      <h3 className="heading" id="details-costs">
        In every sample type
      </h3>
      <table className="cost-table" aria-labelledby="details-costs">
        <thead>
          <tr>
            <th scope="col">type</th>
            <th scope="col" colSpan={2}>
              cum
            </th>
            <th scope="col" colSpan={2}>
              flat
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.sampleTypes.map(({ type, unit, total }, index) => {
            const value = answer.values[index];
            if (value === undefined) return null;
            return (
              // Types have no other identity than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} aria-current={index === sampleTypeIndex ? "true" : undefined}>
                <th scope="row">
                  <bdi title={`${type} (${unit})`}>{type}</bdi>
                </th>
                <td title={exactText(value.cum, unit, value.exactCum)}>{valueText(value.cum, unit)}</td>
                <td className="muted">{percentText(value.cum, total)}</td>
                <td title={exactText(value.flat, unit, value.exactFlat)}>{valueText(value.flat, unit)}</td>
                <td className="muted">{percentText(value.flat, total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
