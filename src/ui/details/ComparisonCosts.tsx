import { shownValue } from "../../base/shownValue";
import type { DetailsAnswer } from "../../engine/protocol";
import { changeText, deltaText } from "../../render/change";
import { exactText } from "../kit/exactText";

/** In a comparison: both sides of the selected function, and how far they are apart. */
export function ComparisonCosts({
  value,
  unit,
}: {
  readonly value: DetailsAnswer["values"][number];
  readonly unit: string;
}) {
  const { base } = value;
  if (base === undefined) return null;
  const rows = [
    { title: "cum", before: base.cum, delta: value.cum },
    { title: "flat", before: base.flat, delta: value.flat },
  ];
  return (
    <section className="details-section">
      <h3 className="heading" id="details-comparison">
        Against the base
      </h3>
      <table className="cost-table" aria-labelledby="details-comparison">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">Figure</span>
            </th>
            <th scope="col">base</th>
            <th scope="col">new</th>
            <th scope="col" colSpan={2}>
              delta
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, before, delta }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td title={exactText(before, unit)}>{shownValue(before, unit)}</td>
              <td title={exactText(before + delta, unit)}>{shownValue(before + delta, unit)}</td>
              <td title={exactText(delta, unit)}>{deltaText(delta, unit)}</td>
              <td className="muted">{changeText(before + delta, before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
