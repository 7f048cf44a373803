import { textOf } from "../../base/byteText";
import { err, ok, type Result } from "../../base/result";
import type { Profile } from "../../model/profile";
import { labelNumber } from "../labelNumber";
import type { LabelUnits } from "../labelUnits";
import { selectSamples } from "../selectSamples";
import type { TextMatcher } from "./expression";
import { compileGoExpression } from "./goExpression";
import { numberRange } from "./numberRange";

/** Whether a sample of a profile is meant. */
export type SampleMatcher = (profile: Profile, sample: number) => boolean;

/**
 * A tagfocus or tagignore expression: `[key=]value`, where the value is a range of numbers (`1kb:10kb`) or
 * expressions with commas between them (`internal/driver/driver_focus.go: compileTagFilter`).
 */
export async function compileTagFilter(
  name: string,
  expression: string,
  units: LabelUnits,
  warn: (text: string) => void,
): Promise<Result<SampleMatcher, string>> {
  const equals = expression.indexOf("=");
  const key = equals < 0 ? undefined : expression.slice(0, equals);
  const value = expression.slice(equals + 1);
  const range = numberRange(value);
  if (range !== undefined) {
    warn(`${name}:Interpreted '${value}' as range, not regexp`);
    return ok(numericMatcher(key, range, units));
  }
  const matchers: TextMatcher[] = [];
  for (const part of value.split(",")) {
    const compiled = await compileGoExpression(part);
    if (!compiled.ok) return err(`parsing ${name} regexp: ${compiled.error}`);
    matchers.push(compiled.value);
  }
  if (key === undefined) {
    return ok((profile, sample) => {
      const texts = textLabels(profile, sample).map(label => `${label.key}:${label.value}`);
      return matchers.every(matches => texts.some(matches));
    });
  }
  return ok((profile, sample) =>
    textLabels(profile, sample).some(
      label => label.key === key && matchers.some(matches => matches(label.value)),
    ),
  );
}

function numericMatcher(
  key: string | undefined,
  isInRange: (value: number, unit: string) => boolean,
  units: LabelUnits,
): SampleMatcher {
  return (profile, sample) => {
    const { samples, labels, strings } = profile;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (labels.text[label] !== 0) continue;
      const labelKey = strings.byteText(labels.key[label]);
      if (key !== undefined && textOf(labelKey) !== key) continue;
      if (isInRange(Number(labelNumber(labels, label)), units.byKey.get(labelKey) ?? "")) return true;
    }
    return false;
  };
}

function textLabels({ samples, labels, strings }: Profile, sample: number): { key: string; value: string }[] {
  const found = [];
  for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
    if (labels.text[label] === 0) continue;
    found.push({ key: strings.text(labels.key[label]), value: strings.text(labels.text[label]) });
  }
  return found;
}

/** Keeps samples that tagfocus matches and tagignore does not (`profile/filter.go: FilterSamplesByTag`). */
export function filterByTag(
  profile: Profile,
  focus: SampleMatcher | undefined,
  ignore: SampleMatcher | undefined,
): { profile: Profile; focusMatches: boolean; ignoreMatches: boolean } {
  let focusMatches = false;
  let ignoreMatches = false;
  if (focus === undefined && ignore === undefined) return { profile, focusMatches, ignoreMatches };
  const filtered = selectSamples(profile, sample => {
    const focused = focus === undefined || focus(profile, sample);
    const ignored = ignore?.(profile, sample) ?? false;
    focusMatches ||= focused;
    ignoreMatches ||= ignored;
    return focused && !ignored;
  });
  return { profile: filtered, focusMatches, ignoreMatches };
}
