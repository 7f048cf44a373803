import { Fragment } from "react";
import { shownValue } from "../../base/shownValue";
import { percentText } from "../../base/units";
import type { DetailsAnswer, ProfileSummary } from "../../engine/protocol";
import { countText } from "../kit/countText";
import { exactText } from "../kit/exactText";
import { briefText } from "../kit/briefText";

/** So many sample types are shown, and the one that the views show. */
const MOST_TYPES = 40;

/** Flat and cum of the selected function in every sample type: of the total, and of what filters leave. */
export function CostTable({
  answer,
  summary,
  sampleTypeIndex,
}: {
  readonly answer: DetailsAnswer;
  readonly summary: ProfileSummary;
  readonly sampleTypeIndex: number;
}) {
  const left = summary.sampleTypes.length - MOST_TYPES - (sampleTypeIndex < MOST_TYPES ? 0 : 1);
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
          {summary.sampleTypes.map(({ type, unit }, index) => {
            const value = answer.values[index];
            if (value === undefined || (index >= MOST_TYPES && index !== sampleTypeIndex)) return null;
            const { cum, flat, exactCum, exactFlat, reportTotal, shownWeight } = value;
            return (
              // Types have no other identity than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <Fragment key={index}>
                <tr aria-current={index === sampleTypeIndex ? "true" : undefined}>
                  <th scope="row">
                    <bdi title={briefText(`${type} (${unit})`)}>{briefText(type)}</bdi>
                  </th>
                  <td title={exactText(cum, unit, exactCum)}>{shownValue(cum, unit)}</td>
                  <td className="muted">{percentText(cum, reportTotal)}</td>
                  <td title={exactText(flat, unit, exactFlat)}>{shownValue(flat, unit)}</td>
                  <td className="muted">{percentText(flat, reportTotal)}</td>
                </tr>
                {shownWeight === reportTotal ? null : (
                  <tr className="cost-of-shown">
                    <th scope="row">of shown</th>
                    <td className="muted" colSpan={2}>
                      {percentText(cum, shownWeight)}
                    </td>
                    <td className="muted" colSpan={2}>
                      {percentText(flat, shownWeight)}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {left > 0 ? <p className="muted">and {countText(left)} more types: the view Info has them</p> : null}
    </section>
  );
}
