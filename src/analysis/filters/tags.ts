import { textOf } from "../../base/byteText";
import { remembered } from "../../base/remembered";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { labelNumber } from "../labelNumber";
import type { LabelUnits } from "../labelUnits";
import { selectSamples } from "../selectSamples";
import type { TextMatcher } from "./expression";
import { compileGoExpression } from "./goExpression";
import { numberRange } from "./numberRange";

/** Whether a sample is meant. */
type SampleMatcher = (sample: number) => boolean;

/** A tagfocus or tagignore expression, understood; it still has to meet a profile. */
export type TagFilter = (profile: Profile, units: LabelUnits) => SampleMatcher;

/**
 * A tagfocus or tagignore expression: `[key=]value`, where the value is a range of numbers (`1kb:10kb`) or
 * expressions with commas between them (`internal/driver/driver_focus.go: compileTagFilter`).
 * @param note told when the value is taken for a range
 */
export async function compileTagFilter(
  name: string,
  expression: string,
  note: (text: string) => void,
): Promise<Result<TagFilter, string>> {
  const equals = expression.indexOf("=");
  // No key before the sign is no key, as pprof has it.
  const key = equals <= 0 ? undefined : expression.slice(0, equals);
  const value = expression.slice(equals + 1);
  const range = numberRange(value);
  if (range !== undefined) {
    note(`${name}:Interpreted '${value}' as range, not regexp`);
    return ok((profile, units) => numericMatcher(profile, units, key, range));
  }
  const matchers: TextMatcher[] = [];
  for (const part of value.split(",")) {
    const compiled = await compileGoExpression(part);
    if (!compiled.ok) return err(`parsing ${name} regexp: ${compiled.error}`);
    matchers.push(compiled.value);
  }
  if (key === undefined) return ok(profile => anyKeyMatcher(profile, matchers));
  return ok(profile => keyMatcher(profile, key, matchers));
}

function numericMatcher(
  { samples, labels, strings }: Profile,
  units: LabelUnits,
  key: string | undefined,
  isInRange: (value: number, unit: string) => boolean,
): SampleMatcher {
  /** key → the unit of its numbers, or undefined where the key is not meant. */
  const unitOfKey = new Map<number, string | undefined>();
  const unitOf = (keyString: number): string | undefined => {
    if (!unitOfKey.has(keyString)) {
      const text = strings.byteText(keyString);
      const isMeant = key === undefined || textOf(text) === key;
      unitOfKey.set(keyString, isMeant ? (units.byKey.get(text) ?? "") : undefined);
    }
    return unitOfKey.get(keyString);
  };
  return sample => {
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (labels.text[label] !== 0) continue;
      const unit = unitOf(labels.key[label]);
      if (unit !== undefined && isInRange(Number(labelNumber(labels, label)), unit)) return true;
    }
    return false;
  };
}

/** Samples that have a label of the key that one of the expressions matches. */
function keyMatcher(
  { samples, labels, strings }: Profile,
  key: string,
  matchers: readonly TextMatcher[],
): SampleMatcher {
  const isKey = new Map<number, boolean>();
  const isMatch = new Map<number, boolean>();
  return sample => {
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const text = labels.text[label];
      if (text === 0) continue;
      if (!remembered(isKey, labels.key[label], index => strings.text(index) === key)) continue;
      if (remembered(isMatch, text, index => matchers.some(matches => matches(strings.text(index)))))
        return true;
    }
    return false;
  };
}

/** Samples whose labels, as `key:value`, match all of the expressions between them. */
function anyKeyMatcher(
  { samples, labels, strings }: Profile,
  matchers: readonly TextMatcher[],
): SampleMatcher {
  /** matcher → key → value → whether it matches. */
  const known = matchers.map(() => new Map<number, Map<number, boolean>>());
  const matchesLabel = (matcher: number, label: number): boolean => {
    const key = labels.key[label];
    let byValue = known[matcher].get(key);
    if (byValue === undefined) {
      byValue = new Map();
      known[matcher].set(key, byValue);
    }
    return remembered(byValue, labels.text[label], text =>
      matchers[matcher](`${strings.text(key)}:${strings.text(text)}`),
    );
  };
  return sample => {
    const end = samples.labelStart[sample + 1];
    for (let matcher = 0; matcher < matchers.length; matcher++) {
      let label = samples.labelStart[sample];
      while (label < end && (labels.text[label] === 0 || !matchesLabel(matcher, label))) label++;
      if (label === end) return false;
    }
    return true;
  };
}

/** Keeps samples that tagfocus matches and tagignore does not (`profile/filter.go: FilterSamplesByTag`). */
export function* filterByTag(
  profile: Profile,
  unitsOf: () => Steps<LabelUnits>,
  focus: TagFilter | undefined,
  ignore: TagFilter | undefined,
): Steps<{ profile: Profile; focusMatches: boolean; ignoreMatches: boolean }> {
  let focusMatches = false;
  let ignoreMatches = false;
  if (focus === undefined && ignore === undefined) return { profile, focusMatches, ignoreMatches };
  const units = yield* unitsOf();
  const isFocused = focus?.(profile, units);
  const isIgnored = ignore?.(profile, units);
  const filtered = yield* selectSamples(profile, sample => {
    const focused = isFocused?.(sample) ?? true;
    const ignored = isIgnored?.(sample) ?? false;
    focusMatches ||= focused;
    ignoreMatches ||= ignored;
    return focused && !ignored;
  });
  return { profile: filtered, focusMatches, ignoreMatches };
}
