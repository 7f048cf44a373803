import type { Warning } from "../../base/problem";
import type { SourceMapFile, UseSourceMapsAnswer } from "../../engine/protocol";
import type { EngineClient } from "../../engine/client";
import { mayBeBundle } from "../../source/bundles";
import type { OpenProfile } from "../session";
import { restorePlaces } from "../sources/restorePlaces";
import { sourcesStore } from "../sources/store";
import { countOtherMaps, findBundles, readBundle } from "./findMaps";
import { offerOriginalTexts } from "./originalTexts";
import { mapsOf, sourceMapsStore } from "./store";
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
export function followSourceMaps({ engine, number, base }: OpenProfile): () => void {
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
    if (found.length === 0) {
      inUse = key;
      sourceMapsStore.setState({
        applied: {
          profileNumber: number,
          id: undefined,
          sentence: "",
          warnings: others === 0 ? warnings : [...warnings, nothingFits(others)],
        },
      });
      offerOriginalTexts(engine, []);
      return;
    }
    const answer = await readThrough(engine, found);
    if (answer === undefined || isOver()) return;
    inUse = key;
    apply(engine, number, answer, warnings);
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

function apply(
  engine: EngineClient,
  profileNumber: number,
  { id, bundles, warnings }: UseSourceMapsAnswer,
  readWarnings: readonly Warning[],
): void {
  const isMapped = bundles.some(({ mapped }) => mapped > 0);
  offerOriginalTexts(engine, isMapped ? bundles : []);
  sourceMapsStore.setState({
    applied: {
      profileNumber,
      id: isMapped ? id : undefined,
      sentence: isMapped ? mappedSentence(bundles.filter(({ mapped }) => mapped > 0)) : "",
      warnings: [...readWarnings, ...warnings, ...mappingWarnings(bundles)],
    },
  });
}

function nothingFits(mapCount: number): Warning {
  const message =
    mapCount === 1
      ? "The source map that was added belongs to no file of this profile."
      : `None of the ${mapCount} source maps that were added belongs to a file of this profile.`;
  return { code: "source-map", message };
}
