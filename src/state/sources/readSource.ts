import type { Problem } from "../../base/problem";
import { err, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { Scheduler } from "../../engine/scheduler";
import { decodeText, type SourceText } from "../../source/decodeText";
import { type Finding, findInPlace, type WantedPath } from "../../source/findInPlace";
import { mapPath } from "../../source/pathRule";
import { pathParts, sourcePath } from "../../source/sourcePath";
import type { SourceAnswer } from "./answer";
import { placeTitle, type SourcePlace } from "./place";
import { sourcesStore } from "./store";

/**
 * Looks for a source file in all places, and reads it where the longest suffix of its path is found.
 * @param file as the profile has it
 */
export async function readSource(file: string, signal: AbortSignal): Promise<SourceAnswer> {
  const { places } = sourcesStore.getState();
  const wanted = wantedPaths(file);
  let best:
    | { readonly place: SourcePlace; readonly finding: Extract<Finding, { kind: "found" }> }
    | undefined;
  const tried: { place: string; paths: readonly string[] }[] = [];
  for (const { place } of places) {
    const finding = findInPlace(wanted, place.index);
    if (finding.kind === "missing") tried.push({ place: placeTitle(place), paths: finding.tried });
    else if (best === undefined || finding.depth > best.finding.depth) best = { place, finding };
  }
  if (best === undefined) return { kind: "missing", tried, offer: undefined };
  const { place, finding } = best;
  const bytes = await place.read(finding.path, signal);
  const text = bytes.ok ? await inSlices(decodeText(bytes.value, finding.path), signal) : bytes;
  if (!text.ok) return { kind: "failed", problem: text.error };
  const notes = [...notesOn(finding, file), ...text.value.notes];
  return { kind: "text", lines: text.value.lines, place: placeTitle(place), path: finding.path, notes };
}

/** Files of all places whose path fits. */
export function listFiles(fits: (path: string) => boolean): { placeId: string; path: string }[] {
  return sourcesStore
    .getState()
    .places.flatMap(({ place }) => place.index.paths.filter(fits).map(path => ({ placeId: place.id, path })));
}

/** The bytes of a file that `listFiles` named. */
export async function readBytes(
  placeId: string,
  path: string,
  signal: AbortSignal,
): Promise<Result<Uint8Array, Problem>> {
  const listed = sourcesStore.getState().places.find(({ place }) => place.id === placeId);
  return listed === undefined ? err(REMOVED) : await listed.place.read(path, signal);
}

/** Paths that a file may have in a place, the surest first. */
function wantedPaths(file: string): readonly WantedPath[] {
  const path = sourcePath(file);
  const mapped = mapPath(path, sourcesStore.getState().rules);
  return [
    ...(mapped === undefined ? [] : [{ path: mapped, atLeast: pathParts(mapped).length }]),
    { path, atLeast: 1 },
  ];
}

function notesOn({ depth, rivals, path }: Extract<Finding, { kind: "found" }>, file: string): string[] {
  if (depth === 1 && pathParts(sourcePath(file)).length > 1) {
    return [`Only the name of ${file} was found, as ${path}: it may be another file.`];
  }
  return rivals === 0 ? [] : [`${rivals} more files fit as well; this one is nearest to the top.`];
}

const scheduler = new Scheduler();
let lastTask = 0;

/** Runs a computation without holding up the page. */
function inSlices(
  steps: Steps<Result<SourceText, Problem>>,
  signal: AbortSignal,
): Promise<Result<SourceText, Problem>> {
  const id = ++lastTask;
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => {
      scheduler.cancel(id);
      resolve(err(STOPPED));
    });
    scheduler.add(id, 0, steps, resolve, reject);
  });
}

const REMOVED: Problem = {
  kind: "unreachable",
  message: "The place that this file was in has been removed.",
  advice: "Add it again.",
};

const STOPPED: Problem = { kind: "cancelled", message: "This was stopped.", advice: "Start it again." };
