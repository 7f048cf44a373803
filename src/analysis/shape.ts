import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";
import { measureStacks } from "./stackPasses";

type Frames = Pick<FrameTable, "entry" | "lists">;

/** The deepest stack in frames. Looks closely only at stacks that could be the deepest. */
export function* maxStackDepth({ samples }: Profile, table: Frames): Steps<number> {
  const { stackStart, stackLength, stacks } = samples;
  const frames = framesOfLocations(table);
  let most = 0;
  for (let location = 0; location < frames.length; location++) most = Math.max(most, frames[location]);
  const measure = function* (some: number[]): Steps<number> {
    const depths = yield* measureStacks(
      {
        count: some.length,
        stackStart: Uint32Array.from(some, sample => stackStart[sample]),
        stackLength: Uint32Array.from(some, sample => stackLength[sample]),
        stacks,
      },
      frames,
    );
    return depths.reduce((deepest, depth) => Math.max(deepest, depth), 0);
  };
  // The one with most locations first: hardly any other can be deeper then.
  let longest = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (stackLength[sample] > stackLength[longest]) longest = sample;
  }
  const deepest = samples.count === 0 ? 0 : yield* measure([longest]);
  const candidates: number[] = [];
  for (let sample = 0; sample < samples.count; sample++) {
    if (stackLength[sample] * most > deepest && sample !== longest) candidates.push(sample);
  }
  return candidates.length === 0 ? deepest : Math.max(deepest, yield* measure(candidates));
}

/** The frames of all stacks together: a location without lines counts as one, a hidden one as none. */
export function* frameCountOfStacks({ samples }: Profile, table: Frames): Steps<number> {
  const depths = yield* measureStacks(samples, framesOfLocations(table));
  let count = 0;
  for (let sample = 0; sample < depths.length; sample++) count += depths[sample];
  return count;
}

/** location → how many frames it stands for. */
function framesOfLocations({ entry, lists }: Frames): Uint32Array {
  const frames = new Uint32Array(entry.length);
  for (let location = 0; location < entry.length; location++) {
    const list = entry[location] - SEVERAL_FRAMES;
    frames[location] = list < 0 ? 1 : lists[list];
  }
  return frames;
}
