import type { Problem } from "../../base/problem";
import { err, type Result } from "../../base/result";
import { decodeText } from "../../source/decodeText";
import { type Finding, findInPlace } from "../../source/findInPlace";
import { recognise } from "../../source/hosts";
import type { PublicFile } from "../../source/hosts/publicFile";
import { pathParts, sourcePath } from "../../source/sourcePath";
import { viewStore } from "../viewStore";
import type { HostOffer, SourceAnswer, TriedPlace } from "./answer";
import { inSlices } from "./inSlices";
import { placeTitle, type SourcePlace } from "./place";
import { profileFiles } from "./profileFiles";
import { fetchPublic } from "./publicHost";
import { restorePlaces } from "./restorePlaces";
import { sourcesStore } from "./store";
import { wantedPaths } from "./wantedPaths";

type Found = Extract<Finding, { kind: "found" }>;

/**
 * Looks for a source file in all places, and reads it where the longest end of its path is found; else where the public
 * host that the path names may be asked, there.
 * @param file as the profile has it
 */
export async function readSource(file: string, signal: AbortSignal): Promise<SourceAnswer> {
  const [{ facts }] = await Promise.all([profileFiles(), restorePlaces()]);
  const known = recognise(file, facts);
  const { best, tried } = look(file, known);
  if (best !== undefined) return await readFound(file, best.place, best.finding, signal);
  if (known === undefined) return { kind: "missing", tried, offer: undefined };
  return await readPublic(known, tried, signal);
}

/** Files of all places whose path fits. */
export function listFiles(fits: (path: string) => boolean): { placeId: string; path: string }[] {
  const { places } = sourcesStore.getState();
  return places.flatMap(({ place }) =>
    place.index.paths.filter(fits).map(path => ({ placeId: place.id, path })),
  );
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

/** The place whose file agrees in most parts; the first one of several. */
function look(
  file: string,
  known: PublicFile | undefined,
): { best: { place: SourcePlace; finding: Found } | undefined; tried: TriedPlace[] } {
  const { places, rules } = sourcesStore.getState();
  const wanted = wantedPaths(file, rules, viewStore.getState().state.options, known);
  let best: { place: SourcePlace; finding: Found } | undefined;
  const tried: TriedPlace[] = [];
  for (const { place } of places) {
    const finding = findInPlace(wanted, place.index);
    if (finding.kind === "missing") tried.push({ place: placeTitle(place), paths: finding.tried });
    else if (best === undefined || finding.depth > best.finding.depth) best = { place, finding };
  }
  return { best, tried };
}

async function readFound(
  file: string,
  place: SourcePlace,
  finding: Found,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const { path } = finding;
  const bytes = await place.read(path, signal);
  if (!bytes.ok) return { kind: "failed", problem: bytes.error };
  return await textAnswer(bytes.value, { place: placeTitle(place), path }, notesOn(finding, file), signal);
}

async function readPublic(
  known: PublicFile,
  tried: readonly TriedPlace[],
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const { hosts, versions } = sourcesStore.getState();
  const version = versions[known.project] ?? known.version;
  const offer = offerOf(known, version);
  if (version === undefined || !hosts.includes(known.host)) return { kind: "missing", tried, offer };
  const fetched = await fetchPublic(known, version);
  if (!fetched.ok) return { kind: "failed", problem: fetched.error, offer };
  const { bytes, url } = fetched.value;
  return await textAnswer(bytes, { place: known.host, path: url }, [], signal);
}

async function textAnswer(
  bytes: Uint8Array,
  where: { readonly place: string; readonly path: string },
  notes: readonly string[],
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const text = await inSlices(decodeText(bytes, where.path), signal);
  if (!text.ok) return { kind: "failed", problem: text.error };
  return { kind: "text", ...where, lines: text.value.lines, notes: [...notes, ...text.value.notes] };
}

function offerOf(known: PublicFile, version: string | undefined): HostOffer {
  const { host, project, versionExample, path } = known;
  const url = version === undefined ? undefined : known.addresses(version)[0].url;
  return { host, project, version, versionExample, path, url };
}

function notesOn({ depth, rivals, path }: Found, file: string): string[] {
  if (depth === 1 && pathParts(sourcePath(file)).length > 1) {
    return [`Only the name of ${file} was found, as ${path}: it may be another file.`];
  }
  return rivals === 0 ? [] : [`${rivals} more files fit as well; this one is nearest to the top.`];
}

const REMOVED: Problem = {
  kind: "unreachable",
  message: "The place that this file was in has been removed.",
  advice: "Add it again.",
};
