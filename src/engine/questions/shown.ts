import { ok, type Result } from "../../base/result";
import type { Problem } from "../../base/problem";
import { finished, type Steps } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import type { ShownAnswer, ShownQuestion } from "../protocol";
import type { Session } from "../session";
import type { AnswerSteps } from "./question";

/** What the filters leave. A filter that is not understood is part of the answer, not a refusal. */
export async function answerShown(
  loaded: LoadedProfile,
  question: ShownQuestion,
): Promise<Result<AnswerSteps<ShownAnswer>, Problem>> {
  const { sampleTypeIndex, comparison, options } = question;
  const planned = await loaded.planOrFailure(question);
  if (!planned.ok) {
    const whole = wholeOf(loaded.whole, sampleTypeIndex);
    return ok(finished(ok({ ...NOTHING_SHOWN, ...whole, invalid: [planned.error] })));
  }
  // Normalising changes the new side before any filter does.
  const unfiltered = options.normalize === true ? { normalize: true } : {};
  const whole =
    comparison === undefined
      ? ok(finished(ok(loaded.whole)))
      : await loaded.plan({ sampleTypeIndex, comparison, options: unfiltered });
  if (!whole.ok) return whole;
  return ok(shownOf(planned.value, whole.value, sampleTypeIndex));
}

function* shownOf(
  planned: SessionSteps,
  plannedWhole: SessionSteps,
  sampleTypeIndex: number,
): AnswerSteps<ShownAnswer> {
  const whole = yield* plannedWhole;
  if (!whole.ok) return whole;
  const session = yield* planned;
  return session.ok
    ? ok(shown(session.value, sampleTypeIndex, wholeOf(whole.value, sampleTypeIndex)))
    : session;
}

type SessionSteps = Steps<Result<Session, Problem>>;
type Whole = Pick<ShownAnswer, "totalWeight" | "totalSampleCount">;

function wholeOf(session: Session, sampleTypeIndex: number): Whole {
  const { weight, sampleCount } = session.shownSide(sampleTypeIndex);
  return { totalWeight: weight, totalSampleCount: sampleCount };
}

function shown(session: Session, sampleTypeIndex: number, whole: Whole): ShownAnswer {
  const { notes } = session;
  const { weight, sampleCount } = session.shownSide(sampleTypeIndex);
  return {
    kind: "shown",
    shownWeight: weight,
    shownSampleCount: sampleCount,
    ...whole,
    reportTotal: session.reportTotal(sampleTypeIndex),
    unmatched: notes.filter(({ isUnmatched }) => isUnmatched).map(({ option }) => option),
    invalid: [],
    warnings: notes.map(({ text }) => text),
  };
}

const NOTHING_SHOWN: Omit<ShownAnswer, keyof Whole> = {
  kind: "shown",
  shownWeight: 0,
  shownSampleCount: 0,
  reportTotal: 0,
  unmatched: [],
  invalid: [],
  warnings: [],
};
