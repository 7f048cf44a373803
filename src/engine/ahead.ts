import { layoutFlame } from "../analysis/flame/layout";
import type { Steps } from "../base/steps";
import type { LoadedProfile } from "./loaded";
import type { FlameQuestion, Query, Question } from "./protocol";
import type { Scheduler } from "./scheduler";
import type { Session } from "./session";

/** No question of the page has it. */
const AHEAD_ID = -2;
/** Behind everything that is asked; before what is rehearsed. */
const LAST_RANK = 8;

type PictureShape = Pick<
  FlameQuestion,
  "from" | "to" | "widthPx" | "depthLimit" | "width" | "order" | "collapsesRecursion"
>;

/** How the page asks for a whole flame graph, such as on a laptop, until it has asked for one. */
const USUAL_SHAPE: PictureShape = { from: 0, to: 1, widthPx: 1200, depthLimit: 60 };

/**
 * Begins with the flame graph that the page is about to ask for, while it puts its view together: the call tree grows as
 * far as that picture will need it. Whatever is asked then goes on from there, and has the same answer without.
 */
export class Ahead {
  private readonly scheduler: Scheduler;
  private shape: PictureShape | undefined = USUAL_SHAPE;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
  }

  /** A profile was read. */
  beginWhole({ whole }: LoadedProfile, sampleTypeIndex: number): void {
    if (whole.profile.sampleTypes[sampleTypeIndex] !== undefined) this.begin(whole, sampleTypeIndex);
  }

  /** Filters were understood and applied. */
  async beginFiltered(loaded: LoadedProfile, query: Query): Promise<void> {
    const planned = await loaded.plan(query);
    // Its steps were all done for the answer that told so.
    const made = planned.ok ? planned.value.next() : undefined;
    if (made?.done === true && made.value.ok) this.begin(made.value.value, query.sampleTypeIndex);
  }

  private begin(session: Session, sampleTypeIndex: number): void {
    this.end();
    const { shape } = this;
    if (shape === undefined) return;
    const steps = growPicture(session, sampleTypeIndex, shape);
    this.scheduler.add(
      AHEAD_ID,
      LAST_RANK,
      steps,
      () => undefined,
      error => {
        // Whoever asks for the picture is told.
        if (!(error instanceof RangeError)) throw error;
      },
    );
  }

  /** Something is asked, and tells what the page looks at. */
  learn(question: Question): void {
    this.end();
    if (question.kind === "flame") {
      if (isWhole(question)) this.shape = question;
    } else if (OTHER_PICTURES.has(question.kind)) this.shape = undefined;
  }

  /** Leaves off. */
  end(): void {
    this.scheduler.cancel(AHEAD_ID);
  }
}

/** Views that are not a flame graph ask these. */
const OTHER_PICTURES: ReadonlySet<Question["kind"]> = new Set(["top", "pivot", "graph", "labels", "series"]);

function isWhole({ part, from, to }: FlameQuestion): boolean {
  return part === undefined && from === 0 && to === 1;
}

function* growPicture(session: Session, sampleTypeIndex: number, shape: PictureShape): Steps<void> {
  yield* session.looks.knowShades();
  const tree = yield* session.flameTree(sampleTypeIndex, shape);
  yield* layoutFlame(tree, shape);
  yield* session.maxStackDepth();
}
