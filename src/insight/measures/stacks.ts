import { SEVERAL_FRAMES, type FrameTable } from "../../analysis/frames";
import { markSamples } from "../../analysis/stackPasses";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { type ExpressionMarks, expressionAt } from "../expressionMarks";
import { heaviestFrames, type Side, type Subject, type WeighedName } from "../subject";

/** Samples between two pauses. */
const SAMPLES_PER_STEP = 1 << 16;

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
    for (const [side, { weights }] of sides.entries()) {
      const byBits = yield* weightsByBits(ofSample, weights);
      for (const [bits, weight] of byBits.entries()) {
        for (let bit = 0; bit < 8; bit++) {
          if (((bits >> bit) & 1) === 1) sums[side][expressionAt(group, bit)] += weight;
        }
      }
    }
  }
  return sums;
}

/** Cost by combination of bits. */
function* weightsByBits(ofSample: Uint8Array, weights: Float64Array): Steps<Float64Array> {
  const byBits = new Float64Array(256);
  for (let sample = 0; sample < ofSample.length; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    byBits[ofSample[sample]] += weights[sample];
  }
  return byBits;
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
export function* heaviestMatches({ frames, totals }: Subject, hits: Uint8Array): Steps<WeighedName[]> {
  const { cum } = yield* totals.wait();
  return heaviestFrames(
    frames,
    cum.map((value, frame) => (hits[frame] === 1 ? value : 0)),
  );
}
