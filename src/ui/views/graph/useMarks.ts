import { useEffect } from "react";
import type { SearchAnswer } from "../../../engine/protocol";
import type { GraphHit } from "../../../render/graph/hitTest";
import { boxesFound, boxesNamed, edgesAt, type GraphPicture } from "../../../render/graph/picture";
import type { GraphStage } from "./GraphStage";
import type { HoverStore } from "./HoverStore";

/** Marks the selected function and its edges, what the search has found, and what the pointer is on. */
export function useMarks(
  stage: GraphStage,
  hover: HoverStore,
  picture: GraphPicture | undefined,
  selection: string | undefined,
  search: SearchAnswer | undefined,
): void {
  useEffect(() => {
    const boxes = picture === undefined || selection === undefined ? [] : boxesNamed(picture, selection);
    stage.mark("is-selected", boxes);
    stage.mark("is-linked", picture === undefined ? [] : edgesAt(picture, boxes));
  }, [stage, picture, selection]);
  useEffect(() => {
    const isAsked = picture !== undefined && search !== undefined;
    stage.mark("is-hit", isAsked ? boxesFound(picture, search.matches) : []);
  }, [stage, picture, search]);
  useEffect(() => {
    let marked: GraphHit | undefined;
    const stop = hover.subscribe(() => {
      const hit = hover.hover?.hit;
      if (hit === marked) return;
      marked = hit;
      if (hit === undefined || picture === undefined) stage.mark("is-hovered", []);
      else stage.mark("is-hovered", hit.kind === "edge" ? [hit] : [hit, ...edgesAt(picture, [hit])]);
    });
    return () => {
      stop();
      stage.mark("is-hovered", []);
    };
  }, [stage, hover, picture]);
}
