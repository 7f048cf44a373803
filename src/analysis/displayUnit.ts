import { scaleValue } from "../base/units";

/**
 * The one unit in which pprof prints a table (`internal/report/report.go: selectOutputUnit`): the unit that suits
 * the smallest value, unless that is far below the total, then the one that suits a hundred times it.
 * @param smallest the smallest magnitude shown that is not 0 (before divide_by); undefined where there is none
 * @param total the report's total
 * @param isWhole values are printed as whole numbers, which a larger unit would cut off
 * @returns a unit for `valueText`'s `toUnit`
 */
export function tableUnit(
  smallest: bigint | undefined,
  total: bigint,
  unit: string,
  isWhole = false,
): string {
  const min = smallest ?? total;
  // As an int64, like pprof's.
  const hundredfold = BigInt.asIntN(64, 100n * min);
  const unitFor = (value: bigint) => scaleValue(Number(value), unit, "minimum").unit;
  const minUnit = unitFor(min);
  const isFar = minUnit !== unitFor(total) && hundredfold < total && !isWhole;
  const chosen = isFar ? unitFor(hundredfold) : minUnit;
  return chosen === "" ? unit : chosen;
}
