import type { TextMatcher } from "../analysis/filters/expression";
import type { FlameTree } from "../analysis/flame/tree";
import { calleesWalk, callersWalk, findPivot, type PivotPlaces } from "../analysis/pivot/pivotPlaces";
import { type PivotSums, pivotSums } from "../analysis/pivot/pivotSums";
import { markedRows } from "../analysis/selectSamples";
import { SharedSteps } from "../base/sharedSteps";
import { finished, type Steps } from "../base/steps";
import type { FlameShape, PeekSide } from "./protocol";
import { RecentlyUsed, type Session } from "./session";

/** Pivots that are kept per session: Back leads to the last ones. */
const KEPT_PIVOTS = 3;
/** Trees and sums that are kept per pivot: both sides of two sample types. */
const KEPT_PER_PIVOT = 4;
const FRAMES_PER_STEP = 4096;

/** Some functions, taken as one, and what was worked out about them so far. */
export class Pivot {
  /** frame → 1 where it is one of them. */
  readonly isPivot: Uint8Array;
  private readonly session: Session;
  private readonly foundPlaces: SharedSteps<PivotPlaces>;
  private readonly trees = new RecentlyUsed<SharedSteps<FlameTree>>(KEPT_PER_PIVOT);
  private readonly sums = new RecentlyUsed<SharedSteps<PivotSums>>(KEPT_PER_PIVOT);

  constructor(session: Session, isPivot: Uint8Array) {
    this.session = session;
    this.isPivot = isPivot;
    this.foundPlaces = new SharedSteps(findPivot(session.profile, session.frames, isPivot));
  }

  /** Its frames that samples with a value of the sample type hold, heaviest cum first. */
  *shownFrames(sampleTypeIndex: number): Steps<number[]> {
    const { cum, inlined } = yield* this.session.frameTotals(sampleTypeIndex);
    const shown: number[] = [];
    for (let frame = 0; frame < this.isPivot.length; frame++)
      if (this.isPivot[frame] === 1 && inlined[frame] !== 0) shown.push(frame);
    return shown.sort((a, b) => Math.abs(cum[b]) - Math.abs(cum[a]) || a - b);
  }

  /** Whether all that there is has one name. */
  *isOne(sampleTypeIndex: number): Steps<boolean> {
    const shown = yield* this.shownFrames(sampleTypeIndex);
    const names = new Set(shown.map(frame => this.session.looks.name(frame)));
    return names.size === 1;
  }

  /** The call tree on one side of it. */
  *tree(side: PeekSide, sampleTypeIndex: number, shape: FlameShape): Steps<FlameTree> {
    const { width, order, collapsesRecursion } = shape;
    const key = `${side} ${sampleTypeIndex} ${width} ${order} ${collapsesRecursion}`;
    return yield* this.trees
      .get(key, () => new SharedSteps(this.makeTree(side, sampleTypeIndex, shape)))
      .wait();
  }

  private *makeTree(side: PeekSide, sampleTypeIndex: number, shape: FlameShape): Steps<FlameTree> {
    const places = yield* this.foundPlaces.wait();
    const isOne = yield* this.isOne(sampleTypeIndex);
    const walk = side === "callers" ? yield* callersWalk(places) : yield* calleesWalk(places, !isOne);
    return this.session.newTree(sampleTypeIndex, shape, walk);
  }

  /** Flat, cum and edges of a sample type; in a comparison new - base. */
  sumsOf(sampleTypeIndex: number): Steps<PivotSums> {
    const column = this.session.profile.samples.values[sampleTypeIndex];
    return this.sums.get(`${sampleTypeIndex}`, () => new SharedSteps(this.makeSums(column))).wait();
  }

  /** The same of the base's samples, as positive sums; undefined where nothing is compared. */
  *baseSumsOf(sampleTypeIndex: number): Steps<PivotSums | undefined> {
    yield* this.session.learnBaseSide(sampleTypeIndex);
    const base = this.session.baseSide(sampleTypeIndex);
    if (base === undefined) return undefined;
    const column = { values: base.values, exact: undefined };
    return yield* this.sums
      .get(`base ${sampleTypeIndex}`, () => new SharedSteps(this.makeSums(column)))
      .wait();
  }

  private *makeSums(column: Parameters<typeof pivotSums>[4]): Steps<PivotSums> {
    const { profile, frames } = this.session;
    const { hasPivot } = yield* this.foundPlaces.wait();
    return yield* pivotSums(profile, frames, this.isPivot, markedRows(hasPivot), column);
  }
}

/**
 * The pivot that an expression means: functions whose name it matches, as pprof prints it or without what tells apart
 * frames of one function at finer granularities.
 */
export function* pivotOf(session: Session, text: string, matches: TextMatcher): Steps<Pivot> {
  const pivots = yield* session.remember("pivots", () =>
    finished(new RecentlyUsed<SharedSteps<Pivot>>(KEPT_PIVOTS)),
  );
  return yield* pivots.get(text, () => new SharedSteps(findPivotFrames(session, matches))).wait();
}

function* findPivotFrames(session: Session, matches: TextMatcher): Steps<Pivot> {
  const { frames, looks } = session;
  const isPivot = new Uint8Array(frames.count);
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % FRAMES_PER_STEP === FRAMES_PER_STEP - 1) yield;
    const name = looks.name(frame);
    const functionName = frames.functionName(frame);
    if (matches(name) || (functionName !== name && functionName !== "" && matches(functionName)))
      isPivot[frame] = 1;
  }
  return new Pivot(session, isPivot);
}
