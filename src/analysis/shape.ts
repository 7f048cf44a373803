import { inRanges } from "../base/ranges";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";
import { measureStacks } from "./stackPasses";

type Frames = Pick<FrameTable, "entry" | "lists">;

/** Samples that are looked at, or measured, between two pauses. */
const SAMPLES_PER_STEP = 1 << 17;
const MEASURED_PER_STEP = 1 << 14;

/** The deepest stack in frames. Looks closely only at stacks that could be the deepest. */
export function* maxStackDepth({ samples }: Profile, table: Frames): Steps<number> {
  const { stackStart, stackLength, stacks } = samples;
  const frames = framesOfLocations(table);
  let most = 0;
  for (let location = 0; location < frames.length; location++) most = Math.max(most, frames[location]);
  // The one with most locations first: hardly any other can be deeper then.
  let longest = 0;
  yield* inRanges(samples.count, SAMPLES_PER_STEP, (from, to) => {
    for (let sample = from; sample < to; sample++) {
      if (stackLength[sample] > stackLength[longest]) longest = sample;
    }
  });
  if (samples.count === 0) return 0;
  let [deepest] = yield* measureStacks(
    {
      count: 1,
      stackStart: stackStart.subarray(longest, longest + 1),
      stackLength: stackLength.subarray(longest, longest + 1),
      stacks,
    },
    frames,
  );
  const candidates = {
    stackStart: new Uint32Array(MEASURED_PER_STEP),
    stackLength: new Uint32Array(MEASURED_PER_STEP),
  };
  for (let next = 0; next < samples.count; ) {
    let count = 0;
    const end = Math.min(samples.count, next + SAMPLES_PER_STEP);
    for (; next < end && count < MEASURED_PER_STEP; next++) {
      if (stackLength[next] * most <= deepest) continue;
      candidates.stackStart[count] = stackStart[next];
      candidates.stackLength[count++] = stackLength[next];
    }
    if (count > 0) {
      const depths = yield* measureStacks({ ...candidates, count, stacks }, frames);
      for (let index = 0; index < count; index++) deepest = Math.max(deepest, depths[index]);
    }
    yield;
  }
  return deepest;
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
