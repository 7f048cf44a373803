/**
 * A whole number with its thousands apart: `1,234,567`. (`toLocaleString` would do, but its first call takes the
 * browser some 15 ms, in the very moment in which a profile appears.)
 * @param value a number, or decimal digits where it does not fit one
 */
export function countText(value: number | string): string {
  return String(value).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ",");
}
