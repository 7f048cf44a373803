import { percentText, valueText } from "../../base/units";
import type { SampleTypeSummary } from "../../engine/protocol";
import { exactText } from "../kit/exactText";

/** One figure of the selected function, large, with its share of the profile's total. */
export function CostCard({
  title,
  value,
  exact,
  sampleType,
}: {
  readonly title: string;
  readonly value: number;
  readonly exact: string | undefined;
  readonly sampleType: SampleTypeSummary;
}) {
  const { unit, total } = sampleType;
  return (
    <div className="cost-card">
      <span className="muted">{title}</span>
      <strong title={exactText(value, unit, exact)}>{valueText(value, unit)}</strong>
      <span className="muted">{percentText(value, total)}</span>
    </div>
  );
}
