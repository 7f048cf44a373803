import { useMemo } from "react";
import type { SourceLinesAnswer } from "../../../engine/protocol";
import type { CodeRows } from "./codeRows";

/** Marks that are told apart: the map is some hundred pixels high. */
const STRIPES = 200;

/** Where in the file it is hot: a narrow map of all lines. For the mouse; keys have the next hot line. */
export function CodeMap({
  answer,
  heat,
  rows,
  onRow,
}: {
  readonly answer: SourceLinesAnswer;
  readonly heat: Float64Array;
  readonly rows: CodeRows;
  readonly onRow: (row: number) => void;
}) {
  const stripes = useMemo(() => {
    const hottest = new Map<number, { heat: number; row: number }>();
    for (const [cost, line] of answer.line.entries()) {
      const row = rows.rowOfLine(line);
      const stripe = Math.floor((row / Math.max(1, rows.count)) * STRIPES);
      const known = hottest.get(stripe);
      const isOwn = answer.isOwn[cost] === 1;
      if (isOwn && (known === undefined || heat[cost] > known.heat))
        hottest.set(stripe, { heat: heat[cost], row });
    }
    return [...hottest];
  }, [answer, heat, rows]);
  return (
    <div className="code-map" aria-hidden>
      {stripes.map(([stripe, { heat, row }]) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          key={stripe}
          className="code-stripe"
          style={{ top: `${(100 * stripe) / STRIPES}%`, opacity: 0.25 + 0.75 * heat }}
          onClick={() => onRow(row)}
        />
      ))}
    </div>
  );
}
