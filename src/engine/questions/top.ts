import { tableUnit } from "../../analysis/displayUnit";
import { nameMatcher } from "../../analysis/filters/nameMatcher";
import type { TextMatcher } from "../../analysis/filters/expression";
import { changeInSigmas, countTypeIndex } from "../../analysis/noise";
import { meansOf, rankNames, topOrder } from "../../analysis/topTable";
import { CALLED, type FrameTotals, INLINED } from "../../analysis/totals";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import type { TopAnswer, TopComparison, TopQuestion } from "../protocol";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";

/** A window of rows of the top table. */
export async function answerTop(
  loaded: LoadedProfile,
  question: TopQuestion,
): Promise<Result<AnswerSteps<TopAnswer>, Problem>> {
  const matcher = question.filter === "" ? ok(undefined) : await nameMatcher(question.filter);
  if (!matcher.ok) return matcher;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(withSession(planned.value, session => topRows(session, question, matcher.value)));
}

function* topRows(
  session: Session,
  question: TopQuestion,
  matches: TextMatcher | undefined,
): Steps<TopAnswer> {
  const { sampleTypeIndex, sortBy, descending, filter, options } = question;
  const dropNegative = options.drop_negative === true;
  const isMean = options.mean === true;
  const totals = yield* session.frameTotals(sampleTypeIndex);
  const printed = isMean ? meansOf(totals, yield* session.frameTotals(0)) : totals;
  session.learnHeavyPackages(sampleTypeIndex);
  const { count } = session.frames;
  const ranks = session.remember("name ranks", () => rankNames(count, frame => session.looks.name(frame)));
  const order = session.remember(
    `top ${sampleTypeIndex} ${sortBy} ${descending} ${dropNegative} ${isMean} ${filter}`,
    () => {
      const isNegative = (frame: number) =>
        totals.flat[frame] < 0 || (totals.flat[frame] === 0 && totals.cum[frame] < 0);
      const isShown =
        matches === undefined && !dropNegative
          ? undefined
          : Uint8Array.from({ length: count }, (_, frame) =>
              (matches === undefined || session.looks.isNamed(frame, matches)) &&
              !(dropNegative && isNegative(frame))
                ? 1
                : 0,
            );
      return topOrder(totals, printed, sortBy, descending, ranks, isShown);
    },
  );
  const fromRow = Math.max(0, Math.min(question.fromRow, order.frames.length));
  const toRow = Math.max(fromRow, Math.min(question.toRow, order.frames.length));
  const frames = order.frames.slice(fromRow, toRow);
  const reportTotal = session.reportTotal(sampleTypeIndex, isMean);
  const comparison = yield* compareRows(session, sampleTypeIndex, frames);
  return {
    kind: "top",
    question,
    rowCount: order.frames.length,
    fromRow,
    flat: Float64Array.from(frames, frame => printed.flat[frame]),
    cum: Float64Array.from(frames, frame => printed.cum[frame]),
    sum: order.flatSums.slice(fromRow, toRow),
    inlined: Uint8Array.from(frames, frame => inlinedMark(totals.inlined[frame])),
    frames: session.looks.columns(frames),
    displayUnit: tableUnit(
      order.smallestValue === 0 ? undefined : BigInt(order.smallestValue),
      BigInt(reportTotal),
      session.profile.sampleTypes[sampleTypeIndex].unit,
    ),
    reportTotal,
    ...(comparison === undefined ? {} : { comparison }),
  };
}

/** 0: never inlined, 1: always, 2: partly. */
function inlinedMark(came: number): number {
  if ((came & INLINED) === 0) return 0;
  return (came & CALLED) === 0 ? 1 : 2;
}

/** Both sides of some rows of a comparison; undefined where nothing is compared. */
function* compareRows(
  session: Session,
  sampleTypeIndex: number,
  rows: Uint32Array,
): Steps<TopComparison | undefined> {
  const base = yield* session.baseTotals(sampleTypeIndex);
  if (base === undefined) return undefined;
  const { sampleTypes } = session.profile;
  const countIndex = countTypeIndex(sampleTypes);
  const sigmas = (of: "flat" | "cum", difference: FrameTotals, counted: FrameTotals, scale: number) =>
    Float64Array.from(rows, frame =>
      changeInSigmas(difference[of][frame] + counted[of][frame], counted[of][frame], scale),
    );
  const columns = {
    baseFlat: Float64Array.from(rows, frame => base.flat[frame]),
    baseCum: Float64Array.from(rows, frame => base.cum[frame]),
  };
  if (countIndex === undefined) {
    const none = new Float64Array(rows.length);
    return { ...columns, flatSigmas: none, cumSigmas: none.slice(), countType: undefined };
  }
  const counts = yield* session.frameTotals(countIndex);
  const baseCounts = (yield* session.baseTotals(countIndex)) ?? counts;
  const scale = session.scaleOf(countIndex);
  return {
    ...columns,
    flatSigmas: sigmas("flat", counts, baseCounts, scale),
    cumSigmas: sigmas("cum", counts, baseCounts, scale),
    countType: sampleTypes[countIndex].type,
  };
}
