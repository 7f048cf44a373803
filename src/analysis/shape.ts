import type { Profile } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";

/** The deepest stack in frames. Looks closely only at stacks that could be the deepest. */
export function maxStackDepth(profile: Profile): number {
  const { samples, locations } = profile;
  let mostLines = 1;
  for (const count of locations.lineCount) if (count > mostLines) mostLines = count;
  if (samples.count === 0) return 0;
  // The one with most locations first: hardly any other can be deeper then.
  let longest = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (samples.stackLength[sample] > samples.stackLength[longest]) longest = sample;
  }
  let deepest = stackDepth(profile, longest);
  for (let sample = 0; sample < samples.count; sample++) {
    if (samples.stackLength[sample] * mostLines > deepest) {
      deepest = Math.max(
        deepest,
        mostLines === 1 ? samples.stackLength[sample] : stackDepth(profile, sample),
      );
    }
  }
  return deepest;
}

/** A sample's stack in frames: a location without lines counts as one. */
export function stackDepth(profile: Profile, sample: number): number {
  const { samples, locations } = profile;
  const page = stackPage(samples, sample);
  const leaf = stackOffset(samples, sample);
  const end = leaf + samples.stackLength[sample];
  let depth = 0;
  for (let at = leaf; at < end; at++) depth += locations.lineCount[page[at]] || 1;
  return depth;
}
