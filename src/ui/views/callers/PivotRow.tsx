import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import type { PivotAnswer } from "../../../engine/protocol";
import { deltaText } from "../../../render/change";
import { countText } from "../../kit/countText";
import { CutText } from "../../kit/CutText";
import { exactText } from "../../kit/exactText";
import { FrameName } from "./FrameName";

/** So many of several functions are named, where there is room. */
const MOST_NAMED = 20;

/** The row between callers and callees: what the pivot is, and what it costs. */
export function PivotRow({ answer, unit }: { readonly answer: PivotAnswer; readonly unit: string }) {
  const { frames, functionCount, cum, flat, exactCum, exactFlat, base, reportTotal } = answer;
  const isOne = new Set(frames.name).size === 1 && functionCount <= frames.name.length;
  const figure = (title: string, value: number, exact: string | undefined) => (
    <span className="pivot-figure" title={exactText(value, unit, exact)}>
      <span className="pivot-figure-name">{base === undefined ? title : `delta of ${title}`} </span>
      {base === undefined ? shownValue(value, unit) : deltaText(value, unit)}
      <span className="pivot-share"> {percentText(value, reportTotal)}</span>
    </span>
  );
  return (
    <div
      className="pivot-row"
      data-shade={isOne ? frames.shade[0] : undefined}
      data-plain={isOne && base === undefined ? undefined : ""}
      style={{ "--hue": `${frames.hueDegrees[0] ?? 0}` } as React.CSSProperties}
    >
      <h2 className="pivot-name">
        {isOne ? (
          <FrameName frames={frames} index={0} />
        ) : (
          <CutText
            className="name"
            text={`${countText(functionCount)} functions: ${frames.shownName.slice(0, MOST_NAMED).join(", ")}`}
          />
        )}
      </h2>
      {figure("cum", cum, exactCum)}
      {figure("flat", flat, exactFlat)}
    </div>
  );
}
