import { memo } from "react";
import { percentText } from "../../../base/units";
import { shortenFunctionName } from "../../../names/functionName";
import { baseName, cutMiddle } from "../../kit/cutMiddle";
import { nameTitle } from "../../kit/nameTitle";
import { figureText, figureTitle } from "./figureCells";
import type { IndexRowData } from "./useSourceIndex";
import { wholeText } from "../../kit/briefText";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** A function or a file of the index; empty while it is on its way. */
export const IndexRow = memo(function IndexRow({
  id,
  row,
  data,
  topCss,
  isSelected,
  unit,
  total,
  isHit,
  nameCapacity,
  onPick,
}: {
  readonly id: string;
  readonly row: number;
  readonly data: IndexRowData | undefined;
  readonly topCss: number;
  readonly isSelected: boolean;
  readonly unit: string;
  /** What shares are of. */
  readonly total: number;
  /** Whether the search finds it. */
  readonly isHit: boolean;
  /** How many characters the name column holds. */
  readonly nameCapacity: number;
  readonly onPick: (row: IndexRowData, how: "push" | "replace") => void;
}) {
  return (
    // Keys are handled by the grid, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      className={isSelected ? "source-list-line selected" : "source-list-line"}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${topCss}px)` }}
      onClick={() => {
        if (data !== undefined) onPick(data, "push");
      }}
    >
      {data === undefined ? (
        <div className="source-list-cell source-waiting muted" role="gridcell" aria-colspan={3}>
          …
        </div>
      ) : (
        <Cells data={data} unit={unit} total={total} isHit={isHit} nameCapacity={nameCapacity} />
      )}
    </div>
  );
});

function Cells({
  data: { name, shownName, file, flat, cum, base },
  unit,
  total,
  isHit,
  nameCapacity,
}: {
  readonly data: IndexRowData;
  readonly unit: string;
  readonly total: number;
  readonly isHit: boolean;
  readonly nameCapacity: number;
}) {
  const figure = (value: number, ofBase: number | undefined, column: number) => (
    <div
      className="source-list-cell"
      role="gridcell"
      aria-colindex={column}
      title={`${figureTitle(value, unit, ofBase, undefined)} (${percentText(value, total)})`}
    >
      <span className="source-track">
        <span
          className="source-bar"
          style={{ width: `${total === 0 ? 0 : Math.min(100, Math.abs((100 * value) / total))}%` }}
        />
      </span>
      {figureText(value, unit, base !== undefined)}
    </div>
  );
  const shown =
    name === ""
      ? file.length > nameCapacity
        ? `…/${baseName(file)}`
        : file
      : shortenFunctionName(shownName);
  return (
    <>
      {figure(flat, base?.flat, 1)}
      {figure(cum, base?.cum, 2)}
      <div
        className="source-list-cell source-list-name"
        role="gridcell"
        aria-colindex={3}
        aria-label={name === "" ? wholeText(file) : shownName}
        title={
          name === ""
            ? wholeText(file)
            : `${nameTitle(name, shownName)}${file === "" ? "" : `\n${wholeText(file)}`}`
        }
      >
        <span className={isHit ? "name source-hit" : "name"}>
          {cutMiddle(wholeText(shown), nameCapacity)}
        </span>
      </div>
    </>
  );
}
