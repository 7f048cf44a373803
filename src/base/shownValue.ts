import { valueText } from "./units";
import { visibleText } from "./visibleText";

/** The longest unit that has a name of its own is `microseconds`. */
const MOST_UNIT_CHARACTERS = 24;

/**
 * A value for people, scaled as {@link valueText} does it. A unit may be any text of the profile: what cannot be seen is
 * written out, and a long one is cut.
 */
export function shownValue(value: number, unit: string, toUnit = "auto"): string {
  return valueText(value, shownUnit(unit), shownUnit(toUnit));
}

/** A unit for people: visible, and short enough for a cell. Known units stay as they are. */
export function shownUnit(unit: string): string {
  const text = visibleText(unit.slice(0, 2 * MOST_UNIT_CHARACTERS));
  return text.length <= MOST_UNIT_CHARACTERS ? text : `${text.slice(0, MOST_UNIT_CHARACTERS - 1)}…`;
}
