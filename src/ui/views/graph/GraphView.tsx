import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { GraphQuestion } from "../../../engine/protocol";
import { NONE } from "../../../model/profile";
import type { GraphHit } from "../../../render/graph/hitTest";
import type { GraphCursor } from "../../../render/graph/neighbours";
import { boxesNamed, type GraphPicture } from "../../../render/graph/picture";
import type { FunctionTarget } from "../../actions/functionActions";
import { NothingLeft } from "../../filters/NothingLeft";
import { useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { useAnswer } from "../../kit/useAnswer";
import { NARROW, useMediaQuery } from "../../kit/useMediaQuery";
import type { ViewProps } from "../viewProps";
import { GraphToolbar } from "./GraphToolbar";
import { GraphTree } from "./GraphTree";
import { HoverStore } from "./HoverStore";
import { LayoutNotice } from "./LayoutNotice";
import { Tooltip } from "./Tooltip";
import { hiddenSentences, withFewerNodes } from "./trimming";
import { useGraphCursor } from "./useGraphCursor";
import { useGraphKeys } from "./useGraphKeys";
import { useGraphPointer } from "./useGraphPointer";
import { useGraphStage } from "./useGraphStage";
import { useLayout } from "./useLayout";
import { useMarks } from "./useMarks";
import "./graph.css";

/** The view **Graph**: pprof's call graph, laid out by Graphviz in a worker. */
export default function GraphView(props: ViewProps) {
  const { engine, query, summary, state, search, navigate, select, reportHidden, drawn } = props;
  const { selection, options } = state;
  const view = useRef<HTMLElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const [hover] = useState(() => new HoverStore());
  const isNarrow = useMediaQuery(NARROW);

  const question = useMemo((): GraphQuestion => ({ kind: "graph", ...query }), [query]);
  const { answer, problem, waiting } = useAnswer(engine, question, "graph");
  const { picture, phase, stop, retry } = useLayout(answer);
  const isEmpty = problem === undefined && answer?.nodes.name.length === 0;
  const isSettled = !waiting && (isEmpty || problem !== undefined || phase.kind !== "running");
  const asked = useRef(query);
  useEffect(() => {
    asked.current = query;
  }, [query]);
  const onShown = useCallback(
    ({ answer: shown }: GraphPicture) => {
      if (isAnswerTo(shown.question, asked.current)) drawn();
    },
    [drawn],
  );
  const stage = useGraphStage(area, svg, picture, onShown);
  useEffect(() => {
    // There may be nothing to draw; that is on the screen, too.
    if (isSettled && (isEmpty || problem !== undefined || phase.kind !== "done")) drawn();
  }, [isSettled, isEmpty, problem, phase, drawn]);
  useEffect(
    () => reportHidden(picture === undefined ? [] : hiddenSentences(picture.answer, isNarrow)),
    [picture, isNarrow, reportHidden],
  );
  useMarks(stage, hover, picture, selection, search);

  const { cursor, setCursor } = useGraphCursor(picture, selection);
  const [isFocused, setFocused] = useState(false);
  const cursorBox = picture?.boxOfRow[cursor.row] ?? NONE;
  useEffect(() => {
    stage.ringAround(isFocused && cursorBox !== NONE ? cursorBox : undefined);
  }, [stage, isFocused, cursorBox]);

  /** What was selected in here is on screen already; anything else is brought there. */
  const ownSelection = useRef<string>(undefined);
  useEffect(() => {
    if (picture === undefined || selection === undefined || ownSelection.current === selection) return;
    ownSelection.current = selection;
    const [box] = boxesNamed(picture, selection);
    if (box !== undefined) stage.reveal(box.index);
  }, [stage, picture, selection]);

  const selectRow = (row: number, how: "push" | "replace") => {
    const name = picture?.answer.nodes.name[row];
    ownSelection.current = name;
    if (how === "push") select(name);
    else navigate({ selection: name }, "replace");
  };
  const rowOf = (hit: GraphHit | undefined) => {
    const box = hit?.kind === "box" ? picture?.layout.boxes[hit.index] : undefined;
    return box === undefined || box.kind === "legend" ? NONE : box.row;
  };
  const goTo = (next: GraphCursor) => {
    setCursor(next);
    const box = picture?.boxOfRow[next.row] ?? NONE;
    if (box === NONE) return;
    stage.reveal(box);
    hover.focus({ kind: "box", index: box });
    selectRow(next.row, "replace");
  };
  const { openMenu, menu } = useFunctionMenu({ options, navigate });
  const openMenuOf = (row: number, xPx: number, yPx: number): boolean => {
    if (picture === undefined || row === NONE) return false;
    openMenu(targetOf(picture, row), { xPx, yPx });
    return true;
  };
  useGraphKeys({ view, area, tree }, stage, hover, {
    cursor,
    goTo,
    select: row => selectRow(row, "push"),
    zoomTo: row => stage.zoomTo(picture?.boxOfRow[row] ?? NONE),
  });
  useGraphPointer(area, stage, hover, {
    onClick: hit => {
      // The keys go on from here; the page's single keys go on working.
      area.current?.focus({ preventScroll: true });
      const row = rowOf(hit);
      if (row !== NONE) {
        setCursor({ row, via: NONE });
        selectRow(row, "push");
      } else if (hit === undefined) select(undefined);
    },
    onDoubleClick: hit => {
      if (hit?.kind === "box") stage.zoomTo(hit.index);
    },
    onMenu: (hit, xPx, yPx) => openMenuOf(rowOf(hit), xPx, yPx),
  });
  const openMenuByKey = () => {
    const place = cursorBox === NONE ? undefined : stage.placeOf(cursorBox);
    const corner = area.current?.getBoundingClientRect();
    if (place === undefined || corner === undefined) return false;
    hover.leave();
    return openMenuOf(cursor.row, corner.left + Math.max(0, place.left), corner.top + place.bottom);
  };

  const setOptions = (next: typeof options) => navigate({ options: next }, "push");
  const sampleType = summary.sampleTypes[query.sampleTypeIndex]?.type ?? "";
  return (
    <section ref={view} className="graph" aria-label="Call graph">
      <GraphToolbar
        options={options}
        answer={answer}
        onOptions={setOptions}
        onZoomIn={() => stage.zoomBy(1.5)}
        onZoomOut={() => stage.zoomBy(1 / 1.5)}
        onReset={() => stage.fit()}
      />
      <div ref={area} className="graph-area" tabIndex={-1} data-is-old={isSettled ? undefined : ""}>
        <svg ref={svg} className="graph-svg" aria-hidden />
        {picture === undefined ? null : (
          <GraphTree
            ref={tree}
            picture={picture}
            row={cursor.row}
            selection={selection}
            onFocus={() => setFocused(true)}
            onBlur={() => {
              setFocused(false);
              hover.leave();
            }}
            onMenu={openMenuByKey}
          />
        )}
        <div className="spoken-tree-ring" />
        <Tooltip stage={stage} hover={hover} />
      </div>
      {/* Not in the area, which would take its clicks for its own. */}
      {isEmpty && !waiting ? (
        <div className="graph-empty muted">
          <NothingLeft
            options={query.options}
            navigate={navigate}
            otherwise={emptyText(props, sampleType)}
            isCompared={props.base !== undefined}
          />
        </div>
      ) : (
        <LayoutNotice
          answer={answer}
          problem={problem}
          phase={phase}
          isEarlierShown={picture !== undefined && picture.answer !== answer}
          onStop={stop}
          onRetry={retry}
          onFewer={() => {
            if (answer !== undefined) setOptions(withFewerNodes(options, answer));
          }}
        />
      )}
      {menu}
    </section>
  );
}

function isAnswerTo(question: GraphQuestion, query: ViewProps["query"]): boolean {
  return JSON.stringify(question) === JSON.stringify({ kind: "graph", ...query });
}

function targetOf({ answer }: GraphPicture, row: number): FunctionTarget {
  const { name, shownName, filterText } = answer.nodes;
  return { name: name[row], shownName: shownName[row], filterText: filterText[row] };
}

function emptyText({ base }: ViewProps, sampleType: string): string {
  return base === undefined
    ? `No samples with a value for ${sampleType}`
    : "No difference: every function costs as much as in the base.";
}
