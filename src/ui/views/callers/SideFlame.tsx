import { useCallback, useEffect } from "react";
import { isMerged, pathOfBox } from "../../../render/flame/boxPath";
import type { Hit } from "../../../render/flame/hitTest";
import { type MenuPlace, useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { connectPointer } from "../../flame/connectPointer";
import { FlameTree } from "../../flame/FlameTree";
import { Tooltip } from "../../flame/Tooltip";
import { targetOf, useFlameMenu } from "../../flame/useFlameMenu";
import { useCopyName } from "../../flame/useCopyName";
import { useSelectedPath } from "../../flame/useSelectedPath";
import type { ViewProps } from "../viewProps";
import type { FlameSide } from "./useFlameSide";
import { problemText } from "../../kit/problemText";

const LABELS = { callers: "Callers flame graph", callees: "Callees flame graph" };
const NONE = {
  callers: "No callers: the stacks begin here.",
  callees: "No callees: it calls nothing that was sampled.",
};

/** The callers' flame graph, which grows upwards from the pivot, or the callees' below. */
export function SideFlame({
  flame,
  unitOf,
  ...props
}: ViewProps & { readonly flame: FlameSide; readonly unitOf: (sampleTypeIndex: number) => string }) {
  const { side, area, boxes, overlay, stage, hover, problem, neededPx, isEmpty, isWeightless, activate } =
    flame;
  const { state, navigate, select } = props;
  const { selectedPath, selectPath } = useSelectedPath(props, false);
  useEffect(() => {
    stage.setSelection(state.selection, selectedPath);
    if (state.selection !== undefined && selectedPath === undefined) stage.revealFunction(state.selection);
  }, [stage, state.selection, selectedPath]);

  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  const openBoxMenu = useCallback(
    (hit: Hit, place: MenuPlace) => {
      const target = targetOf(hit);
      if (target !== undefined) openMenu(target, place);
    },
    [openMenu],
  );
  useFlameMenu(stage, hover, area, openBoxMenu);
  useCopyName(area, stage, hover);
  useEffect(() => {
    if (area.current === null) return undefined;
    const onClick = (hit: Hit | undefined) => {
      area.current?.focus({ preventScroll: true });
      if (hit === undefined) select(undefined);
      else if (!isMerged(hit.answer, hit.box)) selectPath(pathOfBox(hit.answer, hit.box));
    };
    const onLongPress = (hit: Hit, xPx: number, yPx: number) => openBoxMenu(hit, { xPx, yPx });
    return connectPointer(stage, hover, area.current, onClick, activate, onLongPress);
  }, [stage, hover, area, select, selectPath, activate, openBoxMenu]);

  return (
    <div
      ref={area}
      className={`flame-area side-flame side-${side}`}
      style={{ "--needed": `${neededPx ?? 0}px` } as React.CSSProperties}
      data-waiting={neededPx === undefined ? "" : undefined}
      tabIndex={-1}
    >
      <canvas ref={boxes} aria-hidden="true" />
      <canvas ref={overlay} aria-hidden="true" />
      <FlameTree
        stage={stage}
        area={area}
        label={LABELS[side]}
        unitOf={unitOf}
        selectedPath={selectedPath}
        onSelect={selectPath}
        onZoom={activate}
      />
      <div className="spoken-tree-ring" />
      {problem !== undefined ? (
        <p className="flame-message" role="alert">
          {problemText(problem)}
        </p>
      ) : isWeightless ? (
        <p className="flame-message side-none">Nothing on the {state.width} side.</p>
      ) : isEmpty ? (
        <p className="flame-message side-none">{NONE[side]}</p>
      ) : null}
      <Tooltip hover={hover} unitOf={unitOf} />
      {menu}
    </div>
  );
}
