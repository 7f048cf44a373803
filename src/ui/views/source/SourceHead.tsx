import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { percentText } from "../../../base/units";
import type { SourceLinesAnswer } from "../../../engine/protocol";
import { CutText } from "../../kit/CutText";
import { CopyMenu } from "../../report/CopyMenu";
import type { CopyForm } from "../../actions/copyTable";
import { figureText, figureTitle } from "./figureCells";
import { briefText, wholeText } from "../../kit/briefText";

/** What stands above the code: whose it is, what it costs, and what can be done with it. */
export function SourceHead({
  answer,
  place,
  unit,
  isCompared,
  hotCount,
  onHot,
  withAddresses,
  onAddresses,
  onCopy,
  children,
}: {
  readonly answer: SourceLinesAnswer;
  /** Where the text is from; undefined where there is none. */
  readonly place: string | undefined;
  readonly unit: string;
  readonly isCompared: boolean;
  readonly hotCount: number;
  readonly onHot: (step: 1 | -1) => void;
  readonly withAddresses: boolean;
  readonly onAddresses: (wanted: boolean) => void;
  readonly onCopy: (form: CopyForm) => void;
  readonly children?: ReactNode;
}) {
  const { own, file, reportTotal } = answer;
  const title = own?.shownName ?? file;
  return (
    <div className="source-head">
      <div className="source-title">
        <h2>
          <CutText
            className="name"
            text={title}
            title={own === undefined ? file : `${own.fullName}\n${own.name}`}
          />
        </h2>
        <p className="muted source-where">
          {own === undefined ? null : (
            <span className="source-sums">
              {(["flat", "cum"] as const).map(figure => (
                <span key={figure} title={figureTitle(own[figure], unit, undefined, undefined)}>
                  {figure} {figureText(own[figure], unit, isCompared)} (
                  {percentText(own[figure], reportTotal)}){" "}
                </span>
              ))}
            </span>
          )}
          {own === undefined || file === "" ? null : <bdi title={wholeText(file)}>{briefText(file)}</bdi>}
          {place === undefined ? null : <span> from {place}</span>}
        </p>
      </div>
      <div className="source-actions">
        {children}
        <label className="source-check" title="Shows the addresses of each line's code below it">
          <input
            type="checkbox"
            checked={withAddresses}
            onChange={event => onAddresses(event.currentTarget.checked)}
          />
          Addresses
        </label>
        <button
          type="button"
          className="button icon"
          aria-label="Previous hot line"
          title="Previous hot line (p)"
          disabled={hotCount === 0}
          onClick={() => onHot(-1)}
        >
          <ArrowUp size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="button icon"
          aria-label="Next hot line"
          title="Next hot line (n)"
          disabled={hotCount === 0}
          onClick={() => onHot(1)}
        >
          <ArrowDown size={15} aria-hidden />
        </button>
        <CopyMenu what="what pprof's list prints" onCopy={onCopy} />
      </div>
    </div>
  );
}
