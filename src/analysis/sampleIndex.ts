import { goQuote } from "../base/goQuote";
import { err, ok, type Result } from "../base/result";
import type { Profile } from "../model/profile";

/** The sample type that `-sample_index` means (`profile/index.go: SampleIndexByName`); the error is pprof's. */
export function sampleTypeIndex(profile: Profile, asked: string): Result<number, string> {
  const names = profile.sampleTypes.map(({ type }) => type);
  if (asked === "") {
    const { defaultSampleType } = profile.header;
    const byDefault = defaultSampleType === "" ? -1 : names.indexOf(defaultSampleType);
    return ok(byDefault >= 0 ? byDefault : names.length - 1);
  }
  if (/^[+-]?\d+$/.test(asked)) {
    const index = Number(asked);
    if (index >= 0 && index < names.length) return ok(index);
    return err(`sample_index ${asked} is outside the range [0..${names.length - 1}]`);
  }
  // Heap profiles of old have "space" where newer ones have "inuse_space".
  const withoutInuse = asked.startsWith("inuse_") ? asked.slice("inuse_".length) : asked;
  const named = names.findIndex(name => name === asked || name === withoutInuse);
  if (named >= 0) return ok(named);
  return err(`sample_index ${goQuote(asked)} must be one of: [${names.join(" ")}]`);
}
