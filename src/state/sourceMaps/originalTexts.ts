import type { EngineClient } from "../../engine/client";
import { err, ok } from "../../base/result";
import type { Problem } from "../../base/problem";
import { PathIndex } from "../../source/pathIndex";
import { sourcePath } from "../../source/sourcePath";
import type { MappedBundle } from "../../engine/protocol";
import { removePlace } from "../sources/beginPlace";
import { putPlace, sourcesStore } from "../sources/store";

const PLACE_ID = "source-maps";

/** Makes the texts that source maps carry a place for source, in the stead of those of other maps. */
export function offerOriginalTexts(engine: EngineClient, bundles: readonly MappedBundle[]): void {
  const files = new Map(
    bundles.flatMap(({ texts }) => texts).map(file => [sourcePath(file).replace(/^\/+/, ""), file]),
  );
  const isThere = sourcesStore.getState().places.some(({ place }) => place.id === PLACE_ID);
  if (files.size === 0) {
    if (isThere) removePlace(PLACE_ID);
    return;
  }
  const maps = [...new Set(bundles.map(({ map }) => map.slice(map.lastIndexOf("/") + 1)))];
  const place = {
    id: PLACE_ID,
    kind: "source map",
    name: maps.length === 1 ? maps[0] : `${maps[0]} and ${maps.length - 1} more`,
    index: new PathIndex(files.keys()),
    read: async (path: string) => {
      const question = { kind: "originalText", sampleTypeIndex: 0, options: {}, file: files.get(path) ?? "" };
      const asked = await engine.ask({ ...question, kind: "originalText" }, `originalText ${path}`);
      if (!asked.ok) return asked;
      const { text } = asked.value;
      return text === undefined ? err(GONE) : ok(new TextEncoder().encode(text));
    },
  } as const;
  putPlace({ place, status: { kind: "ready" }, fileCount: files.size, isKept: true });
}

const GONE: Problem = {
  kind: "unreachable",
  message: "The source map that carried this file is no longer in use.",
  advice: "Add the folder with the source map again.",
};
