import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { NOTE, type ServedSeries, SERIES_PATH, SOURCE_FILE_PATH, SOURCES_PATH } from "../../report/served";
import { PathIndex } from "../../source/pathIndex";
import { MAX_FILES } from "../../source/walkFolder";
import { textLines } from "../served/textLines";
import { beginPlace } from "./beginPlace";
import { FILES_PER_TASK, nextTask } from "./nextTask";
import type { SourcePlace } from "./place";
import { tellProgress } from "./store";

const ID = "disk";

/** Adds the folders of the disk that the command, which serves this page, reads source from. */
export async function addDisk(): Promise<void> {
  const place: SourcePlace = { id: ID, kind: "disk", name: await rootsName(), index: new PathIndex(), read };
  await beginPlace(place, undefined, list);
  // As long as the command runs it comes back.
  tellProgress(ID, { isKept: true });
}

async function rootsName(): Promise<string> {
  const series = await fetch(SERIES_PATH)
    .then(async response => (await response.json()) as ServedSeries)
    .catch(() => undefined);
  const [first = "disk", ...others] = series?.roots ?? [];
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

async function list(
  index: PathIndex,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<readonly string[]> {
  const response = await fetch(SOURCES_PATH, { signal }).catch(() => undefined);
  if (response?.ok !== true || response.body === null) throw new ProblemError(GONE);
  const notes: string[] = [];
  let seen = 0;
  for await (const line of textLines(response.body)) {
    if (signal.aborted) return [];
    // oxlint-disable-next-line no-await-in-loop -- that is what it is for
    if (++seen % FILES_PER_TASK === 0) await nextTask();
    if (line.startsWith(NOTE)) notes.push(line.slice(NOTE.length));
    else if (index.count < MAX_FILES) index.add(line);
    onProgress();
  }
  return notes;
}

async function read(path: string, signal: AbortSignal): Promise<Result<Uint8Array, Problem>> {
  try {
    const response = await fetch(`${SOURCE_FILE_PATH}?path=${encodeURIComponent(path)}`, { signal });
    return response.ok ? ok(new Uint8Array(await response.arrayBuffer())) : err(notThere(path));
  } catch {
    return err(GONE);
  }
}

function notThere(path: string): Problem {
  return {
    kind: "unreachable",
    message: `The command cannot read ${path} any more.`,
    advice: "It was moved, or may not be read: reload the page to have the folders listed again.",
  };
}

const GONE: Problem = {
  kind: "unreachable",
  message: "The command that serves this page does not answer.",
  advice: "It may have ended: start it again.",
};
