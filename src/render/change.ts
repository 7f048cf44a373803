import { shownValue } from "../base/shownValue";

/**
 * How a cost changed from base to new, as a number that colours go by: the logarithm of new / base, so that twice as
 * much is as far from no change as half as much, in steps.
 *
 *     GONE   -STEPS … -1   0    1 … STEPS   NEW
 *            ≤ half        same     ≥ twice
 */
export const CHANGE_STEPS = 8;
export const CHANGE_NEW = CHANGE_STEPS + 1;
export const CHANGE_GONE = -CHANGE_NEW;

/** @returns CHANGE_GONE … CHANGE_NEW; any change is at least one step from 0 */
export function changeStep(newValue: number, base: number): number {
  if (newValue === base) return 0;
  if (base === 0) return CHANGE_NEW;
  if (newValue === 0) return CHANGE_GONE;
  const direction = newValue > base ? 1 : -1;
  // From minus to plus, or back: no ratio says how much that is.
  if (newValue < 0 !== base < 0) return direction * CHANGE_STEPS;
  const doublings = Math.min(1, Math.abs(Math.log2(newValue / base)));
  return direction * Math.max(1, Math.round(doublings * CHANGE_STEPS));
}

/** The relative change in words: `+23%`, `-5.2%`, `0%`, `new`, `gone`. */
export function changeText(newValue: number, base: number): string {
  if (newValue === base) return "0%";
  if (base === 0) return "new";
  if (newValue === 0) return "gone";
  const percent = ((newValue - base) / Math.abs(base)) * 100;
  const magnitude = Math.abs(percent);
  const digits = magnitude >= 1000 ? "over 1000" : magnitude.toFixed(magnitude < 9.95 ? 1 : 0);
  // What is not 0 does not read as if it were.
  return `${percent < 0 ? "-" : "+"}${digits === "0.0" ? "<0.1" : digits}%`;
}

/** A difference with its sign, as pprof prints the value: `+1.20s`, `-300ms`, `0`. */
export function deltaText(value: number, fromUnit: string, toUnit = "auto"): string {
  const text = shownValue(value, fromUnit, toUnit);
  return value > 0 && text !== "0" ? `+${text}` : text;
}
