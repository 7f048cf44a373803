import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { AnswerTo, Question } from "../protocol";
import type { Session } from "../session";

/**
 * Answers one kind of question: work in steps, so that a newer question can go first. A question whose text must
 * be understood before (an expression) may fail with a problem.
 */
export type Handler<Q extends Question> = (
  session: Session,
  question: Q,
) => Steps<AnswerTo<Q>> | Promise<Result<Steps<AnswerTo<Q>>, Problem>>;
