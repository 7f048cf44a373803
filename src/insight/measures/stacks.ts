import { SEVERAL_FRAMES, type FrameTable } from "../../analysis/frames";
import { StackFrames } from "../../analysis/stackFrames";
import { markSamples } from "../../analysis/stackPasses";
import { frameTotals } from "../../analysis/totals";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { type ExpressionMarks, expressionAt } from "../expressionMarks";
import { heaviestFrames, type Side, type Subject, type WeighedName } from "../subject";

const SAMPLES_PER_STEP = 1 << 12;

/**
 * Adds up the samples whose stack holds a match: expression → cost per side, each sample once. A pass over the stacks
 * is for eight expressions.
 */
export function* stackWeights(
  { samples }: Profile,
  marks: ExpressionMarks,
  sides: readonly Side[],
): Steps<Float64Array[]> {
  const sums = sides.map(() => new Float64Array(marks.expressions.length));
  const matching = marks.matching();
  for (const [group, ofLocation] of marks.ofLocation.entries()) {
    if (matching[group] === 0) continue;
    const ofSample = yield* markSamples(samples, ofLocation);
    for (let sample = 0; sample < ofSample.length; sample++) {
      if (sample % (8 * SAMPLES_PER_STEP) === 8 * SAMPLES_PER_STEP - 1) yield;
      for (let bits = ofSample[sample], bit = 0; bits !== 0; bits >>= 1, bit++) {
        if ((bits & 1) === 0) continue;
        for (const [side, { weights }] of sides.entries()) {
          sums[side][expressionAt(group, bit)] += weights[sample];
        }
      }
    }
  }
  return sums;
}

/** frame → 1 where one of its lines matches an expression. */
export function frameHits(
  { locations, lines }: Profile,
  { count, entry, lists }: Pick<FrameTable, "count" | "entry" | "lists">,
  marks: ExpressionMarks,
  expression: number,
): Uint8Array {
  const hits = new Uint8Array(count);
  for (let location = 0; location < locations.count; location++) {
    if (!marks.matchesLocation(expression, location)) continue;
    const isAll = marks.matchesMapping(expression, locations.mapping[location]);
    const lineCount = locations.lineCount[location];
    const list = entry[location] - SEVERAL_FRAMES;
    if (lineCount === 0) hits[entry[location] >>> 1] = 1;
    // Lists are outermost first, lines innermost first.
    for (let index = 0; index < lineCount; index++) {
      const line = locations.firstLine[location] + lineCount - 1 - index;
      if (!isAll && !marks.matchesFunction(expression, lines.functionRow[line])) continue;
      hits[(list < 0 ? entry[location] : lists[list + 1 + index]) >>> 1] = 1;
    }
  }
  return hits;
}

/** The heaviest matches by cum. */
export function* heaviestMatches({ unedited, frames, own }: Subject, hits: Uint8Array): Steps<WeighedName[]> {
  const { cum } = yield* frameTotals(unedited, frames, { values: own.weights, exact: undefined });
  return heaviestFrames(
    frames,
    cum.map((value, frame) => (hits[frame] === 1 ? value : 0)),
  );
}

/**
 * Who the outermost matches are called by: the nearest callers that are not to be passed over.
 * @param past frames whose names match it are not to blame
 */
export function* heaviestCallers(
  { unedited, frames, own }: Subject,
  hits: Uint8Array,
  past: string,
): Steps<WeighedName[]> {
  const isPast = framesNamed(frames, past);
  const weights = new Float64Array(frames.count);
  const stack = new StackFrames(unedited, frames);
  for (let sample = 0; sample < unedited.samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const weight = own.weights[sample];
    if (weight === 0) continue;
    const depth = stack.read(sample);
    let at = 0;
    while (at < depth && hits[stack.codes[at] >>> 1] === 0) at++;
    if (at === depth) continue;
    do at--;
    while (at >= 0 && isPast(stack.codes[at] >>> 1));
    if (at >= 0) weights[stack.codes[at] >>> 1] += weight;
  }
  return heaviestFrames(frames, weights);
}

/** Adds up cost by the innermost frame that is not to be passed over: frame → cost. */
export function* weightsOfCallers({ unedited, frames, own }: Subject, past: string): Steps<Float64Array> {
  const isPast = framesNamed(frames, past);
  const weights = new Float64Array(frames.count);
  const stack = new StackFrames(unedited, frames);
  for (let sample = 0; sample < unedited.samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    let at = stack.read(sample) - 1;
    while (at >= 0 && isPast(stack.codes[at] >>> 1)) at--;
    if (at >= 0) weights[stack.codes[at] >>> 1] += own.weights[sample];
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
