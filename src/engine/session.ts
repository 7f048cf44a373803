import type { StackWalk } from "../analysis/flame/stackWalk";
import { FlameTree } from "../analysis/flame/tree";
import type { FilterNote } from "../analysis/filters/notes";
import { type FrameTable, functionFrames } from "../analysis/frames";
import { baseSamples } from "../analysis/baseSamples";
import { reportTotal } from "../analysis/reportTotal";
import { maxStackDepth } from "../analysis/shape";
import { estimatedFlat, type FrameTotals, frameTotals, totalWeight } from "../analysis/totals";
import { remembered } from "../base/remembered";
import { SharedSteps } from "../base/sharedSteps";
import { finished, type Steps } from "../base/steps";
import type { Profile, ValueColumn } from "../model/profile";
import { FrameLooks, type SharedLooks } from "./frameLooks";
import type { ComparisonWidth, FlameShape } from "./protocol";

/** Sample types whose call tree is kept at once. */
const KEPT_SAMPLE_TYPES = 2;
/** Tables of flat and cum: all that a table with a column for each sample type shows at once. */
const KEPT_TOTALS = 12;
/** Things that questions keep. */
const KEPT_DERIVED = 16;

/** What a session is made of. */
export interface SessionParts {
  /** Filtered. */
  readonly profile: Profile;
  /** What pprof's report total is of. */
  readonly totalled: Profile;
  readonly frames: FrameTable;
  readonly sharedLooks: SharedLooks;
  /** What is known already of how these frames look. */
  readonly looks?: FrameLooks;
  /** Keys of labels that frames were made of. */
  readonly labelKeys: readonly string[];
  readonly notes: readonly FilterNote[];
  /** Some of the samples are a base's, with their values negated. */
  readonly isComparison: boolean;
  /** sample type → what its values on the new side were multiplied by (`normalize`); empty where by nothing. */
  readonly scales: readonly number[];
  /** `Session.unedited`, where that is another profile. */
  readonly unedited?: () => Steps<Profile>;
}

/**
 * What is shown of a profile under one set of options, and what was computed from it so far. Everything here can be
 * computed again; trees and tables of sample types not looked at lately are dropped.
 */
export class Session {
  readonly profile: Profile;
  readonly frames: FrameTable;
  readonly looks: FrameLooks;
  readonly notes: readonly FilterNote[];
  readonly isComparison: boolean;
  /** The samples shown, with their stacks as they came: what focus and ignore look at. */
  readonly unedited: () => Steps<Profile>;
  private readonly totalled: Profile;
  private readonly scales: readonly number[];
  private readonly trees = new RecentlyUsed<FlameTree>(KEPT_SAMPLE_TYPES);
  private readonly totals = new RecentlyUsed<FrameTotals>(KEPT_TOTALS);
  private readonly bases = new RecentlyUsed<BaseSide>(KEPT_SAMPLE_TYPES);
  private readonly totalWeights = new Map<string, number>();
  private readonly reportTotals = new Map<string, number>();
  private marks: { readonly isBase: Uint8Array | undefined } | undefined;
  private readonly deepest: SharedSteps<number>;
  private readonly derived = new RecentlyUsed<SharedSteps<unknown>>(KEPT_DERIVED);
  private ownNamed: Session | undefined;

  constructor(parts: SessionParts) {
    this.profile = parts.profile;
    this.frames = parts.frames;
    this.looks = parts.looks ?? new FrameLooks(parts.frames, parts.sharedLooks, parts.labelKeys);
    this.notes = parts.notes;
    this.isComparison = parts.isComparison;
    this.unedited = parts.unedited ?? (() => finished(parts.profile));
    this.totalled = parts.totalled;
    this.scales = parts.scales;
    this.deepest = new SharedSteps(maxStackDepth(parts.profile, parts.frames));
  }

  /** The same with names as the profile has them. What was computed is shared, but for what depends on names. */
  withOwnNames(): Session {
    if (this.ownNamed === undefined) {
      const copy = Object.create(Session.prototype) as Session;
      this.ownNamed = copy;
      Object.assign(copy, this, {
        looks: this.looks.withOwnNames(),
        derived: new RecentlyUsed<SharedSteps<unknown>>(KEPT_DERIVED),
        ownNamed: copy,
      });
    }
    return this.ownNamed;
  }

  /** The call tree of a sample type, grown as far as it was looked at. */
  *flameTree(sampleTypeIndex: number, shape: FlameShape = {}): Steps<FlameTree> {
    const { width = "both", order = "weight", collapsesRecursion = false } = shape;
    const key = `${sampleTypeIndex} ${width} ${order} ${collapsesRecursion}`;
    if (this.trees.peek(key) === undefined) yield* this.learnBaseSide(sampleTypeIndex);
    return this.trees.get(key, () => this.newTree(sampleTypeIndex, shape));
  }

  /** A tree that nothing was looked at of. @param walk the ways through the stacks that it is made of */
  newTree(sampleTypeIndex: number, shape: FlameShape, walk?: StackWalk): FlameTree {
    const { width = "both", order, collapsesRecursion } = shape;
    const { values } = this.column(sampleTypeIndex);
    const weights = this.baseSide(sampleTypeIndex)?.weights(values, width);
    return new FlameTree(this.profile, this.frames, values, weights, {
      ...(order === undefined ? {} : { order }),
      ...(collapsesRecursion === undefined ? {} : { collapsesRecursion }),
      ...(walk === undefined ? {} : { walk }),
    });
  }

  /** Flat and cum of all frames; in a comparison new - base. */
  *frameTotals(sampleTypeIndex: number): Steps<FrameTotals> {
    return yield* this.totalsOf(`${sampleTypeIndex}`, this.column(sampleTypeIndex));
  }

  /** Flat and cum of the base's samples, as positive sums; undefined where nothing is compared. */
  *baseTotals(sampleTypeIndex: number): Steps<FrameTotals | undefined> {
    yield* this.learnBaseSide(sampleTypeIndex);
    const base = this.baseSide(sampleTypeIndex);
    if (base === undefined) return undefined;
    return yield* this.totalsOf(`base ${sampleTypeIndex}`, { values: base.values, exact: undefined });
  }

  private *totalsOf(key: string, column: ValueColumn): Steps<FrameTotals> {
    const known = this.totals.peek(key);
    if (known !== undefined) return known;
    const made = yield* frameTotals(this.profile, this.frames, column);
    return this.totals.get(key, () => made);
  }

  /** Works out what `baseSide` tells at once, with pauses. */
  *learnBaseSide(sampleTypeIndex: number): Steps<void> {
    if (!this.isComparison) return;
    this.isBase();
    yield;
    this.baseSide(sampleTypeIndex);
    yield;
  }

  /** The base's side of a sample type; undefined where nothing is compared. */
  baseSide(sampleTypeIndex: number): BaseSide | undefined {
    if (!this.isComparison) return undefined;
    return this.bases.get(`${sampleTypeIndex}`, () =>
      baseSideOf(this.column(sampleTypeIndex).values, this.isBase()),
    );
  }

  /** sample → 1 where it is of the base; undefined where none is. */
  private isBase(): Uint8Array | undefined {
    this.marks ??= { isBase: baseSamples(this.profile) };
    return this.marks.isBase;
  }

  /** What is shown, in a comparison of its new side: the sum of |value|, and how many samples. */
  shownSide(sampleTypeIndex: number): { readonly weight: number; readonly sampleCount: number } {
    const { count } = this.profile.samples;
    const isBase = this.isComparison ? this.isBase() : undefined;
    if (isBase === undefined) return { weight: this.totalWeight(sampleTypeIndex), sampleCount: count };
    const { values } = this.column(sampleTypeIndex);
    let weight = 0;
    let sampleCount = 0;
    for (let sample = 0; sample < count; sample++) {
      if (isBase[sample] === 1) continue;
      weight += Math.abs(values[sample]);
      sampleCount++;
    }
    return { weight, sampleCount };
  }

  /** What the new side of a comparison was multiplied by. */
  scaleOf(sampleTypeIndex: number): number {
    return this.scales[sampleTypeIndex] ?? 1;
  }

  private column(sampleTypeIndex: number): ValueColumn {
    return this.profile.samples.values[sampleTypeIndex];
  }

  /** Sum of |value| over all samples shown. */
  totalWeight(sampleTypeIndex: number): number {
    return remembered(this.totalWeights, `${sampleTypeIndex}`, () =>
      totalWeight(this.column(sampleTypeIndex)),
    );
  }

  /** What percentages are of: pprof's report total. @param isMean per first value, as pprof's `mean` has it */
  reportTotal(sampleTypeIndex: number, isMean = false): number {
    const { values } = this.totalled.samples;
    const divisor = isMean ? values[0] : undefined;
    const marks = this.totalled === this.profile ? this.isBase() : undefined;
    return remembered(this.reportTotals, `${sampleTypeIndex} ${isMean}`, () =>
      Number(reportTotal(this.totalled, { value: values[sampleTypeIndex], divisor }, marks)),
    );
  }

  /** Settles the colours of the heaviest packages; once, for all sessions of a profile. */
  *learnHeavyPackages(sampleTypeIndex: number): Steps<void> {
    const flat = estimatedFlat(this.profile, this.frames, this.column(sampleTypeIndex).values);
    yield;
    this.looks.learnHeavyPackages(flat);
    yield;
  }

  /** The deepest stack, in frames. */
  maxStackDepth(): Steps<number> {
    return this.deepest.wait();
  }

  /** Something a question keeps for the next one like it; `key` names the question and all it depends on. */
  remember<Value>(key: string, make: () => Steps<Value>): Steps<Value> {
    return this.derived.get(key, () => new SharedSteps(make())).wait() as Steps<Value>;
  }
}

/** A whole profile as it came, with nothing filtered. */
export function wholeSession(profile: Profile, sharedLooks: SharedLooks = {}): Session {
  return new Session({
    profile,
    totalled: profile,
    frames: functionFrames(profile),
    sharedLooks,
    labelKeys: [],
    notes: [],
    isComparison: false,
    scales: [],
  });
}

/** The base's samples in a comparison. */
export interface BaseSide {
  /** sample → what the base has there, as it is in the base; 0 for the samples of the new side. */
  readonly values: Float64Array;
  /** sample → how wide it is in a flame graph whose widths are of one side or of both. */
  weights(differences: Float64Array, width: ComparisonWidth): Float64Array;
}

function baseSideOf(differences: Float64Array, isBase: Uint8Array | undefined): BaseSide {
  const values = new Float64Array(differences.length);
  if (isBase !== undefined) {
    for (let sample = 0; sample < values.length; sample++) {
      if (isBase[sample] === 1) values[sample] = -differences[sample];
    }
  }
  return { values, weights: (all, width) => widths(all, values, width) };
}

/** @param base sample → what the base has there */
function widths(differences: Float64Array, base: Float64Array, width: ComparisonWidth): Float64Array {
  const weights = new Float64Array(differences.length);
  const ofDifference = width === "base" ? 0 : 1;
  const ofBase = width === "both" ? 0 : 1;
  for (let sample = 0; sample < weights.length; sample++) {
    weights[sample] = Math.abs(ofDifference * differences[sample] + ofBase * base[sample]);
  }
  return weights;
}

/** A few values by name; the one not used for longest goes first. */
export class RecentlyUsed<Value> {
  private readonly limit: number;
  private readonly entries = new Map<string, Value>();

  constructor(limit: number) {
    this.limit = limit;
  }

  peek(key: string): Value | undefined {
    return this.entries.get(key);
  }

  get(key: string, make: () => Value): Value {
    const value = this.entries.get(key) ?? make();
    this.entries.delete(key);
    this.entries.set(key, value);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.limit && oldest !== undefined) this.entries.delete(oldest);
    return value;
  }
}
