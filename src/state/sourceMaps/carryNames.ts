import type { EngineClient } from "../../engine/client";
import type { ViewState } from "../viewState";
import { viewStore } from "../viewStore";

type Navigate = (change: Partial<ViewState>, how: "push" | "replace") => void;

/** Shows raw positions, or original ones; what is zoomed and selected stays, under its other name. */
export async function showRawPositions(
  engine: EngineClient,
  id: number,
  rawPositions: boolean,
  navigate: Navigate,
): Promise<void> {
  const change = await carriedNames(engine, id, rawPositions);
  navigate({ ...change, rawPositions }, "push");
}

/**
 * What is zoomed and selected, as it is called where the profile is read the other way.
 * @param id of the source maps
 * @param areRaw whether the names are to be those of the profile as it is
 */
export async function carriedNames(
  engine: EngineClient,
  id: number,
  areRaw: boolean,
): Promise<Partial<ViewState>> {
  const { zoom, selection, options } = viewStore.getState().state;
  const frames = selection === undefined ? zoom : [...zoom, selection];
  const elsewhere = { sourceFile: "", sourceLine: undefined };
  if (frames.length === 0) return elsewhere;
  const asked = await engine.ask(
    { kind: "counterparts", sampleTypeIndex: 0, options, id, areRaw, frames },
    "counterparts",
  );
  const now = viewStore.getState().state;
  // Meanwhile the user went elsewhere, or a filter is none.
  if (!asked.ok || now.zoom !== zoom || now.selection !== selection) return elsewhere;
  return {
    ...elsewhere,
    zoom: asked.value.names.slice(0, zoom.length),
    ...(selection !== undefined && { selection: asked.value.names.at(-1), pivot: "" }),
  };
}
