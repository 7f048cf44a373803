import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { ComparisonWidth, ProfileSummary } from "../../../engine/protocol";
import { isMerged, pathOfBox } from "../../../render/flame/boxPath";
import type { Hit } from "../../../render/flame/hitTest";
import type { FlameSubject } from "../../../render/flame/wantedAnswer";
import { nextMatch } from "../../../state/nextMatch";
import { filtersOf } from "../../../state/options/filters";
import { shownFlameStore } from "../../../state/shownFlame";
import { NothingLeft } from "../../filters/NothingLeft";
import { type MenuPlace, useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { preloadable } from "../../kit/preloadable";
import type { ViewProps } from "../viewProps";
import { Breadcrumb } from "./Breadcrumb";
import { connectPointer } from "../../flame/connectPointer";
import { FlameTree } from "../../flame/FlameTree";
import { flameMoves } from "../../flame/flameMoves";
import { HoverStore } from "../../flame/HoverStore";
import { Tooltip } from "../../flame/Tooltip";
import { useCopyName } from "../../flame/useCopyName";
import { useIsSame } from "./useIsSame";
import { useFlameKeys } from "../../flame/useFlameKeys";
import { entriesOf, targetOf, useFlameMenu } from "../../flame/useFlameMenu";
import { useSelectedPath } from "../../flame/useSelectedPath";
import { useReports } from "./useReports";
import { useShownName } from "./useShownName";
import { useStage } from "../../flame/useStage";
import { useZoomPath } from "./useZoomPath";
import { problemText } from "../../kit/problemText";
import "../../flame/flame.css";
import "../../flame/minimap.css";
import "./flameView.css";

// The picture first: what stands around it is fetched once that is there.
const FlameToolbar = preloadable(() => import("./FlameToolbar")).Component;
const FlameLegend = preloadable(() => import("../../flame/FlameLegend")).Component;
const Minimap = preloadable(() => import("../../flame/Minimap")).Component;

/** The flame graph. Another profile is another view: nothing of the old one's zoom or boxes is kept. */
export function FlameView(props: ViewProps) {
  return <FlameGraph key={numberOf(props.summary)} {...props} />;
}

function FlameGraph(props: ViewProps) {
  const { engine, summary, base, query, state, search, navigate, select } = props;
  const { inverted } = state;
  const view = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const boxes = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [hover] = useState(() => new HoverStore());
  const [problem, setProblem] = useState<Problem>();
  const unitOf = useCallback((index: number) => summary.sampleTypes[index]?.unit ?? "", [summary]);
  const { stage, asker } = useStage(area, boxes, overlay, engine, unitOf, setProblem);
  const graphs = useMemo(() => [{ stage, asker }], [stage, asker]);
  const { total, looksSame } = useReports(stage, props);
  const shownName = useShownName(stage, state.zoom);
  const isSame = useIsSame(engine, query, looksSame && base !== undefined);

  const setZoom = useCallback((zoom: readonly string[]) => navigate({ zoom }, "push"), [navigate]);
  const { order, collapsesRecursion } = state;
  const width = base === undefined ? undefined : state.width;
  const subject = useMemo(
    (): FlameSubject => ({
      ...query,
      ...(width === undefined ? {} : { width }),
      ...(order === "weight" ? {} : { order }),
      ...(collapsesRecursion ? { collapsesRecursion } : {}),
      ...(inverted ? { part: { kind: "inverted" } } : {}),
    }),
    [query, width, order, collapsesRecursion, inverted],
  );
  useEffect(() => {
    shownFlameStore.setState({ picture: () => stage.picture() });
    return () => shownFlameStore.setState({ picture: undefined });
  }, [stage]);
  const zoom = useZoomPath(stage, asker, engine, subject, state.zoom, setZoom);
  const moves = useMemo(() => flameMoves(stage, hover), [stage, hover]);
  const names = search?.names;
  const { selection } = state;
  const walkMatches = useCallback(
    (step: 1 | -1) => {
      const name = nextMatch(names ?? [], selection, step);
      if (name !== undefined) navigate({ selection: name }, "replace");
      return name !== undefined;
    },
    [names, selection, navigate],
  );
  useFlameKeys(view, hover, { ...zoom, ...moves, walkMatches });
  useCopyName(view, stage, hover);

  useEffect(() => stage.setMatches(search?.matches), [stage, search]);
  useEffect(() => stage.setOrientation(state.orientation === "flame"), [stage, state.orientation]);
  const { selectedPath, selectPath } = useSelectedPath(props, !inverted);
  useEffect(() => {
    stage.setSelection(state.selection, selectedPath);
    // Selected by name, in another part of the page: it may be out of view here.
    if (state.selection !== undefined && selectedPath === undefined) stage.revealFunction(state.selection);
  }, [stage, state.selection, selectedPath]);

  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  const latest = useRef({ zoom, state });
  useEffect(() => {
    latest.current = { zoom, state };
  });
  const openBoxMenu = useCallback(
    (hit: Hit, place: MenuPlace) =>
      openMenu(targetOf(hit), place, entriesOf(hit, latest.current.zoom, latest.current.state, navigate)),
    [openMenu, navigate],
  );
  useFlameMenu(stage, hover, area, openBoxMenu);
  const { zoomToBox } = zoom;
  useEffect(() => {
    if (area.current === null) return undefined;
    const onClick = (hit: Hit | undefined) => {
      // The tree's keys go on from the box; the page's single keys go on working.
      area.current?.focus({ preventScroll: true });
      if (hit === undefined) select(undefined);
      else if (hit.box > 0 && !isMerged(hit.answer, hit.box)) {
        selectPath(pathOfBox(hit.answer, hit.box));
      }
    };
    const onLongPress = (hit: Hit, xPx: number, yPx: number) => openBoxMenu(hit, { xPx, yPx });
    return connectPointer(stage, hover, area.current, onClick, zoomToBox, onLongPress);
  }, [stage, hover, select, selectPath, zoomToBox, openBoxMenu]);

  // A single hue says nothing; what is changed about the graph is said all the same.
  const hasLegend = state.colour !== "single" || base !== undefined || collapsesRecursion;
  const isFirstWait = total === undefined && problem === undefined;
  const sampleType = summary.sampleTypes[query.sampleTypeIndex]?.type ?? "";
  return (
    <div ref={view} className="flame">
      <div className="flame-bar">
        <Breadcrumb
          path={state.zoom}
          foundDepth={zoom.foundDepth}
          isFiltered={filtersOf(query.options).length > 0}
          shownName={shownName}
          onZoom={zoom.zoomToPath}
        />
        {isFirstWait ? null : (
          <Suspense>
            <FlameToolbar
              engine={engine}
              state={state}
              width={width}
              navigate={navigate}
              onZoomIn={() => moves.zoomBy(2)}
              onZoomOut={() => moves.zoomBy(0.5)}
              onReset={zoom.reset}
            />
          </Suspense>
        )}
      </div>
      <div className="flame-legend-line" data-empty={hasLegend ? undefined : ""}>
        {isFirstWait ? null : (
          <Suspense>
            <FlameLegend
              graphs={graphs}
              engine={engine}
              query={query}
              state={state}
              isSame={isSame}
              collapsesRecursion={collapsesRecursion}
              navigate={navigate}
            />
          </Suspense>
        )}
      </div>
      <div ref={area} className="flame-area" tabIndex={-1}>
        <canvas ref={boxes} aria-hidden="true" />
        <canvas ref={overlay} aria-hidden="true" />
        <FlameTree
          stage={stage}
          area={area}
          unitOf={unitOf}
          label="Flame graph"
          selectedPath={selectedPath}
          onSelect={selectPath}
          onZoom={zoomToBox}
        />
        <div className="spoken-tree-ring" />
        {problem !== undefined ? (
          <p className="flame-message" role="alert">
            {problemText(problem)}
          </p>
        ) : (
          isFirstWait && <p className="flame-message flame-waiting">Building the flame graph …</p>
        )}
        <Tooltip hover={hover} unitOf={unitOf} />
      </div>
      {/* Not in the area, which would take its clicks for its own. */}
      {problem === undefined && total === 0 ? (
        <div className="flame-message flame-empty">
          <NothingLeft options={query.options} navigate={navigate} otherwise={emptyText(sampleType, width)} />
        </div>
      ) : null}
      <div className="flame-minimap">
        {isFirstWait ? null : (
          <Suspense>
            <Minimap stage={stage} asker={asker} />
          </Suspense>
        )}
      </div>
      {menu}
    </div>
  );
}

function emptyText(sampleType: string, width: ComparisonWidth | undefined): string {
  const where = width === "new" || width === "base" ? ` on the ${width} side` : "";
  return `No samples with a value for ${sampleType}${where}`;
}

const numbers = new WeakMap<ProfileSummary, number>();
let lastNumber = 0;

/** The same number for the same profile: a key for React. */
function numberOf(summary: ProfileSummary): number {
  let number = numbers.get(summary);
  if (number === undefined) {
    number = ++lastNumber;
    numbers.set(summary, number);
  }
  return number;
}
