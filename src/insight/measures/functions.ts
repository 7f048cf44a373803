import { SEVERAL_FRAMES } from "../../analysis/frames";
import { frameTotals } from "../../analysis/totals";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { heaviestFrames, type Measured, share, type Subject } from "../subject";
import { framesNamed, weightsOfCallers } from "./callers";

const SAMPLES_PER_STEP = 1 << 11;
const FUNCTIONS_PER_STEP = 1 << 12;

/** Flat cost of the heaviest function. */
export function* hottestFunction(subject: Subject, except: string): Steps<Measured | undefined> {
  const { shown, shownFrames: frames, shownTotals, own, base } = subject;
  if (frames === undefined || shownTotals === undefined) return undefined;
  const { flat } = yield* shownTotals.wait();
  const isExcepted = framesNamed(frames, except);
  const names = heaviestFrames(
    frames,
    flat,
    frame => frames.functionName(frame) !== "" && !isExcepted(frame),
  );
  if (names.length === 0) return undefined;
  const [{ name, value }] = names;
  const measured = { amount: share(value, own.total), subject: name, names, whole: own.total };
  if (base === undefined) return measured;
  const before = yield* frameTotals(shown, frames, { values: base.weights, exact: undefined });
  let ofName = 0;
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) yield;
    if (before.flat[frame] !== 0 && frames.printableName(frame) === name) ofName += before.flat[frame];
  }
  return { ...measured, baseAmount: share(ofName, base.total) };
}

/** Cost under the innermost frame that is not to be passed over, where it is most. */
export function* oneCaller(subject: Subject, past: string): Steps<Measured | undefined> {
  const { frames, own } = subject;
  const names = heaviestFrames(frames, yield* weightsOfCallers(subject, past));
  if (names.length === 0) return undefined;
  const [{ name, value }] = names;
  return { amount: share(value, own.total), subject: name, names, whole: own.total };
}

/** How often a frame is in a stack is counted in so many bits: up to 63. */
const COUNT_BITS = 6;
const COUNT_MASK = (1 << COUNT_BITS) - 1;

/** Cost of stacks in which some function occurs at least so often. @param times at most 63 */
export function* recursion(subject: Subject, times: number): Steps<Measured | undefined> {
  const { shown, shownFrames: frames, own } = subject;
  if (frames === undefined) return undefined;
  const { entry, lists } = frames;
  const { samples } = shown;
  const weights = new Float64Array(frames.count);
  /** frame → the last sample that holds it, and how often. In one number: this is where the time goes. */
  const counts = new Uint32Array(frames.count);
  let recursive = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const weight = own.weights[sample];
    if (weight === 0) continue;
    const fresh = ((sample + 1) << COUNT_BITS) >>> 0;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const end = leaf + samples.stackLength[sample];
    let isRecursive = false;
    for (let row = leaf; row < end; row++) {
      const code = entry[page[row]];
      const list = code - SEVERAL_FRAMES;
      const last = list < 0 ? 0 : lists[list];
      for (let index = list < 0 ? 0 : 1; index <= last; index++) {
        const frame = (list < 0 ? code : lists[list + index]) >>> 1;
        const before = counts[frame];
        const count = before >>> COUNT_BITS === fresh >>> COUNT_BITS ? (before & COUNT_MASK) + 1 : 1;
        counts[frame] = fresh | Math.min(count, COUNT_MASK);
        // Code without symbols is one frame, whichever function it is of.
        if (count !== times || frames.functionName(frame) === "") continue;
        weights[frame] += weight;
        isRecursive = true;
      }
    }
    if (isRecursive) recursive += weight;
  }
  const names = heaviestFrames(frames, weights);
  return { amount: share(recursive, own.total), subject: names.at(0)?.name ?? "", names, whole: own.total };
}

/** Flat cost of functions whose name another file's function has as well. */
export function* sharedNames(subject: Subject): Steps<Measured | undefined> {
  const { shown, shownFrames: frames, shownTotals, own } = subject;
  if (frames === undefined || shownTotals === undefined) return undefined;
  const { functions, strings } = shown;
  /** The name's identity → its first function. */
  const first = new Map<number, number>();
  const shared = new Set<string>();
  for (let row = 0; row < functions.count; row++) {
    if (row % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) yield;
    if (strings.isEmpty(functions.name[row])) continue;
    const name = strings.identity(functions.name[row]);
    const other = first.get(name) ?? NONE;
    if (other === NONE) first.set(name, row);
    else if (strings.identity(functions.filename[row]) !== strings.identity(functions.filename[other])) {
      shared.add(strings.text(functions.name[row]));
    }
  }
  const { flat } = yield* shownTotals.wait();
  const weights = new Float64Array(frames.count);
  let sum = 0;
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) yield;
    if (flat[frame] === 0 || !shared.has(frames.functionName(frame))) continue;
    weights[frame] = flat[frame];
    sum += flat[frame];
  }
  return { amount: share(sum, own.total), names: heaviestFrames(frames, weights), whole: own.total };
}
