import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { OpenSource } from "../../engine/protocol";
import { type ArchivedProfile, profilesIn } from "../../format/archive";
import { isSourcePath } from "../../source/isSourcePath";
import { breather } from "../breather";
import { type ArchiveChoice, sessionStore } from "../session";
import { archiveKind } from "../sources/archive";
import type { Pending } from "./pending";
import type { Plan } from "./plan";

/** Looking that takes longer than this shows that it is under way. */
const SLOW_MS = 200;

/** What was taken out of archives. */
export interface Unpacked {
  readonly files: readonly File[];
  /** Archives whose program text is to be source for what is opened. */
  readonly sources: readonly File[];
}

/** A profile among the files of a plan: in an archive, or a file as it is. */
interface Candidate {
  readonly profile: ArchivedProfile;
  readonly lastModified: number;
}

/**
 * Takes profiles out of the archives that a plan names. Asks which, unless there is one profile and nothing else; files
 * beside the archives can be chosen, too. Cancelling the pending open stops it.
 */
export async function unpackArchives(plan: Plan, pending: Pending): Promise<Result<Unpacked, Problem>> {
  const stop = new AbortController();
  const { cancel } = pending;
  pending.cancel = () => {
    stop.abort();
    cancel();
  };
  const slow = setTimeout(() => {
    sessionStore.setState(({ loading }) => ({ loading: loading && { ...loading, slow: true } }));
  }, SLOW_MS);
  const found = await lookThrough(plan.sources, stop.signal);
  clearTimeout(slow);
  if (!found.ok) return found;
  const { candidates, archives, sourceCount } = found.value;
  if (candidates.length === 0) return err(sourceCount > 0 ? ONLY_SOURCE : NO_PROFILE);
  const all = candidates.map((_, index) => index);
  const choice =
    candidates.length === 1 && sourceCount === 0
      ? { chosen: all, withSources: false }
      : await ask(plan.name, candidates, sourceCount);
  if (choice === undefined) return err(NOT_CHOSEN);
  const files: File[] = [];
  for (const index of choice.chosen) {
    const { profile, lastModified } = candidates[index];
    const read = await profile.read();
    if (!read.ok) return read;
    files.push(new File([read.value], baseName(profile.path), { lastModified }));
  }
  return ok({ files, sources: choice.withSources ? archives : [] });
}

interface LookedThrough {
  readonly candidates: readonly Candidate[];
  /** Those that hold program text. */
  readonly archives: readonly File[];
  readonly sourceCount: number;
}

async function lookThrough(
  sources: readonly OpenSource[],
  signal: AbortSignal,
): Promise<Result<LookedThrough, Problem>> {
  const candidates: Candidate[] = [];
  const archives: File[] = [];
  let sourceCount = 0;
  for (const source of sources) {
    const file = await fileOf(source, signal);
    if (!file.ok) return file;
    const { name, size, lastModified } = file.value;
    if ((await archiveKind(file.value)) === undefined) {
      candidates.push({ profile: { path: name, size, read: async () => ok(file.value) }, lastModified });
      continue;
    }
    const contents = await profilesIn(file.value, { skips: isSourcePath, breathe: stoppable(signal) });
    if (!contents.ok) return contents;
    for (const profile of contents.value.profiles) candidates.push({ profile, lastModified });
    const count = contents.value.others.filter(isSourcePath).length;
    if (count > 0) archives.push(file.value);
    sourceCount += count;
  }
  return ok({ candidates, archives, sourceCount });
}

function ask(
  name: string,
  candidates: readonly Candidate[],
  sourceCount: number,
): Promise<ArchiveChoice | undefined> {
  return new Promise(resolve => {
    sessionStore.setState({
      loading: undefined,
      question: {
        kind: "archive",
        name,
        profiles: candidates.map(({ profile: { path, size } }) => ({ path, size })),
        sourceCount,
        answer: choice => {
          sessionStore.setState({ question: undefined });
          resolve(choice);
        },
      },
    });
  });
}

async function fileOf(source: OpenSource, signal: AbortSignal): Promise<Result<File, Problem>> {
  if (source.kind === "blob") {
    const { blob, name } = source;
    return ok(blob instanceof File ? blob : new File([blob], name, { lastModified: 0 }));
  }
  try {
    // As the engine asked for it; mostly from the browser's cache.
    const response = await fetch(source.url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal,
    });
    return ok(new File([await response.blob()], source.name, { lastModified: 0 }));
  } catch {
    return err(signal.aborted ? NOT_CHOSEN : BROKE_OFF);
  }
}

/** As `breather`; throws once the signal says so. */
function stoppable(signal: AbortSignal): () => Promise<void> {
  const breathe = breather();
  return async () => {
    if (signal.aborted) throw new ProblemError(NOT_CHOSEN);
    await breathe();
  };
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}

const NO_PROFILE: Problem = {
  kind: "unrecognised",
  message: "There is no profile in this archive.",
  advice: "Open an archive that holds profiles, or the profiles themselves.",
};

const ONLY_SOURCE: Problem = {
  kind: "unrecognised",
  message: "There is source code in this archive, but no profile.",
  advice: "Open the profile first, and then drop the archive as its source.",
};

const NOT_CHOSEN: Problem = {
  kind: "cancelled",
  message: "Nothing of the archive was opened.",
  advice: "What was open before is still here.",
};

const BROKE_OFF: Problem = {
  kind: "unreachable",
  message: "The archive could not be fetched a second time, to look into it.",
  advice: "Download it and open it from disk.",
};
