import { scaleValue } from "../base/units";

/**
 * The one unit in which pprof prints a table (`internal/report/report.go: selectOutputUnit`): the unit that suits
 * the smallest value, unless that is far below the total, then the one that suits a hundred times it.
 * @param smallest the smallest non-zero magnitude shown; 0 where there is none
 * @param total the report's total
 * @returns a unit for `valueText`'s `toUnit`
 */
export function tableUnit(smallest: number, total: number, unit: string): string {
  const min = smallest === 0 ? total : smallest;
  const minUnit = scaleValue(min, unit, "minimum").unit;
  const maxUnit = scaleValue(total === 0 ? min : total, unit, "minimum").unit;
  const chosen =
    minUnit !== maxUnit && min * 100 < total ? scaleValue(100 * min, unit, "minimum").unit : minUnit;
  return chosen === "" ? unit : chosen;
}
