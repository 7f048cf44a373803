import { PprofReader } from "../../format/pprof/reader";
import type { Profile } from "../../model/profile";
import { LoadedProfile, loadNaming } from "../loaded";
import type { Answer, Question } from "../protocol";
import { HANDLERS } from "../questions";
import type { AnswerSteps, Handler } from "../questions/question";
import type { Scheduler } from "../scheduler";
import { madeUpProfile } from "./madeUpProfile";

/** Often enough for a browser to compile what runs often. */
const ROUNDS = 4;
/** So long nothing is asked before it begins: the page draws the first picture meanwhile, with all there is of cores. */
const FIRST_REST_MS = 250;
/** So long nothing is asked before it goes on. */
const REST_MS = 100;

/** No question of the page has it; and all of those go first. */
const REHEARSAL_ID = -1;
const LAST_RANK = 9;

const ALL = { sampleTypeIndex: 1, options: {} } as const;
const FLAME = { ...ALL, kind: "flame", from: 0, to: 1, widthPx: 1200, depthLimit: 60 } as const;
const PIVOT = "Type1\\b";

/** What is asked after the first picture: filters, then the other views. */
export const LATER_QUESTIONS: readonly Question[] = [
  { ...FLAME, options: { focus: "Method1" } },
  { ...FLAME, options: { hide: "Method1" } },
  { ...ALL, kind: "labels", valueLimit: 50 },
  { ...ALL, kind: "graph" },
  { ...ALL, kind: "pivot", pivot: PIVOT },
  { ...FLAME, part: { kind: "callers", pivot: PIVOT } },
];

/**
 * Asks about a made-up profile, for no one, what users ask after the first picture: then that code is there, and is
 * compiled, when they do. It goes on whenever nothing else is to be done.
 * @param isBusy whether there is something that the scheduler does not know of
 */
export async function rehearseLater(scheduler: Scheduler, isBusy: () => boolean): Promise<void> {
  const naming = await loadNaming();
  await rest(FIRST_REST_MS, scheduler, isBusy);
  const profile = readMadeUpProfile();
  // All of them once before any of them again: nothing helps as much as the first time.
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of LATER_QUESTIONS) {
      await rest(REST_MS, scheduler, isBusy);
      const handler = HANDLERS[question.kind] as Handler<Question>;
      const prepared = await handler(new LoadedProfile(profile, profile, { naming }), question);
      if (prepared.ok) await runInSlices(scheduler, prepared.value);
    }
  }
}

/** Until nothing is to be done, at least so long. */
async function rest(ms: number, scheduler: Scheduler, isBusy: () => boolean): Promise<void> {
  do await new Promise(resolve => setTimeout(resolve, ms));
  while (isBusy() || !scheduler.isIdle);
}

function runInSlices(scheduler: Scheduler, steps: AnswerSteps<Answer>): Promise<unknown> {
  return new Promise((resolve, reject) => scheduler.add(REHEARSAL_ID, LAST_RANK, steps, resolve, reject));
}

function readMadeUpProfile(): Profile {
  const reader = new PprofReader();
  reader.push(madeUpProfile());
  const read = reader.end();
  if (!read.ok) throw new Error(read.error.problem.message);
  return read.value;
}
