import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { shownValue } from "../../base/shownValue";
import type { ProfileSummary, Query, QueryOptions } from "../../engine/protocol";
import { insightsStore, showFindings } from "../../state/insights";
import type { ViewState } from "../../state/viewState";
import { countText } from "../kit/countText";
import { NARROW, useMediaQuery } from "../kit/useMediaQuery";
import { FINDINGS_BUTTON_ID } from "./findingsButtonId";
import { FindingItem } from "./FindingItem";
import { QuietRules } from "./QuietRules";
import { briefText, wholeText } from "../kit/briefText";
import "../details/details.css";
import "./findings.css";

export interface FindingsPanelProps {
  readonly summary: ProfileSummary;
  readonly query: Query;
  /** Those of the link: what filters are added to. */
  readonly options: QueryOptions;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  readonly onSelect: (name: string) => void;
}

/** The panel **Findings**: what stands out in what is shown, with the evidence and the rules that say so. */
export default function FindingsPanel({ summary, query, options, navigate, onSelect }: FindingsPanelProps) {
  const { findings: answer, isWaiting, problem } = useStore(insightsStore);
  const narrow = useMediaQuery(NARROW);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { type, unit } = summary.sampleTypes[query.sampleTypeIndex] ?? { type: "", unit: "" };
  const close = () => {
    showFindings(false);
    document.getElementById(FINDINGS_BUTTON_ID)?.focus();
  };
  // On a narrow screen the panel takes the view's place.
  const leave = () => {
    if (narrow) close();
  };
  return (
    // The keys are those of the buttons in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="details findings"
      aria-label="Findings"
      aria-busy={isWaiting}
      onKeyDown={event => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        className="button icon plain details-close"
        aria-label="Close findings"
        title="Close findings"
        onClick={close}
      >
        <X size={16} aria-hidden />
      </button>
      <h2 ref={heading} tabIndex={-1} className="findings-title">
        Findings
      </h2>
      {problem !== undefined ? (
        <p>{wholeText(problem.message)}</p>
      ) : answer === undefined ? (
        <p className="muted">Looking at what is shown …</p>
      ) : (
        <>
          <p className="muted findings-about">
            {briefText(aboutText(answer.total, type, unit, query.comparison !== undefined))}
          </p>
          {answer.findings.length > 0 ? (
            <ul className="findings-list" data-late={isWaiting}>
              {answer.findings.map(finding => (
                <FindingItem
                  key={finding.ruleId}
                  finding={finding}
                  unit={unit}
                  isByFunction={(options.granularity ?? "functions") === "functions"}
                  options={options}
                  setOptions={next => {
                    navigate({ options: next }, "push");
                    leave();
                  }}
                  onSelect={name => {
                    onSelect(name);
                    leave();
                  }}
                />
              ))}
            </ul>
          ) : (
            <p className="findings-nothing">
              {answer.total === 0
                ? "There is no cost to look at."
                : `Nothing stands out. Rules looked at: ${countText(answer.others.length)}.`}
            </p>
          )}
          <QuietRules others={answer.others} isAlone={answer.findings.length === 0} />
        </>
      )}
    </aside>
  );
}

/** What shares are of. */
function aboutText(total: number, type: string, unit: string, isComparison: boolean): string {
  const amount = shownValue(total, unit);
  const what = amount === String(total) ? `${countText(total)} ${type}` : `${amount} of ${type}`;
  return isComparison
    ? `Shares are of the new side, ${what}; in parentheses the base’s.`
    : `Shares are of what is shown, ${what}.`;
}
