import { baseSamples } from "../analysis/baseSamples";
import type { FrameTable } from "../analysis/frames";
import type { Profile } from "../model/profile";
import type { SampleKind } from "./sampleKind";

/** What insights are about: what is shown under some options, in one sample type. */
export interface Subject {
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
  readonly kind: SampleKind;
  /** In a comparison the new side. */
  readonly own: Side;
  /** The side it is compared with. */
  readonly base: Side | undefined;
  /** Time on all CPUs by the clock's time, of the whole file; undefined where that is unknown. */
  readonly cores: number | undefined;
}

/** The samples of one side. */
export interface Side {
  /** sample → magnitude of its value; 0 for those of the other side. */
  readonly weights: Float64Array;
  readonly total: number;
}

/** The samples' magnitudes, a base's apart. */
export function sidesOf(
  profile: Profile,
  sampleTypeIndex: number,
  isComparison: boolean,
): Pick<Subject, "own" | "base"> {
  const { values } = profile.samples.values[sampleTypeIndex];
  const isBase = isComparison ? baseSamples(profile) : undefined;
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

/** The heaviest of some frames. @param weights frame → cost */
export function heaviestFrames(frames: FrameTable, weights: Float64Array): WeighedName[] {
  const heavy: number[] = [];
  for (let frame = 0; frame < weights.length; frame++) if (weights[frame] > 0) heavy.push(frame);
  heavy.sort((a, b) => weights[b] - weights[a] || a - b);
  return heavy
    .slice(0, MOST_NAMES)
    .map(frame => ({ name: frames.printableName(frame), value: weights[frame] }));
}

/** A part of a whole; nothing of nothing is nothing. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
