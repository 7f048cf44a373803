import type { Profile } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";

/** Spells out one sample's stack at a time as frames, outermost first. */
export class StackFrames {
  private readonly profile: Profile;
  private readonly frames: Pick<FrameTable, "entry" | "lists">;
  /** After `read`: `frame << 1 | inlined`, outermost first, as many as it returned. */
  codes: Uint32Array = new Uint32Array(256);

  constructor(profile: Profile, frames: Pick<FrameTable, "entry" | "lists">) {
    this.profile = profile;
    this.frames = frames;
  }

  /** Fills `codes` with the sample's stack; returns its length in frames. */
  read(sample: number): number {
    const { samples } = this.profile;
    const { entry, lists } = this.frames;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    let { codes } = this;
    let length = 0;
    for (let at = leaf + samples.stackLength[sample] - 1; at >= leaf; at--) {
      const code = entry[page[at]];
      const list = code - SEVERAL_FRAMES;
      const needed = length + (list < 0 ? 1 : lists[list]);
      if (needed > codes.length) codes = this.grow(needed);
      if (list < 0) {
        codes[length++] = code;
        continue;
      }
      const end = list + lists[list];
      for (let index = list + 1; index <= end; index++) codes[length++] = lists[index];
    }
    return length;
  }

  private grow(needed: number): Uint32Array {
    const grown = new Uint32Array(Math.max(needed, 2 * this.codes.length));
    grown.set(this.codes);
    this.codes = grown;
    return grown;
  }
}
