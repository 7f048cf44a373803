import type { TextMatcher } from "../../analysis/filters/expression";
import { nameMatcher } from "../../analysis/filters/nameMatcher";
import { weightOfStacksWith } from "../../analysis/search";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { SearchAnswer, SearchQuestion } from "../protocol";
import type { LoadedProfile } from "../loaded";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";

/** Names that are matched, and for that read, between two pauses. */
const NAMES_PER_STEP = 512;

/** How many hits can be walked through. */
const MOST_NAMES = 1000;

/** Functions by name, and the share of the stacks that hold any of them. */
export async function answerSearch(
  loaded: LoadedProfile,
  question: SearchQuestion,
): Promise<Result<AnswerSteps<SearchAnswer>, Problem>> {
  const matcher = await nameMatcher(question.text);
  if (!matcher.ok) return matcher;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(withSession(planned.value, session => search(session, question, matcher.value)));
}

function* search(session: Session, question: SearchQuestion, isMatch: TextMatcher): Steps<SearchAnswer> {
  const { sampleTypeIndex, text } = question;
  const { profile, frames, looks } = session;
  const matches = new Uint8Array(frames.count);
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
    matches[frame] = looks.isNamed(frame, isMatch) ? 1 : 0;
  }
  const totals = yield* session.frameTotals(sampleTypeIndex);
  const hits: number[] = [];
  let functionCount = 0;
  for (let frame = 0; frame < frames.count; frame++) {
    if (matches[frame] === 0) continue;
    functionCount++;
    if (totals.cum[frame] !== 0) hits.push(frame);
  }
  hits.sort((a, b) => Math.abs(totals.cum[b]) - Math.abs(totals.cum[a]) || a - b);
  const { values } = profile.samples.values[sampleTypeIndex];
  const weight = functionCount === 0 ? 0 : yield* weightOfStacksWith(profile, frames, matches, values);
  return {
    kind: "search",
    text,
    matches,
    functionCount,
    weight,
    reportTotal: session.reportTotal(sampleTypeIndex),
    names: [...new Set(hits.slice(0, MOST_NAMES).map(frame => looks.name(frame)))],
  };
}
