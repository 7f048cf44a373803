import { scaleValue } from "../base/units";

/**
 * The one unit in which pprof prints a table (`internal/report/report.go: selectOutputUnit`): the unit that suits
 * the smallest value, unless that is far below the total, then the one that suits a hundred times it.
 * @param smallest the smallest non-zero magnitude shown; 0 where there is none
 * @param total the report's total
 * @param isWhole values are printed as whole numbers, which a larger unit would cut off
 * @returns a unit for `valueText`'s `toUnit`
 */
export function tableUnit(smallest: bigint, total: bigint, unit: string, isWhole = false): string {
  const min = smallest === 0n ? total : smallest;
  const unitFor = (value: bigint) => scaleValue(Number(value), unit, "minimum").unit;
  const minUnit = unitFor(min);
  const isFar = minUnit !== unitFor(total) && min * 100n < total && !isWhole;
  const chosen = isFar ? unitFor(100n * min) : minUnit;
  return chosen === "" ? unit : chosen;
}
