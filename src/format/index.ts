import { joinedBytes } from "../base/joinedBytes";
import { type Problem, ProblemError } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import { runSteps, type Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import type { Importer, ProfileReader, ReadFailure, ReadOptions } from "./importer";
import { legacyImporter } from "./legacy";
import { pprofImporter } from "./pprof";
import { LIMITS } from "./limits";
import type { Heaviest, Readable } from "./readable";
import { HEAD_BYTES, isText, knownProblem, unknownInput } from "./recognise";
import { inflatedProblem, memoryProblem } from "./tooLarge";

/**
 * The formats that pprof reads, in the order in which they are tried. A new one is one folder and one line: here where
 * it is not text, or must come before all texts; else in `texts.ts`, which is fetched once there is a text.
 */
const IMPORTERS = [legacyImporter, pprofImporter] as const satisfies readonly Importer[];

/**
 * Reads a profile from inflated bytes, in pieces of any size. The format is told by the first bytes. A problem in
 * the stream itself (a `ProblemError`, such as cut-off compressed data) counts as the profile's. Damaged compressed
 * data may inflate to nonsense before its checksum tells, so a broken profile's stream is read to the end all the
 * same, within `LIMITS`: the damage is the better explanation. Where it fails, the failure says how much could be read.
 */
export async function readProfiles(
  pieces: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Result<ReadProfile, ReadFailure>> {
  let reader: ProfileReader | undefined;
  let head = new Uint8Array(0);
  let isBroken = false;
  let byteCount = 0;
  let bytesAtBreak = 0;
  const { memoryBytes = LIMITS.memoryBytes, inflatedBytes = LIMITS.inflatedBytes } = options;
  let streamProblem: Problem | undefined;
  try {
    for await (const piece of pieces) {
      byteCount += piece.length;
      if (isBroken && byteCount - bytesAtBreak > LIMITS.behindBreakBytes) break;
      if (isBroken) continue;
      if (byteCount > inflatedBytes) throw new ProblemError(inflatedProblem(inflatedBytes));
      if (reader !== undefined) {
        isBroken = !reader.push(piece);
        bytesAtBreak = byteCount;
        if ((reader.memoryBytes ?? 0) > memoryBytes) throw new ProblemError(memoryProblem());
        continue;
      }
      head = joinedBytes([head, piece]);
      if (head.length < HEAD_BYTES) continue;
      const started = await startReader(head, options);
      if (!started.ok) return started;
      reader = started.value;
      isBroken = !reader.push(head);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    streamProblem = error.problem;
  }
  if (reader === undefined) {
    const started = await startReader(head, options);
    if (!started.ok)
      return streamProblem === undefined ? started : err({ problem: streamProblem, soFar: undefined });
    reader = started.value;
    isBroken = !reader.push(head);
  }
  // What nobody waits for any more need not be finished.
  if (streamProblem?.kind === "cancelled") {
    if (reader.endInSteps === undefined) reader.end();
    return err({ problem: streamProblem, soFar: undefined });
  }
  const read = await endAll(reader, options.run ?? runAtOnce);
  const problem = problemOf(read, streamProblem, isBroken);
  const heaviest = options.sieve?.kept;
  if (problem === undefined) return heaviest === undefined || !read.ok ? read : asPart(read.value, heaviest);
  // Of several profiles one after the other, none is opened in part.
  const isSplit = options.splits === true || problem.isConcatenated === true;
  const found = isSplit ? undefined : readableOf(read, problem, isBroken ? byteCount : undefined);
  if (options.salvages !== true || found === undefined) {
    return err({
      problem,
      soFar: undefined,
      ...(found === undefined ? {} : { readable: { ...found, isOffer: true } }),
    });
  }
  const readable = heaviest === undefined ? found : { ...found, heaviest };
  const { markPartial, salvage } = await import("./pprof/salvage");
  if (read.ok) return ok({ ...read.value, profile: markPartial(read.value.profile, readable) });
  const { soFar, profileSoFar } = read.error;
  if (profileSoFar !== undefined) return ok({ profile: markPartial(profileSoFar, readable), further: [] });
  return soFar === undefined ? read : ok({ profile: salvage(soFar, readable), further: [] });
}

/** What was left out before it was read is said. */
async function asPart(
  { profile, further }: ReadProfile,
  heaviest: Heaviest,
): Promise<Result<ReadProfile, ReadFailure>> {
  const { markPartial } = await import("./pprof/salvage");
  const readable = { sampleCount: heaviest.sampleCount, hasAllSamples: true, share: undefined, heaviest };
  return ok({ profile: markPartial(profile, { ...readable, isTooLarge: true }), further });
}

/** Reads a profile that is as it should be; see `readProfiles`. */
export async function readProfile(pieces: AsyncIterable<Uint8Array>): Promise<Result<Profile, ReadFailure>> {
  const read = await readProfiles(pieces);
  return read.ok ? ok(read.value.profile) : read;
}

/** What was read: a profile, and those that stand behind it in the file, if it is to be split. */
export interface ReadProfile {
  readonly profile: Profile;
  readonly further: readonly Profile[];
}

async function endAll(
  first: ProfileReader,
  run: <Value>(steps: Steps<Value>) => Promise<Value>,
): Promise<Result<ReadProfile, ReadFailure>> {
  const profiles: Profile[] = [];
  for (let reader: ProfileReader | undefined = first; reader !== undefined; reader = reader.next) {
    const steps = reader.endInSteps?.();
    const read = steps === undefined ? reader.end() : await run(steps);
    if (!read.ok) return read;
    profiles.push(read.value);
  }
  const [profile, ...further] = profiles;
  return ok({ profile, further });
}

async function runAtOnce<Value>(steps: Steps<Value>): Promise<Value> {
  return runSteps(steps);
}

/** The better explanation of what went wrong, if anything did. */
function problemOf(
  read: Result<ReadProfile, ReadFailure>,
  streamProblem: Problem | undefined,
  isBroken: boolean,
): Problem | undefined {
  if (streamProblem === undefined) return read.ok ? undefined : read.error.problem;
  if (isBroken && !read.ok && streamProblem.kind !== "malformed") return read.error.problem;
  return streamProblem;
}

/** @param byteCount the inflated bytes, where it broke before their end */
function readableOf(
  read: Result<ReadProfile, ReadFailure>,
  { byteOffset, kind }: Problem,
  byteCount: number | undefined,
): Readable | undefined {
  if (read.ok) return wholeOf(read.value, kind);
  const { soFar, profileSoFar, problem } = read.error;
  if (profileSoFar !== undefined) return wholeOf({ profile: profileSoFar, further: [] }, kind);
  if (soFar === undefined || soFar.builder.sampleCount === 0) return undefined;
  const { leftOut } = soFar;
  // Damaged compressed data goes on to inflate: the profile broke long before the checksum told.
  const brokeAt = Math.min(byteOffset ?? Infinity, problem.byteOffset ?? Infinity);
  return {
    sampleCount: soFar.builder.sampleCount,
    hasAllSamples: soFar.hasAllSamples,
    ...(kind === "tooLarge" ? { isTooLarge: true } : {}),
    ...(leftOut === undefined ? {} : { leftOut }),
    share: byteCount === undefined || brokeAt === Infinity ? undefined : brokeAt / byteCount,
  };
}

/** What comes before the break is a profile of its own, as with texts. */
function wholeOf({ profile, further }: ReadProfile, kind: Problem["kind"]): Readable | undefined {
  const { count } = profile.samples;
  return count === 0 || further.length > 0
    ? undefined
    : {
        sampleCount: count,
        hasAllSamples: false,
        share: undefined,
        ...(kind === "tooLarge" ? { isTooLarge: true } : {}),
      };
}

async function startReader(
  head: Uint8Array,
  options: ReadOptions,
): Promise<Result<ProfileReader, ReadFailure>> {
  const known = knownProblem(head);
  if (known !== undefined) return err({ problem: known, soFar: undefined });
  const importer = IMPORTERS.find(candidate => candidate.recognises(head)) ?? (await textImporter(head));
  if (importer === undefined) return err({ problem: unknownInput(head), soFar: undefined });
  return ok(await importer.start(options));
}

/** The importer of a text that is none of pprof's formats. */
async function textImporter(head: Uint8Array): Promise<Importer | undefined> {
  if (!isText(new TextDecoder("latin1").decode(head))) return undefined;
  const { TEXT_IMPORTERS } = await import("./texts");
  return TEXT_IMPORTERS.find(candidate => candidate.recognises(head));
}
