import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { StackPages } from "../../model/stackPages";
import { stackOffset, stackPage } from "../../model/stacks";
import { SAMPLES_PER_STEP } from "../totals";
import type { MaskedProfile } from "./names";

/** The profile whose stacks do not have the hidden locations any more: for whoever reads stacks as they are. */
export function* withoutHidden({ profile, hidden }: MaskedProfile): Steps<Profile> {
  if (hidden === undefined) return profile;
  const { samples } = profile;
  const stacks = new StackPages();
  const stackStart = new Uint32Array(samples.count);
  const stackLength = new Uint32Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    stacks.begin();
    stacks.reserve(samples.stackLength[sample]);
    for (let at = leaf; at < leaf + samples.stackLength[sample]; at++) {
      if (hidden[page[at]] === 0) stacks.page[stacks.offset++] = page[at];
    }
    stackStart[sample] = stacks.start;
    stackLength[sample] = stacks.length;
  }
  return { ...profile, samples: { ...samples, stackStart, stackLength, stacks: stacks.finish() } };
}
