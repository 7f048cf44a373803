import { NOISE_SIGMAS } from "../../../analysis/noise";
import { shownValue } from "../../../base/shownValue";
import { changeText } from "../../../render/change";

/** A figure on both sides of a comparison. */
export interface FigureChange {
  readonly base: number;
  readonly new: number;
  /** How many standard deviations the change is away from none; undefined where nobody counted samples. */
  readonly sigmas: number | undefined;
}

/** A function on both sides of a comparison. */
export interface RowChange {
  readonly flat: FigureChange;
  readonly cum: FigureChange;
}

/** Whether a function is on one side only; "" where it is on both. */
export function presence({ flat, cum }: RowChange): "new" | "gone" | "" {
  if (flat.base === 0 && cum.base === 0) return "new";
  return flat.new === 0 && cum.new === 0 ? "gone" : "";
}

/** The change as part of the base: `+23%`; what has no such part in words. */
export function relativeText({ base, new: newValue }: FigureChange, where: "new" | "gone" | ""): string {
  if (base === newValue) return "0%";
  if (where !== "") return where;
  // The function itself is on both sides.
  if (base === 0) return "from 0";
  return newValue === 0 ? "to 0" : changeText(newValue, base);
}

/** Whether a change is too large for chance. */
export function isBeyondNoise({ sigmas }: FigureChange): boolean {
  return sigmas !== undefined && Math.abs(sigmas) >= NOISE_SIGMAS;
}

/** What the title of a change says of noise: `4.2 sigma: beyond noise`; "" where nothing is known. */
export function noiseText(change: FigureChange): string {
  if (change.sigmas === undefined) return "";
  const sigmas = Math.abs(change.sigmas).toFixed(1);
  return isBeyondNoise(change) ? `${sigmas} sigma: beyond noise` : `${sigmas} sigma: could be chance`;
}

/** Longer amounts do not fit into a column of a comparison. */
const MAX_CHARACTERS = 9;

/**
 * An amount in the table's unit, as pprof prints it; in its own where that is too long. (Normalising leaves
 * differences of a nanosecond, and then pprof prints the whole table in nanoseconds.)
 */
export function amountText(value: number, unit: string, displayUnit: string): string {
  const text = shownValue(value, unit, displayUnit);
  return text.length > MAX_CHARACTERS ? shownValue(value, unit) : text;
}
