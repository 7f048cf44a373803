import { layoutFlame } from "../analysis/flame/layout";
import type { Steps } from "../base/steps";
import type { LoadedProfile } from "./loaded";
import type { FlameQuestion, Question } from "./protocol";
import type { Scheduler } from "./scheduler";

/** No question of the page has it. */
const AHEAD_ID = -2;
/** Behind everything that is asked. */
const LAST_RANK = 9;

/** How the page asks for a first picture, such as on a laptop, until it has asked for one. */
const USUAL_PART: FirstPart = { from: 0, to: 1, widthPx: 1200, depthLimit: 60 };

type FirstPart = Pick<
  FlameQuestion,
  "from" | "to" | "widthPx" | "depthLimit" | "order" | "collapsesRecursion"
>;

/**
 * Begins with the first picture of a profile while the page still puts its view together: the call tree grows as far as
 * that picture will need it. Whatever is asked then goes on from there, and has the same answer without.
 */
export class Ahead {
  private readonly scheduler: Scheduler;
  private part: FirstPart = USUAL_PART;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
  }

  /** A profile was read. */
  begin({ whole }: LoadedProfile, sampleTypeIndex: number): void {
    this.end();
    const idle = () => undefined;
    this.scheduler.add(AHEAD_ID, LAST_RANK, firstPicture(whole, sampleTypeIndex, this.part), idle, error => {
      // Whoever asks for the picture is told.
      if (!(error instanceof RangeError)) throw error;
    });
  }

  /** Something is asked: from that the page's wishes are known. */
  learn(question: Question): void {
    this.end();
    if (question.kind !== "flame" || question.part !== undefined) return;
    const { from, to, widthPx, depthLimit, order, collapsesRecursion } = question;
    if (from !== 0 || to !== 1) return;
    this.part = {
      from,
      to,
      widthPx,
      depthLimit,
      ...(order && { order }),
      ...(collapsesRecursion && { collapsesRecursion }),
    };
  }

  /** Leaves off. */
  end(): void {
    this.scheduler.cancel(AHEAD_ID);
  }
}

function* firstPicture(whole: LoadedProfile["whole"], sampleTypeIndex: number, part: FirstPart): Steps<void> {
  if (whole.profile.sampleTypes[sampleTypeIndex] === undefined) return;
  yield* whole.looks.knowShades();
  const tree = yield* whole.flameTree(sampleTypeIndex, part);
  yield* layoutFlame(tree, part);
  yield* whole.maxStackDepth();
}
