import type { Profile } from "../../model/profile";

/** What a profile's expressions can be about. */
export interface Vocabulary {
  /** Functions. */
  readonly names: readonly string[];
  /** Files of functions and of mappings. */
  readonly files: readonly string[];
  readonly keys: readonly string[];
  /** Text labels. */
  readonly values: readonly string[];
  /** Sample types. */
  readonly types: readonly string[];
}

/** The words of profiles. */
export function vocabularyOf(profiles: readonly Profile[]): Vocabulary {
  const words = {
    names: new Set<string>(),
    files: new Set<string>(),
    keys: new Set<string>(),
    values: new Set<string>(),
    types: new Set<string>(),
  };
  for (const { strings, functions, mappings, labels, sampleTypes } of profiles) {
    const add = (set: Set<string>, column: Uint16Array | Uint32Array) => {
      for (const index of new Set(column)) set.add(strings.text(index));
    };
    add(words.names, functions.name);
    add(words.files, functions.filename);
    add(words.files, mappings.filename);
    add(words.keys, labels.key.subarray(0, labels.count));
    add(words.values, labels.text.subarray(0, labels.count));
    for (const { type } of sampleTypes) words.types.add(type);
  }
  const { names, files, keys, values, types } = words;
  return { names: [...names], files: [...files], keys: [...keys], values: [...values], types: [...types] };
}
