import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { KernelPages } from "../../model/kernelPages";
import { stackOffset, stackPage } from "../../model/stacks";
import type { MaskedProfile } from "./names";

/** Samples whose stacks are copied between two pauses. */
const SAMPLES_PER_STEP = 1 << 12;

/** The profile whose stacks do not have the hidden locations any more: for whoever reads stacks as they are. */
export function* withoutHidden({ profile, hidden }: MaskedProfile): Steps<Profile> {
  if (hidden === undefined) return profile;
  const { samples } = profile;
  const pages = new KernelPages();
  const { stacks } = pages;
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
  return { ...profile, samples: { ...samples, stackStart, stackLength, stacks: pages.finish() } };
}
