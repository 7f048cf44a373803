import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import type { StackWalk } from "../flame/stackWalk";
import { type FrameTable, SEVERAL_FRAMES } from "../frames";
import { hitLocations } from "../search";
import { findOutermost } from "../stackPasses";
import { SAMPLES_PER_STEP } from "../totals";

/**
 * Where the stacks meet some functions, the pivot. Where a stack does so several times (recursion), its outermost
 * pivot frame counts, as in pprof's flame graph (`internal/driver/html/stacks.js: partitionPlaces`): a stack is cut
 * there, so that each sample is once among the callers and once among the callees.
 *
 *     main;walk;visit;walk;read     pivot walk      callers: main      callees: visit walk read
 */
export interface PivotPlaces {
  readonly stackLength: Uint32Array;
  /** sample → how many locations there are from the leaf to the pivot's, both included; 0 where there is no pivot. */
  readonly fromLeaf: Uint32Array;
  /** sample → how many frames the pivot's location has, and which of them it is, counted from 1 for the outermost. */
  readonly frameCount: Uint32Array;
  readonly frameNumber: Uint32Array;
  /** sample → 1 where there is a pivot. */
  readonly hasPivot: Uint8Array;
}

/** Finds the outermost pivot frame of each stack. @param isPivot frame → 1 where it is one */
export function* findPivot(
  { samples }: Profile,
  frames: Pick<FrameTable, "entry" | "lists">,
  isPivot: Uint8Array,
): Steps<PivotPlaces> {
  const fromLeaf = yield* findOutermost(samples, hitLocations(frames, isPivot));
  const { entry, lists } = frames;
  const frameCount = new Uint32Array(samples.count);
  const frameNumber = new Uint32Array(samples.count);
  const hasPivot = new Uint8Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (fromLeaf[sample] === 0) continue;
    hasPivot[sample] = 1;
    const code = entry[stackPage(samples, sample)[stackOffset(samples, sample) + fromLeaf[sample] - 1]];
    if (code < SEVERAL_FRAMES) {
      frameCount[sample] = 1;
      frameNumber[sample] = 1;
      continue;
    }
    const list = code - SEVERAL_FRAMES;
    frameCount[sample] = lists[list];
    let number = 1;
    while (isPivot[lists[list + number] >>> 1] === 0) number++;
    frameNumber[sample] = number;
  }
  return { stackLength: samples.stackLength, fromLeaf, frameCount, frameNumber, hasPivot };
}

/** From the pivot's callers to the root. */
export function* callersWalk(places: PivotPlaces): Steps<StackWalk> {
  const { stackLength, fromLeaf, frameCount, frameNumber } = places;
  return yield* walkOf(places, true, sample => {
    const passed = frameCount[sample] - frameNumber[sample] + 1;
    const behind = stackLength[sample] - fromLeaf[sample];
    return passed === frameCount[sample] ? [behind, 0] : [behind + 1, passed];
  });
}

/** From what the pivot calls to the leaf. @param withPivot from the pivot itself */
export function* calleesWalk(places: PivotPlaces, withPivot: boolean): Steps<StackWalk> {
  const { fromLeaf, frameCount, frameNumber } = places;
  return yield* walkOf(places, false, sample => {
    const passed = frameNumber[sample] - (withPivot ? 1 : 0);
    return passed === frameCount[sample] ? [fromLeaf[sample] - 1, 0] : [fromLeaf[sample], passed];
  });
}

function* walkOf(
  { hasPivot }: PivotPlaces,
  isOutwards: boolean,
  beginningOf: (sample: number) => readonly [locationsLeft: number, framesPassed: number],
): Steps<StackWalk> {
  const locationsLeft = new Uint32Array(hasPivot.length);
  const framesPassed = new Uint32Array(hasPivot.length);
  for (let sample = 0; sample < hasPivot.length; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (hasPivot[sample] === 1) [locationsLeft[sample], framesPassed[sample]] = beginningOf(sample);
  }
  return { isOutwards, locationsLeft, framesPassed, isTaken: hasPivot };
}
