import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { EngineClient } from "../../../engine/client";
import { boxOfPath, isMerged, NO_BOX, pathOfBox, widerPath } from "../../../render/flame/boxPath";
import type { Hit } from "../../../render/flame/hitTest";
import { scrollToZoomedRow } from "../../../render/flame/pane";
import { clampRange, type Range, showsSame, WHOLE_GRAPH } from "../../../render/flame/viewport";
import { type FlameSubject, subjectKey } from "../../../render/flame/wantedAnswer";
import type { FlameAsker } from "../../flame/FlameAsker";
import type { FlameStage } from "../../flame/FlameStage";

/** How long after the last movement a view that shows the whole graph again is no longer "zoomed to" a frame. */
const SETTLE_MS = 400;

export interface ZoomPath {
  /** How many names of the path exist in this graph. */
  readonly foundDepth: number;
  /** Zooms to a frame, opens a merged box, or shows the whole graph for the root. */
  readonly zoomToBox: (hit: Hit) => void;
  /** Zooms to a frame by its path, also when it is the zoomed one already and only the viewport has strayed. */
  readonly zoomToPath: (path: readonly string[]) => void;
  /** One step out. @returns whether there was one */
  readonly zoomOutStep: () => boolean;
  readonly reset: () => void;
}

/**
 * The zoomed frame: the link says its path, and the viewport follows whenever that changes, be it by a key, by Back
 * and Forward, or by a pasted link. Free zooming and panning move the viewport only.
 */
export function useZoomPath(
  stage: FlameStage,
  asker: FlameAsker,
  engine: EngineClient,
  subject: FlameSubject,
  zoom: readonly string[],
  setZoom: (path: readonly string[]) => void,
): ZoomPath {
  const path = useSamePath(zoom);
  const [foundDepth, setFoundDepth] = useState(path.length);
  /** The range of the zoomed frame, where the last step out of a strayed viewport leads. */
  const home = useRef<Range & { readonly row: number }>({ ...WHOLE_GRAPH, row: 0 });
  const shownSubject = useRef<string | undefined>(undefined);

  const goHome = useCallback(
    (how: "jump" | "animate") => {
      const { fromFraction, toFraction, row } = home.current;
      const scrollPx = row === 0 ? 0 : scrollToZoomedRow(stage.targetPane, row);
      stage.moveTo({ ...clampRange(fromFraction, toFraction), scrollPx }, how);
    },
    [stage],
  );

  useEffect(() => {
    const key = subjectKey(subject);
    const isSameSubject = shownSubject.current === key;
    shownSubject.current = key;
    const how = isSameSubject ? "animate" : "jump";
    const show = (range: Range, row: number, depth: number) => {
      home.current = { ...range, row };
      setFoundDepth(depth);
      // The whole graph may be on screen already, scrolled to where the user wants it.
      if (row > 0 || !showsSame(stage.target, range)) goHome(how);
      asker.setSubject(subject);
    };
    const { current } = stage;
    const answer = current !== undefined && subjectKey(current.question) === key ? current : undefined;
    const box = path.length === 0 ? 0 : answer === undefined ? NO_BOX : boxOfPath(answer, path);
    if (path.length === 0) show(WHOLE_GRAPH, 0, 0);
    else if (answer !== undefined && box !== NO_BOX) show(rangeOf({ answer, box }), path.length, path.length);
    else {
      let isStale = false;
      if (!isSameSubject) asker.setSubject(undefined);
      void engine.ask({ kind: "locate", ...subject, path }, "locate").then(outcome => {
        if (isStale) return;
        if (!outcome.ok) {
          if (outcome.error.kind !== "cancelled") show(WHOLE_GRAPH, 0, 0);
          return;
        }
        const { left, right, depth, foundDepth: found } = outcome.value;
        show(
          found === 0 ? WHOLE_GRAPH : { fromFraction: left, toFraction: right },
          found === 0 ? 0 : depth,
          found,
        );
      });
      return () => {
        isStale = true;
      };
    }
    return undefined;
  }, [stage, asker, engine, subject, path, goHome]);

  const zoomToPath = useCallback(
    (next: readonly string[]) => {
      if (isSamePath(next, path)) goHome("animate");
      else setZoom(next);
    },
    [path, goHome, setZoom],
  );

  const reset = useCallback(() => {
    stage.moveTo(WHOLE_GRAPH, "animate");
    if (path.length > 0) setZoom([]);
  }, [stage, path, setZoom]);

  const zoomToBox = useCallback(
    (hit: Hit) => {
      if (hit.box === 0) {
        reset();
      } else if (isMerged(hit.answer, hit.box)) {
        const { fromFraction, toFraction } = rangeOf(hit);
        const scrollPx = scrollToZoomedRow(stage.targetPane, hit.answer.depth[hit.box]);
        stage.moveTo({ ...clampRange(fromFraction, toFraction), scrollPx }, "animate");
      } else {
        zoomToPath(pathOfBox(hit.answer, hit.box));
      }
    },
    [stage, reset, zoomToPath],
  );

  const zoomOutStep = useCallback((): boolean => {
    const strayedIn =
      stage.target.toFraction - stage.target.fromFraction <
      (home.current.toFraction - home.current.fromFraction) * 0.999;
    if (strayedIn) goHome("animate");
    else if (path.length > 0)
      setZoom(stage.current === undefined ? path.slice(0, -1) : widerPath(stage.current, path));
    else return false;
    return true;
  }, [stage, path, goHome, setZoom]);

  useForgetWhenWhole(stage, path, setZoom);
  return { foundDepth, zoomToBox, zoomToPath, zoomOutStep, reset };
}

/** When free zooming has led back to the whole graph, the link no longer says that a frame is zoomed. */
function useForgetWhenWhole(
  stage: FlameStage,
  path: readonly string[],
  setZoom: (path: readonly string[]) => void,
): void {
  useEffect(() => {
    if (path.length === 0) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = stage.subscribe(change => {
      if (change !== "moved") return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const answer = stage.current;
        const box = answer === undefined ? NO_BOX : boxOfPath(answer, path);
        // A frame that is as wide as the graph is shown whole by nature.
        const isAllOfIt =
          answer !== undefined && box !== NO_BOX && showsSame(rangeOf({ answer, box }), WHOLE_GRAPH);
        if (!isAllOfIt && box !== NO_BOX && showsSame(stage.target, WHOLE_GRAPH)) setZoom([]);
      }, SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [stage, path, setZoom]);
}

/** The same array as long as its names are the same. */
function useSamePath(path: readonly string[]): readonly string[] {
  const key = JSON.stringify(path);
  return useMemo(() => JSON.parse(key) as readonly string[], [key]);
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

function rangeOf({ answer, box }: Hit): Range {
  return { fromFraction: answer.left[box], toFraction: answer.right[box] };
}
