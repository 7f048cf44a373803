import { loadingOf } from "../analysis/load";
import { inOrderOfTime } from "../analysis/series/order";
import { type Problem, ProblemError, type Warning } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import { readProfiles } from "../format";
import type { ReadFailure, ReadOptions } from "../format/importer";
import { LIMITS } from "../format/limits";
import type { SampleSieve } from "../format/pprof/heaviest";
import { readableText } from "../format/readable";
import type { Profile } from "../model/profile";
import { Pace } from "./pace";
import type { OpenMark, OpenProgress, OpenSource } from "./protocol";
import { epochNow } from "./source/protocol";
import type { SourceThread } from "./source/remotePieces";

export interface OpeningListener {
  onProgress(progress: OpenProgress): void;
  onMark(mark: OpenMark, atEpochMs: number): void;
}

/** A profile that was read, with what the way there told. */
export interface OpenedProfile {
  /** As it was read and merged, before drop_frames: what is compared. */
  readonly read: Profile;
  readonly profile: Profile;
  readonly warnings: readonly Warning[];
  readonly inflatedBytes: number;
  /** How many profiles it is made of. */
  readonly mergedFrom: number;
  /** Those profiles, with the same sample types, in order of time; none where it is one. */
  readonly steps: readonly OpenedStep[];
  /** The formats of the sources that are not pprof's own, each once. */
  readonly recordedAs: readonly string[];
}

/** One of the profiles that were merged. */
export interface OpenedStep {
  /** The name of the file it was in. */
  readonly name: string;
  /** As in `OpenedProfile`. */
  readonly read: Profile;
  readonly profile: Profile;
  /** Of that file. */
  readonly inflatedBytes: number;
}

/** Least time between two reports of progress. */
const PROGRESS_INTERVAL_MS = 50;

/**
 * Reads sources one after the other, parsing while they are inflated, and merges them if there are several. Pauses for
 * the thread's messages, and ends with a `cancelled` problem soon after the signal fires.
 */
export async function openSources(
  thread: SourceThread,
  sources: readonly OpenSource[],
  listener: OpeningListener,
  signal: AbortSignal,
  salvages = false,
): Promise<Result<OpenedProfile, Problem>> {
  try {
    return await readAndPrepare(thread, sources, listener, signal, salvages);
  } catch (error) {
    if (error instanceof ProblemError) return err(error.problem);
    throw error;
  }
}

async function readAndPrepare(
  thread: SourceThread,
  sources: readonly OpenSource[],
  listener: OpeningListener,
  signal: AbortSignal,
  salvages: boolean,
): Promise<Result<OpenedProfile, Problem>> {
  const pace = new Pace(signal);
  const memoryBytes = pageMemoryBytes();
  const progress = new Progress(sources, listener);
  const warnings: Warning[] = [];
  const profiles: Profile[] = [];
  const files: StepFile[] = [];
  let warningsBefore = 0;
  /** A source from its beginning; whatever was told of it before is forgotten. */
  const inflate = (index: number) => {
    const source = sources[index];
    progress.beginAgain();
    warnings.length = warningsBefore;
    const pieces = thread.read(
      source,
      {
        onReady: (bytesTotal, atEpochMs) => {
          progress.onTotal(bytesTotal);
          if (index === 0) listener.onMark("file", atEpochMs);
        },
        onBytesRead: bytes => progress.onBytes(bytes),
        onSourceEnd: atEpochMs => {
          if (index === sources.length - 1) listener.onMark("bytes", atEpochMs);
        },
        onWarning: warning => warnings.push(warning),
      },
      signal,
    );
    return progress.countInflated(pieces, pace);
  };
  const read = async (index: number, options: ReadOptions) => {
    const sieve = options.salvages === true ? await heaviest(() => inflate(index), memoryBytes) : undefined;
    const pieces = inflate(index);
    return readProfiles(sieve?.pass(pieces) ?? pieces, { ...options, sieve, memoryBytes, run: pace.run });
  };
  for (const [index, source] of sources.entries()) {
    warningsBefore = warnings.length;
    progress.startSource();
    let done = await read(index, { salvages, usesComments: true });
    if (!done.ok && done.error.problem.isConcatenated === true) {
      done = await read(index, { splits: true });
    }
    if (!done.ok) {
      return err(sources.length === 1 ? withReadable(done.error) : named(done.error.problem, source.name));
    }
    const { profile, further } = done.value;
    profiles.push(profile, ...further);
    const { inflatedBytesOfSource: inflatedBytes } = progress;
    files.push({ name: source.name, inflatedBytes });
    files.push(...further.map((_, index) => ({ name: `${source.name} #${index + 2}`, inflatedBytes })));
    if (further.length > 0) warnings.push(concatenated(1 + further.length));
  }
  progress.stage(profiles.length > 1 ? "merging" : "finishing");
  const merged =
    profiles.length === 1 ? ok({ read: profiles[0], steps: [] }) : await mergeAll(profiles, files, pace);
  if (!merged.ok) return merged;
  const { read: whole, steps } = merged.value;
  if (whole.sampleTypes.length === 0) return err(NO_SAMPLE_TYPE);
  const profile = await prepare(whole, pace);
  const { findOddities } = await import("../format/oddities");
  warnings.push(...(await pace.run(findOddities(whole))));
  listener.onMark("profile", epochNow());
  return ok({
    read: whole,
    profile,
    warnings: [...warnings, ...profile.warnings],
    inflatedBytes: progress.inflatedBytes,
    mergedFrom: profiles.length,
    steps,
    recordedAs: [...new Set(profiles.flatMap(({ recordedAs }) => recordedAs ?? []))],
  });
}

/** Which samples fit, where not all do: code that is not needed while a file is as it should be. */
async function heaviest(
  open: () => AsyncIterable<Uint8Array>,
  memoryBytes: number,
): Promise<SampleSieve | undefined> {
  const { heaviestSamples, roomForSamples } = await import("../format/pprof/heaviest");
  return heaviestSamples(open, roomForSamples(memoryBytes));
}

/** The file that a profile was in. */
type StepFile = Pick<OpenedStep, "name" | "inflatedBytes">;

/** Merging is code that one file alone does without. */
async function mergeAll(
  profiles: readonly Profile[],
  files: readonly StepFile[],
  pace: Pace,
): Promise<Result<Pick<OpenedProfile, "read" | "steps">, Problem>> {
  const { alignProfiles, mergeAligned } = await import("../analysis/merge");
  const aligned = await pace.run(alignProfiles(profiles));
  if (!aligned.ok) return err(notMergeable(aligned.error.message));
  const whole = await pace.run(mergeAligned(aligned.value));
  const steps: OpenedStep[] = [];
  for (const [index, read] of aligned.value.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: they share a thread
    steps.push({ ...files[index], read, profile: await prepare(read, pace) });
  }
  return ok({ read: whole, steps: inOrderOfTime(steps) });
}

/** What pprof does to a profile once, with pauses. */
async function prepare(profile: Profile, pace: Pace): Promise<Profile> {
  return pace.run((await loadingOf(profile.header))(profile));
}

/** Bytes of memory that a profile may take: half of what the device has at most, where the browser tells. */
function pageMemoryBytes(): number {
  const device = globalThis.navigator as (Navigator & { readonly deviceMemory?: number }) | undefined;
  const gigabytes = device?.deviceMemory ?? 0;
  return gigabytes > 0 ? Math.min(LIMITS.memoryBytes, gigabytes * 2 ** 29) : LIMITS.memoryBytes;
}

/** A legacy text that ends behind its first lines is read without any; pprof takes no such profile, either. */
const NO_SAMPLE_TYPE: Problem = {
  kind: "malformed",
  message: "This profile does not say what was measured: it has no sample type.",
  advice: "Record or download it again; the program that wrote it may not have finished.",
};

function notMergeable(why: string): Problem {
  return {
    kind: "unsupported",
    message: `These profiles cannot be merged: ${why}.`,
    advice: "Open profiles of one kind together, such as several CPU profiles, or one file at a time.",
  };
}

/** The problem with how much can be read in spite of it. */
function withReadable({ problem, readable }: ReadFailure): Problem {
  return readable === undefined ? problem : { ...problem, readable: readableText(readable) };
}

function concatenated(count: number): Warning {
  return {
    code: "concatenated",
    message: `The file has ${count} profiles one after the other; they are merged, as if they had been opened together.`,
  };
}

function named(problem: Problem, name: string): Problem {
  return { ...problem, message: `${name}: ${problem.message}` };
}

/** Adds progress up over several sources, and does not tell it more often than anyone can see. */
class Progress {
  private readonly listener: OpeningListener;
  private bytesTotal: number | undefined;
  private bytesBefore = 0;
  private bytesOfSource = 0;
  private inflatedBefore = 0;
  private lastTold = 0;
  inflatedBytesOfSource = 0;

  constructor(sources: readonly OpenSource[], listener: OpeningListener) {
    this.listener = listener;
    const sizes = sources.map(source => (source.kind === "blob" ? source.blob.size : undefined));
    if (!sizes.includes(undefined))
      this.bytesTotal = sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
    this.stage("waiting");
  }

  startSource(): void {
    this.bytesBefore += this.bytesOfSource;
    this.inflatedBefore += this.inflatedBytesOfSource;
    this.beginAgain();
  }

  /** The source is read from its beginning. */
  beginAgain(): void {
    this.bytesOfSource = 0;
    this.inflatedBytesOfSource = 0;
  }

  /** Of all sources so far. */
  get inflatedBytes(): number {
    return this.inflatedBefore + this.inflatedBytesOfSource;
  }

  onTotal(bytesTotal: number | undefined): void {
    if (this.bytesBefore === 0 && bytesTotal !== undefined) this.bytesTotal ??= bytesTotal;
    this.stage("reading");
  }

  onBytes(bytes: number): void {
    this.bytesOfSource = bytes;
    const now = performance.now();
    if (now - this.lastTold < PROGRESS_INTERVAL_MS) return;
    this.lastTold = now;
    this.stage("reading");
  }

  async *countInflated(pieces: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      await pace.breathe();
      this.inflatedBytesOfSource += piece.length;
      yield piece;
    }
  }

  stage(stage: OpenProgress["stage"]): void {
    const bytesRead = this.bytesBefore + this.bytesOfSource;
    const { bytesTotal } = this;
    // A total that was passed is no total: another source came behind it.
    const total = bytesTotal === undefined || bytesRead > bytesTotal ? {} : { bytesTotal };
    this.listener.onProgress({ stage, bytesRead, ...total });
  }
}
