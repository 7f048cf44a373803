import { shownValue } from "../../../base/shownValue";
import { scaleValue } from "../../../base/units";
import type { ProfileSummary } from "../../../engine/protocol";
import { changeText, deltaText } from "../../../render/change";

/**
 * The base's total, and how far the new side's is from it: `vs base 20.10s: +4.51s (+22%)`.
 * @param isNormalised both have the base's total then, whatever they had
 * @returns "" where there is no such sample type
 */
export function comparisonText(
  summary: Pick<ProfileSummary, "sampleTypes">,
  baseSummary: Pick<ProfileSummary, "sampleTypes">,
  sampleTypeIndex: number,
  isNormalised: boolean,
): string {
  const own = summary.sampleTypes[sampleTypeIndex];
  const other = baseSummary.sampleTypes[sampleTypeIndex];
  if (own === undefined || other === undefined) return "";
  const { unit, total } = own;
  const base = scaleValue(other.total, other.unit, unit).value;
  const sides = `vs base ${shownValue(base, unit)}`;
  if (isNormalised) return `${sides}, normalised to it`;
  if (total === base) return `${sides}: the same total`;
  return `${sides}: ${deltaText(total - base, unit)} (${changeText(total, base)})`;
}
