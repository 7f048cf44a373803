import { baseSamples } from "../analysis/baseSamples";
import type { FrameTable } from "../analysis/frames";
import { type FrameTotals, frameTotals } from "../analysis/totals";
import { SharedSteps } from "../base/sharedSteps";
import type { Profile } from "../model/profile";
import { type SampleKind, sampleKind } from "./sampleKind";

/** What insights are to be about. */
export interface SubjectParts {
  /** Filtered, with the lines that are left. */
  readonly shown: Profile;
  /** The frames of `shown`; undefined where they are not functions. */
  readonly shownFrames: FrameTable | undefined;
  /** location → 1 where it is hidden, though it is in stacks of `shown`; undefined where none is. */
  readonly hidden: Uint8Array | undefined;
  /** The same samples, in the same order, with their stacks as they came: what focus and ignore look at. */
  readonly unedited: Profile;
  /** Its functions. */
  readonly frames: FrameTable;
  readonly sampleTypeIndex: number;
  /** Some of the samples are a base's. */
  readonly isComparison: boolean;
  /** Time on all CPUs by the clock's time, of the whole file; undefined where that is unknown. */
  readonly cores: number | undefined;
}

/** What insights are about: what is shown under some options, in one sample type. */
export interface Subject extends SubjectParts {
  readonly kind: SampleKind;
  /** In a comparison the new side. */
  readonly own: Side;
  /** The side it is compared with. */
  readonly base: Side | undefined;
  /** Flat and cum of `frames` on the own side; of `shownFrames` likewise. Added up when first waited for. */
  readonly totals: SharedSteps<FrameTotals>;
  readonly shownTotals: SharedSteps<FrameTotals> | undefined;
}

/** The samples of one side. */
export interface Side {
  /** sample → magnitude of its value; 0 for those of the other side. */
  readonly weights: Float64Array;
  readonly total: number;
}

/** Puts together what insights are about. */
export function subjectOf(parts: SubjectParts): Subject {
  const { shown, shownFrames, unedited, frames, sampleTypeIndex } = parts;
  const sides = sidesOf(parts);
  const totalsOf = (profile: Profile, table: FrameTable) =>
    new SharedSteps(frameTotals(profile, table, { values: sides.own.weights, exact: undefined }));
  const totals = totalsOf(unedited, frames);
  const isSame = shown === unedited && shownFrames === frames;
  return {
    ...parts,
    kind: sampleKind(unedited, sampleTypeIndex),
    ...sides,
    totals,
    shownTotals: shownFrames && (isSame ? totals : totalsOf(shown, shownFrames)),
  };
}

/** The samples' magnitudes, a base's apart. */
function sidesOf({ unedited, sampleTypeIndex, isComparison }: SubjectParts): Pick<Subject, "own" | "base"> {
  const { values } = unedited.samples.values[sampleTypeIndex];
  const isBase = isComparison ? baseSamples(unedited) : undefined;
  const side = (ofBase: 0 | 1): Side => {
    const weights = new Float64Array(values.length);
    let total = 0;
    for (let sample = 0; sample < values.length; sample++) {
      if ((isBase?.[sample] ?? 0) !== ofBase) continue;
      weights[sample] = Math.abs(values[sample]);
      total += weights[sample];
    }
    return { weights, total };
  };
  return { own: side(0), base: isComparison ? side(1) : undefined };
}

/** A function, or whatever carries cost, by name. */
export interface WeighedName {
  readonly name: string;
  readonly value: number;
}

/** What a measure found. */
export interface Measured {
  /** What the threshold is about: mostly a share from 0 to 1. */
  readonly amount: number;
  /** The same on the base's side. */
  readonly baseAmount?: number;
  /** What `{subject}` stands for in the title. */
  readonly subject?: string;
  /** The evidence, heaviest first. */
  readonly names: readonly WeighedName[];
  /** What the names' values are parts of. */
  readonly whole: number;
  /** The unit of these values; undefined for the sample type's. */
  readonly unit?: string;
  /** A tagfocus or tagignore expression that means what was found. */
  readonly tagFilter?: string;
}

/** How many names are evidence enough. */
const MOST_NAMES = 5;

/**
 * The heaviest of some frames, in one pass.
 * @param weights frame → cost
 * @param isMeant asked only of frames that are heavy enough
 */
export function heaviestFrames(
  frames: FrameTable,
  weights: Float64Array,
  isMeant: (frame: number) => boolean = () => true,
): WeighedName[] {
  const heaviest: number[] = [];
  for (let frame = 0; frame < weights.length; frame++) {
    const weight = weights[frame];
    const last = heaviest[MOST_NAMES - 1];
    if (weight <= 0 || (last !== undefined && weight <= weights[last]) || !isMeant(frame)) continue;
    const place = heaviest.findIndex(other => weights[other] < weight);
    heaviest.splice(place < 0 ? heaviest.length : place, 0, frame);
    if (heaviest.length > MOST_NAMES) heaviest.pop();
  }
  return heaviest.map(frame => ({ name: frames.printableName(frame), value: weights[frame] }));
}

/** A part of a whole; nothing of nothing is nothing. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
