import type { Steps } from "../base/steps";
import { FlameTree } from "../analysis/flame/tree";
import { type FrameTable, functionFrames } from "../analysis/frames";
import { maxStackDepth } from "../analysis/shape";
import { type FrameTotals, flatTotals, frameTotals, totalWeight } from "../analysis/totals";
import type { Profile } from "../model/profile";
import { FrameLooks } from "./frameLooks";

/** Sample types whose call tree and tables are kept at once. */
const KEPT_SAMPLE_TYPES = 2;

/**
 * The open profile and what was computed from it so far. Everything here can be computed again; trees and tables
 * of sample types not looked at lately are dropped.
 */
export class Session {
  readonly profile: Profile;
  readonly frames: FrameTable;
  private readonly trees = new RecentlyUsed<FlameTree>(KEPT_SAMPLE_TYPES);
  private readonly totals = new RecentlyUsed<FrameTotals>(KEPT_SAMPLE_TYPES);
  private readonly totalWeights = new Map<number, number>();
  private looksMade: FrameLooks | undefined;
  private deepest: number | undefined;
  private readonly derived = new Map<string, unknown>();

  constructor(profile: Profile) {
    this.profile = profile;
    this.frames = functionFrames(profile);
  }

  /** The call tree of a sample type, grown as far as it was looked at. */
  flameTree(sampleTypeIndex: number): FlameTree {
    return this.trees.get(
      sampleTypeIndex,
      () => new FlameTree(this.profile, this.frames, this.profile.samples.values[sampleTypeIndex].values),
    );
  }

  /** Flat and cum of all frames. */
  *frameTotals(sampleTypeIndex: number): Steps<FrameTotals> {
    const known = this.totals.peek(sampleTypeIndex);
    if (known !== undefined) return known;
    const made = yield* frameTotals(this.profile, this.frames, this.profile.samples.values[sampleTypeIndex]);
    return this.totals.get(sampleTypeIndex, () => made);
  }

  /** Sum of |value| over all samples. */
  totalWeight(sampleTypeIndex: number): number {
    let total = this.totalWeights.get(sampleTypeIndex);
    if (total === undefined) {
      total = totalWeight(this.profile.samples.values[sampleTypeIndex]);
      this.totalWeights.set(sampleTypeIndex, total);
    }
    return total;
  }

  /** Names and colours of frames. */
  get looks(): FrameLooks {
    this.looksMade ??= new FrameLooks(this.profile, this.frames);
    return this.looksMade;
  }

  /** Settles the colours of the heaviest packages, once for the whole session. */
  learnHeavyPackages(sampleTypeIndex: number): void {
    if (this.looks.knowsHeavyPackages) return;
    const { values } = this.profile.samples.values[sampleTypeIndex];
    this.looks.learnHeavyPackages(flatTotals(this.profile, this.frames, values));
  }

  /** The deepest stack, in frames. */
  get maxStackDepth(): number {
    this.deepest ??= maxStackDepth(this.profile);
    return this.deepest;
  }

  /** Something a question keeps for the next one like it; `key` names the question and all it depends on. */
  remember<Value>(key: string, make: () => Value): Value {
    if (!this.derived.has(key)) {
      // A small budget: the oldest entry goes.
      const oldest = this.derived.keys().next().value;
      if (this.derived.size >= 8 && oldest !== undefined) this.derived.delete(oldest);
      this.derived.set(key, make());
    }
    return this.derived.get(key) as Value;
  }
}

/** A few values by number; the one not used for longest goes first. */
class RecentlyUsed<Value> {
  private readonly limit: number;
  private readonly entries = new Map<number, Value>();

  constructor(limit: number) {
    this.limit = limit;
  }

  peek(key: number): Value | undefined {
    return this.entries.get(key);
  }

  get(key: number, make: () => Value): Value {
    const value = this.entries.get(key) ?? make();
    this.entries.delete(key);
    this.entries.set(key, value);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.limit && oldest !== undefined) this.entries.delete(oldest);
    return value;
  }
}
