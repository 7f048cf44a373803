import { shownValue } from "../../base/shownValue";
import { percentText } from "../../base/units";
import type { DetailsAnswer } from "../../engine/protocol";
import { exactText } from "../kit/exactText";

/** One figure of the selected function, large, with its share of the profile's total and of what filters leave. */
export function CostCard({
  title,
  value,
  exact,
  unit,
  wholes,
}: {
  readonly title: string;
  readonly value: number;
  readonly exact: string | undefined;
  readonly unit: string;
  readonly wholes: Pick<DetailsAnswer["values"][number], "reportTotal" | "shownWeight">;
}) {
  const { reportTotal, shownWeight } = wholes;
  return (
    <div className="cost-card">
      <span className="muted">{title}</span>
      <strong title={exactText(value, unit, exact)}>{shownValue(value, unit)}</strong>
      {shownWeight === reportTotal ? (
        <span className="muted">{percentText(value, reportTotal)}</span>
      ) : (
        <>
          <span className="muted">{percentText(value, reportTotal)} of total</span>
          <span className="muted">{percentText(value, shownWeight)} of shown</span>
        </>
      )}
    </div>
  );
}
