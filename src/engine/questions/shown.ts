import { ok, type Result } from "../../base/result";
import type { Problem } from "../../base/problem";
import { finished } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import type { ShownAnswer, ShownQuestion } from "../protocol";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";

/** What the filters leave. A filter that is not understood is part of the answer, not a refusal. */
export async function answerShown(
  loaded: LoadedProfile,
  question: ShownQuestion,
): Promise<Result<AnswerSteps<ShownAnswer>, Problem>> {
  const planned = await loaded.planOrFailure(question);
  const whole = wholeOf(loaded.whole, question.sampleTypeIndex);
  if (!planned.ok) return ok(finished(ok({ ...NOTHING_SHOWN, ...whole, invalid: [planned.error] })));
  return ok(withSession(planned.value, session => finished(shown(session, question.sampleTypeIndex, whole))));
}

type Whole = Pick<ShownAnswer, "totalWeight" | "totalSampleCount">;

function wholeOf(session: Session, sampleTypeIndex: number): Whole {
  return {
    totalWeight: session.totalWeight(sampleTypeIndex),
    totalSampleCount: session.profile.samples.count,
  };
}

function shown(session: Session, sampleTypeIndex: number, whole: Whole): ShownAnswer {
  const { notes, profile } = session;
  return {
    kind: "shown",
    shownWeight: session.totalWeight(sampleTypeIndex),
    shownSampleCount: profile.samples.count,
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
