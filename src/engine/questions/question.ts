import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import type { Answer, AnswerTo, Question } from "../protocol";
import type { Session } from "../session";

/** Work on an answer, in steps, so that a newer question can go first. */
export type AnswerSteps<Given extends Answer> = Steps<Result<Given, Problem>>;

/** Answers one kind of question. Expressions are understood before the work begins; one that is none is a problem. */
export type Handler<Q extends Question> = (
  loaded: LoadedProfile,
  question: Q,
) => Promise<Result<AnswerSteps<AnswerTo<Q>>, Problem>>;

/** A handler that needs nothing but what is shown under the question's options. */
export function onSession<Q extends Question>(
  answer: (session: Session, question: Q) => Steps<AnswerTo<Q>>,
): Handler<Q> {
  return async (loaded, question) => {
    const planned = await loaded.plan(question);
    if (!planned.ok) return planned;
    return ok(withSession(planned.value, session => answer(session, question)));
  };
}

/** The answer that follows once the session is there. */
export function* withSession<Given>(
  sessionSteps: Steps<Result<Session, Problem>>,
  answer: (session: Session) => Steps<Given>,
): Steps<Result<Given, Problem>> {
  const session = yield* sessionSteps;
  return session.ok ? ok(yield* answer(session.value)) : err(session.error);
}
