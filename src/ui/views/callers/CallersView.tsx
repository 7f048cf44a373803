import { Suspense, useCallback, useEffect, useMemo, useRef } from "react";
import { percentText } from "../../../base/units";
import type { PivotAnswer } from "../../../engine/protocol";
import { showsSame, WHOLE_GRAPH } from "../../../render/flame/viewport";
import { nextMatch } from "../../../state/nextMatch";
import { filtersOf } from "../../../state/options/filters";
import { afterPaint } from "../../kit/afterPaint";
import { ColourBy } from "../../flame/ColourBy";
import { type FlameMoves, flameMoves } from "../../flame/flameMoves";
import { useFlameKeys } from "../../flame/useFlameKeys";
import { WidthSelect } from "../../flame/WidthSelect";
import type { ColouredGraph } from "../../flame/useColourScheme";
import { useLabelKeys } from "../../flame/useLabelKeys";
import { preloadable } from "../../kit/preloadable";
import { ZoomButtons } from "../../kit/ZoomButtons";
import type { ViewProps } from "../viewProps";
import { NoPivot } from "./NoPivot";
import { PeekGrid } from "./PeekGrid";
import { PivotBox } from "./PivotBox";
import { PivotRow } from "./PivotRow";
import { shareScale } from "./shareScale";
import { SideFlame } from "./SideFlame";
import { type FlameSide, useFlameSide } from "./useFlameSide";
import { usePivot } from "./usePivot";
import { problemText } from "../../kit/problemText";
import "../../flame/flame.css";
import "../../flame/minimap.css";
import "./callers.css";

const FlameLegend = preloadable(() => import("../../flame/FlameLegend")).Component;
const Minimap = preloadable(() => import("../../flame/Minimap")).Component;

/** The view **Callers & callees**: pprof's peek, and its flame graph's pivot, in one. */
export default function CallersView(props: ViewProps) {
  const { engine, query, base, state, navigate, reportHidden, drawn } = props;
  const { pivot, asked, answer, moveTo } = usePivot(props);
  const hasGraphs = pivot !== "" && answer !== undefined && answer.functionCount > 0;
  useEffect(() => {
    if (!hasGraphs) reportHidden([]);
  }, [hasGraphs, reportHidden]);
  // Graphs, and what is shown without a pivot, say themselves when they are drawn.
  const isMessage = pivot !== "" && !hasGraphs && !asked.waiting;
  const message = isMessage ? (answer ?? asked.problem) : undefined;
  useEffect(() => (message === undefined ? undefined : afterPaint(drawn)), [message, drawn]);

  const box = (
    <PivotBox
      engine={engine}
      query={query}
      pivot={pivot}
      found={asked.waiting ? undefined : answer}
      onPivot={expression => navigate({ pivot: expression }, "push")}
      onFunction={moveTo}
    />
  );
  if (hasGraphs) return <Graphs {...props} pivot={pivot} answer={answer} box={box} onFunction={moveTo} />;
  return (
    <div className="callers">
      <div className="callers-bar">{box}</div>
      {pivot === "" ? (
        <NoPivot {...props} onFunction={moveTo} />
      ) : (
        <div className="callers-empty">
          {asked.problem !== undefined ? (
            <p role="alert">{problemText(asked.problem)}</p>
          ) : answer === undefined ? (
            <p className="late muted">Adding up …</p>
          ) : (
            <p>
              {answer.matchCount > 0 ? "What matches has no cost in this sample type" : "No function matches"}
              {base === undefined && filtersOf(state.options).length > 0 ? ", in what the filters leave" : ""}
              : <bdi className="name">{pivot}</bdi>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

function Graphs({
  pivot,
  answer,
  box,
  onFunction,
  ...props
}: ViewProps & {
  readonly pivot: string;
  readonly answer: PivotAnswer;
  readonly box: React.ReactNode;
  readonly onFunction: (name: string) => void;
}) {
  const { engine, summary, base, query, state, navigate } = props;
  const labelKeys = useLabelKeys(engine);
  const view = useRef<HTMLDivElement>(null);
  const callers = useFlameSide("callers", props, pivot, onFunction);
  const callees = useFlameSide("callees", props, pivot, onFunction);
  const graphs = useGraphs(callers, callees);
  useEffect(() => shareScale(callers.stage, callees.stage), [callers.stage, callees.stage]);
  const moves = useMemo(() => flameMoves(callees.stage, callees.hover), [callees.stage, callees.hover]);
  useGraphKeys(view, callers, callees, moves, props);
  useGraphReports(callers, callees, props);
  const unitOf = useCallback((index: number) => summary.sampleTypes[index]?.unit ?? "", [summary]);
  const table = { pivot, onFunction };
  return (
    <div ref={view} className="callers">
      <div className="callers-bar">
        {box}
        <div className="flame-toolbar">
          {base === undefined ? (
            <ColourBy
              colour={state.colour}
              labelKeys={labelKeys}
              onColour={colour => navigate({ colour }, "push")}
            />
          ) : (
            <WidthSelect width={state.width} onWidth={width => navigate({ width }, "push")} />
          )}
          <ZoomButtons
            onZoomIn={() => moves.zoomBy(2)}
            onZoomOut={() => moves.zoomBy(0.5)}
            onReset={() => callees.stage.moveTo(WHOLE_GRAPH, "animate")}
          />
        </div>
      </div>
      {base === undefined && state.colour === "single" ? null : (
        <div className="callers-legend">
          <Suspense>
            <FlameLegend
              {...{ graphs, engine, query, state, navigate }}
              isSame={false}
              collapsesRecursion={false}
            />
          </Suspense>
        </div>
      )}
      <div className="callers-main">
        <div className="callers-graphs">
          <SideFlame {...props} flame={callers} unitOf={unitOf} />
          <PivotRow answer={answer} unit={unitOf(query.sampleTypeIndex)} />
          <SideFlame {...props} flame={callees} unitOf={unitOf} />
          <div className="callers-minimaps">
            <Suspense>
              <div className="flame-minimap">
                <Minimap stage={callers.stage} asker={callers.asker} label="Minimap of callers" />
              </div>
              <div className="flame-minimap">
                <Minimap stage={callees.stage} asker={callees.asker} label="Minimap of callees" />
              </div>
            </Suspense>
          </div>
        </div>
        <div className="callers-tables">
          <PeekGrid {...props} {...table} side="callers" />
          <PeekGrid {...props} {...table} side="callees" />
        </div>
      </div>
    </div>
  );
}

/** The same list for as long as the view is there. */
function useGraphs(
  { stage: callers, asker: callersAsker }: FlameSide,
  { stage: callees, asker: calleesAsker }: FlameSide,
): readonly ColouredGraph[] {
  return useMemo(
    () => [
      { stage: callers, asker: callersAsker },
      { stage: callees, asker: calleesAsker },
    ],
    [callers, callersAsker, callees, calleesAsker],
  );
}

/** The keys of the flame graph. What moves one of the graphs sideways moves the other as well. */
function useGraphKeys(
  view: React.RefObject<HTMLElement | null>,
  { hover: oneHover }: FlameSide,
  { stage, hover: otherHover }: FlameSide,
  moves: FlameMoves,
  { search, state: { selection }, navigate }: ViewProps,
): void {
  const hover = useMemo(() => {
    const both = [oneHover, otherHover];
    return {
      release: () => both.map(one => one.release()).includes(true),
      shiftDown: (nowMs: number) => both.forEach(one => one.shiftDown(nowMs)),
      shiftUp: (nowMs: number) => both.forEach(one => one.shiftUp(nowMs)),
    };
  }, [oneHover, otherHover]);
  const reset = useCallback(() => stage.moveTo(WHOLE_GRAPH, "animate"), [stage]);
  const zoomOutStep = useCallback(() => {
    const isWhole = showsSame(stage.target, WHOLE_GRAPH);
    if (!isWhole) reset();
    return !isWhole;
  }, [stage, reset]);
  const names = search?.names;
  const walkMatches = useCallback(
    (step: 1 | -1) => {
      const name = nextMatch(names ?? [], selection, step);
      if (name !== undefined) navigate({ selection: name }, "replace");
      return name !== undefined;
    },
    [names, selection, navigate],
  );
  useFlameKeys(view, hover, { ...moves, zoomOutStep, reset, walkMatches });
}

/** Tells the shell what is drawn and what is not. */
function useGraphReports(
  { stage: callers }: FlameSide,
  { stage: callees }: FlameSide,
  { reportHidden, drawn }: ViewProps,
): void {
  useEffect(() => {
    const sides = [
      { name: "callers", stage: callers },
      { name: "callees", stage: callees },
    ];
    const report = () =>
      reportHidden(
        sides.flatMap(({ name, stage: { current } }) =>
          current === undefined || current.mergedWeight === 0
            ? []
            : [`${percentText(current.mergedWeight, current.totalWeight)} of ${name} in boxes under 1 px`],
        ),
      );
    const stops = sides.map(({ stage }) =>
      stage.subscribe(change => {
        if (change === "answered") report();
        if (change === "drawn" && stage === callees) drawn();
      }),
    );
    return () => stops.forEach(stop => stop());
  }, [callers, callees, reportHidden, drawn]);
}
