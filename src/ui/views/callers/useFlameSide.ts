import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { PeekSide } from "../../../engine/protocol";
import { isMerged } from "../../../render/flame/boxPath";
import type { Hit } from "../../../render/flame/hitTest";
import { BOX_PX, ROW_PX, scrollToZoomedRow } from "../../../render/flame/pane";
import { clampRange, WHOLE_GRAPH } from "../../../render/flame/viewport";
import { type FlameSubject, subjectKey } from "../../../render/flame/wantedAnswer";
import type { FlameAsker } from "../../flame/FlameAsker";
import type { FlameStage } from "../../flame/FlameStage";
import { HoverStore } from "../../flame/HoverStore";
import { useStage } from "../../flame/useStage";
import type { ViewProps } from "../viewProps";

/** One of the two flame graphs, and what React knows of it. */
export interface FlameSide {
  readonly side: PeekSide;
  readonly area: RefObject<HTMLDivElement | null>;
  readonly boxes: RefObject<HTMLCanvasElement | null>;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
  readonly stage: FlameStage;
  readonly asker: FlameAsker;
  readonly hover: HoverStore;
  readonly problem: Problem | undefined;
  /** How high it wants to be, from the first answer to what is asked on; undefined before that. */
  readonly neededPx: number | undefined;
  /** Whether there is nothing on this side, or nothing that widths could be of. */
  readonly isEmpty: boolean;
  readonly isWeightless: boolean;
  /** What a double click or Enter does. */
  readonly activate: (hit: Hit) => void;
}

/** The row next to the pivot is the first one: the pivot's own stands between the two graphs. */
const START_ROW = 1;

export function useFlameSide(
  side: PeekSide,
  { engine, summary, query, base, state, search }: ViewProps,
  pivot: string,
  onFunction: (name: string) => void,
): FlameSide {
  const area = useRef<HTMLDivElement>(null);
  const boxes = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [hover] = useState(() => new HoverStore());
  const [problem, setProblem] = useState<Problem>();
  const unitOf = useCallback((index: number) => summary.sampleTypes[index]?.unit ?? "", [summary]);
  const [options] = useState({ slot: `flame ${side}`, startRow: START_ROW });
  const { stage, asker } = useStage(area, boxes, overlay, engine, unitOf, setProblem, options);

  const width = base === undefined ? undefined : state.width;
  const subject = useMemo(
    (): FlameSubject => ({
      ...query,
      ...(width === undefined ? {} : { width }),
      part: { kind: side, pivot },
    }),
    [query, width, side, pivot],
  );
  useEffect(() => {
    stage.moveTo(WHOLE_GRAPH);
    asker.setSubject(subject);
  }, [stage, asker, subject]);
  useEffect(() => stage.setMatches(search?.matches), [stage, search]);
  useEffect(() => stage.setOrientation(side === "callers"), [stage, side]);

  const size = useFirstSize(stage, subject);
  const activate = useCallback(
    ({ answer, box }: Hit) => {
      if (box === 0) stage.moveTo(WHOLE_GRAPH, "animate");
      else if (isMerged(answer, box)) {
        const scrollPx = scrollToZoomedRow(stage.targetPane, answer.depth[box]);
        stage.moveTo({ ...clampRange(answer.left[box], answer.right[box]), scrollPx }, "animate");
      } else onFunction(answer.frames.name[answer.frame[box]] ?? "");
    },
    [stage, onFunction],
  );
  return { side, area, boxes, overlay, stage, asker, hover, problem, activate, ...size };
}

type FirstSize = Pick<FlameSide, "neededPx" | "isEmpty" | "isWeightless">;

/** What the first answer about a subject says of the graph's height. Later ones know less: zoomed, rows are missing. */
function useFirstSize(stage: FlameStage, subject: FlameSubject): FirstSize {
  const key = subjectKey(subject);
  const [first, setFirst] = useState<{ readonly key: string; readonly size: FirstSize }>();
  useEffect(() => {
    const measure = () => {
      const { current } = stage;
      if (current === undefined || subjectKey(current.question) !== key) return;
      const rowCount = stage.rowCount - START_ROW;
      const size = {
        neededPx: rowCount * ROW_PX + BOX_PX / 2,
        isEmpty: rowCount === 0,
        isWeightless: current.totalWeight === 0,
      };
      setFirst(before => (before?.key === key ? before : { key, size }));
    };
    measure();
    return stage.subscribe(change => {
      if (change === "answered") measure();
    });
  }, [stage, key]);
  // While the next pivot's answer is on its way, the last one's boxes are shown, in their place.
  return first?.size ?? { neededPx: undefined, isEmpty: false, isWeightless: false };
}
