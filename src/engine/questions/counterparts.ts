import { type FrameTable, SEVERAL_FRAMES } from "../../analysis/frames";
import { SAMPLES_PER_STEP } from "../../analysis/totals";
import type { Problem } from "../../base/problem";
import { inRanges } from "../../base/ranges";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { LoadedProfile, SessionSteps } from "../loaded";
import type { CounterpartsAnswer, CounterpartsQuestion } from "../protocol";
import type { AnswerSteps } from "./question";

/** What frames are called where the profile is read the other way: locations are the same in both. */
export async function answerCounterparts(
  loaded: LoadedProfile,
  question: CounterpartsQuestion,
): Promise<Result<AnswerSteps<CounterpartsAnswer>, Problem>> {
  const { sampleTypeIndex, options, id } = question;
  const raw = await loaded.plan({ sampleTypeIndex, options });
  if (!raw.ok) return raw;
  const mapped = await loaded
    .under({ sampleTypeIndex, options, sourceMaps: id })
    .plan({ sampleTypeIndex, options });
  return mapped.ok ? ok(counterparts(raw.value, mapped.value, question)) : mapped;
}

function* counterparts(
  rawSteps: SessionSteps,
  mappedSteps: SessionSteps,
  { areRaw, frames }: CounterpartsQuestion,
): AnswerSteps<CounterpartsAnswer> {
  const raw = yield* rawSteps;
  if (!raw.ok) return raw;
  const mapped = yield* mappedSteps;
  if (!mapped.ok) return mapped;
  const [from, to] = areRaw ? [mapped.value, raw.value] : [raw.value, mapped.value];
  const counts = yield* countPairs(from.frames, to.frames, new Set(frames));
  return ok({ kind: "counterparts", names: frames.map(name => mostOften(counts.get(name)) ?? name) });
}

/** wanted name in one table → name in the other → locations in which they are one frame */
function* countPairs(
  from: FrameTable,
  to: FrameTable,
  wanted: ReadonlySet<string>,
): Steps<Map<string, Map<string, number>>> {
  const isWanted = new Int8Array(from.count).fill(-1);
  const counts = new Map<string, Map<string, number>>();
  const count = Math.min(from.entry.length, to.entry.length);
  yield* inRanges(count, SAMPLES_PER_STEP, (first, end) => {
    for (let location = first; location < end; location++) {
      const others = framesAt(to, location);
      for (const [index, frame] of framesAt(from, location).entries()) {
        if (isWanted[frame] === -1) isWanted[frame] = wanted.has(from.printableName(frame)) ? 1 : 0;
        if (isWanted[frame] === 0 || others[index] === undefined) continue;
        const name = from.printableName(frame);
        const other = to.printableName(others[index]);
        const known = counts.get(name) ?? new Map<string, number>();
        counts.set(name, known.set(other, (known.get(other) ?? 0) + 1));
      }
    }
  });
  return counts;
}

/** The frames of a location, outermost first. */
function framesAt({ entry, lists }: FrameTable, location: number): readonly number[] {
  if (entry[location] < SEVERAL_FRAMES) return [entry[location] >> 1];
  const list = entry[location] - SEVERAL_FRAMES;
  return Array.from(lists.subarray(list + 1, list + 1 + lists[list]), frame => frame >> 1);
}

function mostOften(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  let most: string | undefined;
  for (const [name, count] of counts ?? []) {
    if (most === undefined || count > (counts?.get(most) ?? 0)) most = name;
  }
  return most;
}
