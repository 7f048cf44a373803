import type { TextMatcher } from "../../../analysis/filters/expression";
import { nameMatcher } from "../../../analysis/filters/nameMatcher";
import { NOISE_SIGMAS } from "../../../analysis/noise";
import { costlyFrames, runningSums, sortRows } from "../../../analysis/topTable";
import type { Problem } from "../../../base/problem";
import { ok, type Result } from "../../../base/result";
import type { Steps } from "../../../base/steps";
import type { LoadedProfile } from "../../loaded";
import type { TopChange, TopTable } from "../../protocol";
import type { Session } from "../../session";
import { withSession } from "../question";
import { nameRanks, printedTotals, sortKey } from "./columns";
import { comparedFigures } from "./comparison";

/** The rows of a table, in order. */
export interface TopRows {
  /** row → frame. */
  readonly frames: Uint32Array<ArrayBuffer>;
  /** row → sum of flat of the rows up to it. */
  readonly flatSums: Float64Array;
  /** Rows before `filter` and `only`, and those that nodecount left out before. */
  readonly allCount: number;
  readonly cutCount: number;
}

/** Names that are looked at between two pauses. */
const NAMES_PER_STEP = 1 << 12;

/** A handler of a question about the rows of a table. */
export async function onRows<Q extends TopTable, A>(
  loaded: LoadedProfile,
  question: Q,
  answer: (session: Session, question: Q, rows: TopRows) => Steps<A>,
): Promise<Result<Steps<Result<A, Problem>>, Problem>> {
  const matcher = question.filter === "" ? ok(undefined) : await nameMatcher(question.filter);
  if (!matcher.ok) return matcher;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(
    withSession(planned.value, function* (session) {
      return yield* answer(session, question, yield* rowsOf(session, question, matcher.value));
    }),
  );
}

/** The rows of a table; those of the last few are kept. */
function* rowsOf(session: Session, table: TopTable, matches: TextMatcher | undefined): Steps<TopRows> {
  const { sampleTypeIndex, sortBy, descending, filter, only, options } = table;
  const isMean = options.mean === true;
  const key = `${sampleTypeIndex} ${sortBy} ${descending} ${options.drop_negative === true} ${isMean}`;
  const sorted = yield* session.remember(`top ${key}`, () => sortedFrames(session, table));
  const cut = nodecountOf(table, sorted.length);
  const shown = cut === undefined ? sorted : sorted.slice(0, cut);
  return yield* session.remember(`top rows ${key} ${cut} ${only} ${filter}`, function* () {
    const frames = yield* wantedFrames(session, shown, sampleTypeIndex, matches, only);
    const printed = yield* printedTotals(session, sampleTypeIndex, isMean);
    yield;
    return {
      frames,
      flatSums: runningSums(frames, printed.flat),
      allCount: shown.length,
      cutCount: sorted.length - shown.length,
    };
  });
}

function* sortedFrames(session: Session, table: TopTable): Steps<Uint32Array<ArrayBuffer>> {
  const { sampleTypeIndex, sortBy, descending, options } = table;
  const totals = yield* session.frameTotals(sampleTypeIndex);
  const frames = costlyFrames(totals, options.drop_negative === true);
  const key = yield* sortKey(session, table, sortBy);
  return yield* sortRows(frames, key, descending, yield* nameRanks(session));
}

/** Of `top20` only twenty rows: pprof's `nodecount`, where it says one and nothing is untrimmed. */
function nodecountOf({ options }: TopTable, rowCount: number): number | undefined {
  const { nodecount = -1, trim = true } = options;
  return trim && nodecount > 0 && nodecount < rowCount ? nodecount : undefined;
}

function* wantedFrames(
  session: Session,
  frames: Uint32Array<ArrayBuffer>,
  sampleTypeIndex: number,
  matches: TextMatcher | undefined,
  only: TopChange | undefined,
): Steps<Uint32Array<ArrayBuffer>> {
  const isChange = only === undefined ? undefined : yield* changeTest(session, sampleTypeIndex, only);
  if (matches === undefined && isChange === undefined) return frames;
  const wanted = new Uint32Array(frames.length);
  let count = 0;
  for (let row = 0; row < frames.length; row++) {
    if (row % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
    const frame = frames[row];
    if (isChange?.(frame) === false || (matches !== undefined && !session.looks.isNamed(frame, matches)))
      continue;
    wanted[count++] = frame;
  }
  return wanted.slice(0, count);
}

/** Whether a frame changed in the way that is wanted; undefined where nothing is compared. */
function* changeTest(
  session: Session,
  sampleTypeIndex: number,
  only: TopChange,
): Steps<((frame: number) => boolean) | undefined> {
  const compared = yield* comparedFigures(session, sampleTypeIndex);
  if (compared === undefined) return undefined;
  const { flat, cum } = compared;
  switch (only) {
    case "new":
      return frame => flat.base[frame] === 0 && cum.base[frame] === 0;
    case "gone":
      return frame =>
        !(flat.base[frame] === 0 && cum.base[frame] === 0) &&
        flat.base[frame] + flat.difference[frame] === 0 &&
        cum.base[frame] + cum.difference[frame] === 0;
    case "noise":
      return frame =>
        [flat, cum].some(({ sigmas }) => sigmas !== undefined && Math.abs(sigmas[frame]) >= NOISE_SIGMAS);
  }
}
