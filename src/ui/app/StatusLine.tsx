import { memo, Suspense, useState } from "react";
import { useStore } from "zustand";
import type { Warning } from "../../base/problem";
import { shownValue } from "../../base/shownValue";
import { percentText, scaleValue } from "../../base/units";
import type { ProfileSummary, ShownAnswer } from "../../engine/protocol";
import { type OpenBase, sessionStore } from "../../state/session";
import { countText } from "../kit/countText";
import { lazyPart } from "../kit/lazyPart";
import { comparisonText } from "./compare/comparisonText";
import { briefText } from "../kit/briefText";

const WarningList = lazyPart(() => import("./WarningList"));

/** The bottom line: what is shown, what is not, and what the profile is. */
export const StatusLine = memo(function StatusLine({
  summary,
  base,
  isNormalised,
  sampleTypeIndex,
  shown,
  hidden,
  warnings,
  maps,
}: {
  readonly summary: ProfileSummary;
  /** What it is compared with, and whether at the same total. */
  readonly base: OpenBase | undefined;
  readonly isNormalised: boolean;
  readonly sampleTypeIndex: number;
  /** What the filters leave; undefined without filters. */
  readonly shown: ShownAnswer | undefined;
  /** Cost that the view does not show, in sentences. */
  readonly hidden: readonly string[];
  readonly warnings: readonly Warning[];
  /** What source maps do, in one sentence. */
  readonly maps: string | undefined;
}) {
  const notKept = useStore(sessionStore, session => session.notKept);
  const [listOpen, setListOpen] = useState(false);
  return (
    // An <output> is the result of a form.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className="status" role="status" aria-atomic={false}>
      <span className="status-total">{briefText(totalText(summary, sampleTypeIndex, shown))}</span>
      {base === undefined ? null : (
        <span>{briefText(comparisonText(summary, base.summary, sampleTypeIndex, isNormalised))}</span>
      )}
      {summary.partial === undefined ? null : <span>partial: {summary.partial}</span>}
      {hidden.map(sentence => (
        <span key={sentence}>{sentence}</span>
      ))}
      {summary.mergedFrom > 1 ? <span>{summary.mergedFrom} profiles merged</span> : null}
      {maps ? <span>{maps}</span> : null}
      {notKept === undefined ? null : <span>{notKept}</span>}
      <span className="grow" />
      {warnings.length === 0 ? null : (
        <button
          type="button"
          className="status-warnings"
          aria-haspopup="dialog"
          onClick={() => setListOpen(true)}
        >
          {warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`}
        </button>
      )}
      <span className="status-facts">{briefText(factsText(summary))}</span>
      {listOpen ? (
        <Suspense>
          <WarningList warnings={warnings} onClose={() => setListOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
});

function totalText(
  { sampleTypes, sampleCount }: ProfileSummary,
  index: number,
  shown: ShownAnswer | undefined,
): string {
  const samples = `${countText(sampleCount)} ${sampleCount === 1 ? "sample" : "samples"}`;
  const sampleType = sampleTypes[index];
  if (sampleType === undefined) return samples;
  const { type, unit, total } = sampleType;
  const isCount = scaleValue(1, unit, "auto").unit === "";
  if (shown !== undefined && leavesOut(shown)) {
    const { shownWeight, totalWeight } = shown;
    const [left, whole] = [shownWeight, totalWeight].map(weight =>
      isCount ? countText(weight) : shownValue(weight, unit),
    );
    return `${left} of ${whole}${isCount ? ` ${type}` : ""} shown (${percentText(shownWeight, totalWeight)})`;
  }
  if (!isCount) return `${shownValue(total, unit)} in ${samples}`;
  return `${countText(total)}${/^samples?$/.test(type) ? "" : ` ${type}`} in ${samples}`;
}

/** Where a filter is not understood, what is shown is not what the filters say. */
function leavesOut({ invalid, shownSampleCount, totalSampleCount }: ShownAnswer): boolean {
  return invalid.length === 0 && shownSampleCount !== totalSampleCount;
}

function factsText({ durationNanos, mainBinary }: ProfileSummary): string {
  const duration = Number(durationNanos);
  return [duration > 0 ? shownValue(duration, "nanoseconds") : "", mainBinary].filter(Boolean).join(" · ");
}
