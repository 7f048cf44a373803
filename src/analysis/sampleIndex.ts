import { goQuote } from "../base/goQuote";
import { err, ok, type Result } from "../base/result";
import type { Profile } from "../model/profile";

/** The sample type that pprof takes when none is asked for; -1 where there is none. */
export function defaultSampleTypeIndex(profile: Profile): number {
  const { defaultSampleType } = profile.header;
  const byDefault =
    defaultSampleType === "" ? -1 : profile.sampleTypes.findIndex(({ type }) => type === defaultSampleType);
  return byDefault >= 0 ? byDefault : profile.sampleTypes.length - 1;
}

/** The sample type that `-sample_index` means (`profile/index.go: SampleIndexByName`); the error is pprof's. */
export function sampleTypeIndex(profile: Profile, asked: string): Result<number, string> {
  if (asked === "") return ok(defaultSampleTypeIndex(profile));
  const names = profile.sampleTypes.map(({ type }) => type);
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
