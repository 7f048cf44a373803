import type { Warning } from "../../base/problem";
import type { SourceMapFile, UseSourceMapsAnswer } from "../../engine/protocol";
import type { EngineClient } from "../../engine/client";
import { mayBeBundle } from "../../source/bundles";
import type { OpenProfile } from "../session";
import { restorePlaces } from "../sources/restorePlaces";
import { sourcesStore } from "../sources/store";
import type { ViewState } from "../viewState";
import { viewStore } from "../viewStore";
import { carriedNames } from "./carryNames";
import { countOtherMaps, findBundles, readBundle } from "./findMaps";
import { offerOriginalTexts } from "./originalTexts";
import { type AppliedMaps, mapsOf, sourceMapsStore } from "./store";
import { mappedSentence, mappingWarnings } from "./words";

/** Bundles without a map beside them are read, since they may hold one; as many as this. */
const MOST_READ = 1000;
/** Every set of maps has another number. */
let lastId = 0;
/** What the engine reads which profile through. */
let inUse = "";

/**
 * Has the engine read a profile through the source maps that the places have for it, now and whenever a place comes or
 * goes. Returns what ends that.
 */
export function followSourceMaps(
  { engine, number, base }: OpenProfile,
  navigate: (change: Partial<ViewState>, how: "push" | "replace") => void,
): () => void {
  const stop = new AbortController();
  let latest = 0;
  const look = async (files: readonly string[]) => {
    const turn = ++latest;
    const isOver = () => stop.signal.aborted || turn !== latest;
    const bundles = findBundles(files);
    const key = JSON.stringify([number, base?.baseId, bundles]);
    if (key === inUse) return;
    const { found, warnings } = await readAll(bundles, stop.signal);
    if (isOver()) return;
    const others = found.length === 0 ? countOtherMaps() : 0;
    const answer = found.length === 0 ? undefined : await readThrough(engine, found);
    if ((answer === undefined && found.length > 0) || isOver()) return;
    const before = mapsOf(number)?.id;
    const now = appliedMaps(number, answer, others === 0 ? warnings : [...warnings, nothingFits(others)]);
    const { id = before } = now;
    const isAnother = (before === undefined) !== (now.id === undefined);
    // What is zoomed and selected stays, as it is called from now on.
    const change =
      isAnother && id !== undefined && !viewStore.getState().state.rawPositions
        ? await carriedNames(engine, id, now.id === undefined)
        : {};
    if (isOver()) return;
    inUse = key;
    sourceMapsStore.setState({ applied: now });
    if (isAnother) navigate(change, "replace");
    offerOriginalTexts(engine, now.id === undefined ? [] : (answer?.bundles ?? []));
  };
  const begin = async () => {
    // Those of the profile before.
    if (mapsOf(number) === undefined) offerOriginalTexts(engine, []);
    const files = await bundleFiles(engine);
    // Nothing of it could be a bundle: places are of no interest.
    if (files.length === 0 || stop.signal.aborted) return;
    const end = sourcesStore.subscribe((now, before) => {
      if (now.version !== before.version) void look(files);
    });
    stop.signal.addEventListener("abort", end);
    await restorePlaces();
    await look(files);
  };
  void begin();
  return () => stop.abort();
}

async function bundleFiles(engine: EngineClient): Promise<readonly string[]> {
  const asked = await engine.ask({ kind: "sourceFiles", sampleTypeIndex: 0, options: {} }, "bundle files", {
    background: true,
  });
  return asked.ok ? asked.value.files.filter(mayBeBundle) : [];
}

/** One after the other: what is not needed any more is not read. */
async function readAll(bundles: ReturnType<typeof findBundles>, signal: AbortSignal) {
  const found: SourceMapFile[] = [];
  const warnings: Warning[] = [];
  let withoutMap = 0;
  for (const bundle of bundles) {
    if (signal.aborted) break;
    if (bundle.map === undefined && ++withoutMap > MOST_READ) continue;
    const read = await readBundle(bundle, signal);
    if (read.found !== undefined) found.push(read.found);
    warnings.push(...read.warnings);
  }
  return { found, warnings };
}

async function readThrough(
  engine: EngineClient,
  files: readonly SourceMapFile[],
): Promise<UseSourceMapsAnswer | undefined> {
  const id = ++lastId;
  const used = await engine.ask(
    { kind: "useSourceMaps", sampleTypeIndex: 0, options: {}, id, files },
    "useSourceMaps",
  );
  return used.ok ? used.value : undefined;
}

function appliedMaps(
  profileNumber: number,
  answer: UseSourceMapsAnswer | undefined,
  readWarnings: readonly Warning[],
): AppliedMaps {
  if (answer === undefined) {
    return { profileNumber, id: undefined, sentence: "", warnings: readWarnings };
  }
  const { id, bundles, warnings } = answer;
  const useful = bundles.filter(({ mapped }) => mapped > 0);
  return {
    profileNumber,
    id: useful.length > 0 ? id : undefined,
    sentence: useful.length > 0 ? mappedSentence(useful) : "",
    warnings: [...readWarnings, ...warnings, ...mappingWarnings(bundles)],
  };
}

function nothingFits(mapCount: number): Warning {
  const message =
    mapCount === 1
      ? "The source map that was added belongs to no file of this profile."
      : `None of the ${mapCount} source maps that were added belongs to a file of this profile.`;
  return { code: "source-map", message };
}
