import { tableUnit } from "../../analysis/displayUnit";
import { nameMatcher } from "../../analysis/filters/nameMatcher";
import type { TextMatcher } from "../../analysis/filters/expression";
import { rankNames, topOrder } from "../../analysis/topTable";
import { CALLED, INLINED } from "../../analysis/totals";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { TopAnswer, TopQuestion } from "../protocol";
import type { Session } from "../session";

/** A window of rows of the top table. */
export async function answerTop(
  session: Session,
  question: TopQuestion,
): Promise<Result<Steps<TopAnswer>, Problem>> {
  if (question.filter === "") return ok(topRows(session, question, undefined));
  const matcher = await nameMatcher(question.filter);
  return matcher.ok ? ok(topRows(session, question, matcher.value)) : matcher;
}

function* topRows(
  session: Session,
  question: TopQuestion,
  matches: TextMatcher | undefined,
): Steps<TopAnswer> {
  const { sampleTypeIndex, sortBy, descending, filter } = question;
  const totals = yield* session.frameTotals(sampleTypeIndex);
  session.learnHeavyPackages(sampleTypeIndex);
  const { count } = session.frames;
  const ranks = session.remember("name ranks", () => rankNames(count, frame => session.looks.name(frame)));
  const order = session.remember(`top ${sampleTypeIndex} ${sortBy} ${descending} ${filter}`, () => {
    const isShown =
      matches === undefined
        ? undefined
        : Uint8Array.from({ length: count }, (_, frame) => (matches(session.looks.name(frame)) ? 1 : 0));
    return topOrder(totals, sortBy, descending, ranks, isShown);
  });
  const fromRow = Math.max(0, Math.min(question.fromRow, order.frames.length));
  const toRow = Math.max(fromRow, Math.min(question.toRow, order.frames.length));
  const frames = order.frames.slice(fromRow, toRow);
  const totalWeight = session.totalWeight(sampleTypeIndex);
  return {
    kind: "top",
    question,
    rowCount: order.frames.length,
    fromRow,
    flat: Float64Array.from(frames, frame => totals.flat[frame]),
    cum: Float64Array.from(frames, frame => totals.cum[frame]),
    sum: order.flatSums.slice(fromRow, toRow),
    inlined: Uint8Array.from(frames, frame => inlinedMark(totals.inlined[frame])),
    frames: session.looks.columns(frames),
    displayUnit: tableUnit(
      BigInt(order.smallestValue),
      BigInt(totalWeight),
      session.profile.sampleTypes[sampleTypeIndex].unit,
    ),
    totalWeight,
  };
}

/** 0: never inlined, 1: always, 2: partly. */
function inlinedMark(came: number): number {
  if ((came & INLINED) === 0) return 0;
  return (came & CALLED) === 0 ? 1 : 2;
}
