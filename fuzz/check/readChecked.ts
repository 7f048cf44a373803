import { prepareLoadedProfile } from "../../src/analysis/load";
import type { Problem } from "../../src/base/problem";
import { runSteps } from "../../src/base/steps";
import type { Random } from "../../src/cli/differential/random";
import { type ReadProfile, readProfiles } from "../../src/format";
import type { ReadOptions } from "../../src/format/importer";
import { findOddities } from "../../src/format/oddities";
import { readableText } from "../../src/format/readable";
import type { Profile } from "../../src/model/profile";
import type { Attempt } from "../targets/target";
import { askSomething } from "./askSomething";
import { checkColumns } from "./columns";
import { piecesOf } from "./pieces";
import { comesBack } from "./written";

/** What was read, and what became of it. */
export interface Checked {
  readonly attempt: Attempt;
  /** What was accepted, if it was one profile. */
  readonly profile: Profile | undefined;
}

/** Reads inflated bytes as the page does, in pieces of a random length, and looks at what comes out. */
export function readChecked(random: Random, input: Uint8Array): Promise<Checked> {
  const least = Math.ceil(input.length / 200);
  const length = Math.max(least, random.pick([1, 100, 1000, 70_000, 70_000, 70_000, 70_000]));
  return readStream(random, () => piecesOf(input, length), input.length);
}

/**
 * The same of a stream.
 * @param open the stream from its beginning, each time
 * @param byteCount what it holds, where that is known
 */
export async function readStream(
  random: Random,
  open: () => AsyncIterable<Uint8Array>,
  byteCount: number | undefined,
): Promise<Checked> {
  const options: ReadOptions = { usesComments: random.chance(50) };
  // Mostly at once; the page asks before it salvages.
  if (random.chance(60)) return readAtOnce(random, open, options, byteCount);
  let read = await readProfiles(open(), options);
  if (!read.ok && read.error.problem.isConcatenated === true) {
    read = await readProfiles(open(), { splits: true });
  }
  if (read.ok) return accepted(random, read.value);
  const { problem, readable } = read.error;
  checkProblem(problem, byteCount);
  if (readable === undefined) {
    return { attempt: { outcome: "refused", hasSample: isBehindSample(problem) }, profile: undefined };
  }
  const salvaged = await readProfiles(open(), { ...options, salvages: true });
  if (!salvaged.ok) throw new Error(`what could be read is refused: ${salvaged.error.problem.message}`);
  const { profile } = salvaged.value;
  if (profile.partial !== readableText(readable)) {
    throw new Error(`${readableText(readable)} was offered, and it is ${profile.partial ?? "not marked"}`);
  }
  if (profile.samples.count !== readable.sampleCount) {
    throw new Error(`${readable.sampleCount} samples were offered, and ${profile.samples.count} are there`);
  }
  await checkProfile(random, profile);
  return { attempt: { outcome: "salvaged", hasSample: true }, profile: undefined };
}

async function readAtOnce(
  random: Random,
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
  byteCount: number | undefined,
): Promise<Checked> {
  const read = await readProfiles(open(), { ...options, salvages: true, splits: random.chance(5) });
  if (!read.ok) {
    checkProblem(read.error.problem, byteCount);
    return {
      attempt: { outcome: "refused", hasSample: isBehindSample(read.error.problem) },
      profile: undefined,
    };
  }
  if (read.value.profile.partial === undefined) return accepted(random, read.value);
  await checkProfile(random, read.value.profile);
  return { attempt: { outcome: "salvaged", hasSample: true }, profile: undefined };
}

async function accepted(random: Random, { profile, further }: ReadProfile): Promise<Checked> {
  for (const one of [profile, ...further]) {
    if (one.partial !== undefined) throw new Error("a whole profile says that it is a part");
    await checkProfile(random, one);
  }
  const attempt = { outcome: "accepted", hasSample: profile.samples.count > 0 } as const;
  return { attempt, profile: further.length === 0 ? profile : undefined };
}

/** A member or a line that comes after a first sample. */
function isBehindSample({ field = "" }: Problem): boolean {
  return /^(profiles\[\d+\]\.)?(samples|events|nodes|timeDeltas|weights)\[[1-9]/.test(field);
}

async function checkProfile(random: Random, profile: Profile): Promise<void> {
  checkColumns(profile);
  for (const { code, message } of runSteps(findOddities(profile)))
    if (code === "" || message === "") throw new Error("an empty warning");
  // The page refuses it when it opens it (`engine/opening.ts`), and pprof when it merges.
  if (profile.sampleTypes.length === 0) return;
  const prepared = await prepareLoadedProfile(profile);
  if (prepared !== profile) checkColumns(prepared);
  if (random.chance(4)) await comesBack(profile);
  if (random.chance(3)) await askSomething(random, profile, prepared);
}

const KINDS = ["truncated", "malformed", "unsupported", "unrecognised", "tooLarge"];

/** A refusal says what is wrong, where, and what to do. */
export function checkProblem({ kind, message, advice, byteOffset = 0 }: Problem, byteCount = Infinity): void {
  if (!KINDS.includes(kind)) throw new Error(`a problem of kind ${kind}`);
  if (message === "" || advice === "") throw new Error("a refusal without words");
  if (/undefined|\[object/.test(message)) throw new Error(`a message with a hole: ${message}`);
  if (message.length > 2000) throw new Error(`a message of ${message.length} characters`);
  if (!(byteOffset >= 0 && byteOffset <= byteCount)) {
    throw new Error(`byte ${byteOffset} of ${byteCount}: ${message}`);
  }
}
