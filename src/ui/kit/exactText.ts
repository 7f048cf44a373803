import { shownUnit } from "../../base/shownValue";
import { countText } from "./countText";

/**
 * A value with all its digits and its own unit, for titles: `4,213,500,000 nanoseconds`.
 * @param exact its decimal digits, where it does not fit a number
 */
export function exactText(value: number, unit: string, exact?: string): string {
  const digits = countText(exact ?? value);
  return unit === "" ? digits : `${digits} ${shownUnit(unit)}`;
}
