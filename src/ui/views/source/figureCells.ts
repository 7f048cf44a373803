import { shownValue } from "../../../base/shownValue";
import { deltaText } from "../../../render/change";
import { exactText } from "../../kit/exactText";

/** What a figure of a line, function or file says: `.` for nothing, as in pprof's `list`; in a comparison the change. */
export function figureText(value: number, unit: string, isCompared: boolean): string {
  if (value === 0) return ".";
  return isCompared ? deltaText(value, unit) : shownValue(value, unit);
}

/** The same with all digits, and in a comparison with both sides. @param base the base's, in a comparison */
export function figureTitle(
  value: number,
  unit: string,
  base: number | undefined,
  exact: string | undefined,
): string {
  const whole = exactText(value, unit, exact);
  return base === undefined
    ? whole
    : `${whole}: base ${exactText(base, unit)}, new ${exactText(base + value, unit)}`;
}
