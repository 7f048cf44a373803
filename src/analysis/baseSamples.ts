import type { Profile } from "../model/profile";
import type { StringTable } from "../model/strings";

/** Marks the samples of the base in a diff; never shown as a tag. */
export const BASE_LABEL = "pprof::base";

/** sample → 1 where it is of a diff's base, by the label pprof::base=true; undefined where none is. */
export function baseSamples({ samples, labels, strings }: Profile): Uint8Array | undefined {
  const isBaseKey = stringsThatAre(BASE_LABEL, strings);
  if (isBaseKey === undefined) return undefined;
  const isTrue = stringsThatAre("true", strings);
  if (isTrue === undefined) return undefined;
  const { labelStart } = samples;
  const { key, text } = labels;
  const isBase = new Uint8Array(samples.count);
  let anyBase = false;
  for (let sample = 0; sample < samples.count; sample++) {
    // The mark is the last label where this program has put it.
    for (let label = labelStart[sample + 1] - 1; label >= labelStart[sample]; label--) {
      if (isBaseKey[key[label]] === 0 || isTrue[text[label]] === 0) continue;
      isBase[sample] = 1;
      anyBase = true;
      break;
    }
  }
  return anyBase ? isBase : undefined;
}

/** string → 1 where it is this text; undefined where none is. Only strings of the text's length are looked at. */
export function stringsThatAre(text: string, strings: StringTable): Uint8Array | undefined {
  const { length } = new TextEncoder().encode(text);
  let found: Uint8Array | undefined;
  for (let index = 0; index < strings.count; index++) {
    if (strings.byteLength(index) !== length || strings.text(index) !== text) continue;
    found ??= new Uint8Array(strings.count);
    found[index] = 1;
  }
  return found;
}
