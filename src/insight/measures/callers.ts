import { type FrameTable, SEVERAL_FRAMES } from "../../analysis/frames";
import { findOutermost } from "../../analysis/stackPasses";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import type { ExpressionMarks } from "../expressionMarks";
import { heaviestFrames, type Subject, type WeighedName } from "../subject";

const SAMPLES_PER_STEP = 1 << 14;

/**
 * Who the outermost matches of an expression are called by: the nearest callers that are not to be passed over.
 * @param hits frame → 1 where it matches
 * @param past frames whose names match this are not to blame
 */
export function* heaviestCallers(
  { unedited, frames, own }: Subject,
  marks: ExpressionMarks,
  expression: number,
  hits: Uint8Array,
  past: string,
): Steps<WeighedName[]> {
  const { samples } = unedited;
  const outermost = yield* findOutermost(samples, marks.locationsWith(expression));
  const isPast = framesNamed(frames, past);
  const weights = new Float64Array(frames.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (outermost[sample] === 0 || own.weights[sample] === 0) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const match = leaf + outermost[sample] - 1;
    let above = 0;
    while (hits[frameAt(frames, page[match], above)] === 0) above++;
    const caller = nearestCaller(frames, page, match, leaf + samples.stackLength[sample], above, isPast);
    if (caller !== NONE) weights[caller] += own.weights[sample];
  }
  return heaviestFrames(frames, weights);
}

/** Adds up cost by the innermost frame that is not to be passed over: frame → cost. */
export function* weightsOfCallers({ unedited, frames, own }: Subject, past: string): Steps<Float64Array> {
  const { samples } = unedited;
  const isPast = framesNamed(frames, past);
  const weights = new Float64Array(frames.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const length = samples.stackLength[sample];
    if (length === 0 || own.weights[sample] === 0) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const count = frameCount(frames, page[leaf]);
    const caller = nearestCaller(frames, page, leaf, leaf + length, count, isPast);
    if (caller !== NONE) weights[caller] += own.weights[sample];
  }
  return weights;
}

/** Whether a frame's name matches; each name is looked at once. */
export function framesNamed(frames: FrameTable, expression: string): (frame: number) => boolean {
  const matcher = new RegExp(expression);
  const known = new Int8Array(frames.count);
  return frame => {
    if (known[frame] === 0) known[frame] = matcher.test(frames.printableName(frame)) ? 1 : -1;
    return known[frame] === 1;
  };
}

type Frames = Pick<FrameTable, "entry" | "lists">;

function frameCount({ entry, lists }: Frames, location: number): number {
  const list = entry[location] - SEVERAL_FRAMES;
  return list < 0 ? 1 : lists[list];
}

/** A location's frame, counted from the outermost. */
function frameAt({ entry, lists }: Frames, location: number, index: number): number {
  const list = entry[location] - SEVERAL_FRAMES;
  return (list < 0 ? entry[location] : lists[list + 1 + index]) >>> 1;
}

/**
 * The first frame on the way out that is not to be passed over; NONE where there is none.
 * @param row where in the page the way begins, and `end` where it ends
 * @param above how many of the first location's frames are on it
 */
function nearestCaller(
  frames: Frames,
  page: Uint32Array,
  row: number,
  end: number,
  above: number,
  isPast: (frame: number) => boolean,
): number {
  let left = above;
  for (let at = row; at < end; at++) {
    if (at > row) left = frameCount(frames, page[at]);
    while (left > 0) {
      left--;
      const frame = frameAt(frames, page[at], left);
      if (!isPast(frame)) return frame;
    }
  }
  return NONE;
}
