import { CircleDot, Info, TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { Finding, QueryOptions } from "../../engine/protocol";
import { FINDING_RULES } from "../../insight/findingRules";
import type { FindingRule } from "../../insight/rule";
import { BarList } from "../details/BarList";
import { briefText } from "../kit/briefText";
import { nameTitle } from "../kit/nameTitle";
import { findingFilters } from "./findingFilters";
import { RuleText } from "./RuleText";
import { amountText, namesTitle } from "./ruleWords";

/** How severities look, and what they are called: shape and word, not colour alone. */
const SEVERITIES = {
  high: { Icon: TriangleAlert, word: "Look here first" },
  medium: { Icon: CircleDot, word: "Stands out" },
  note: { Icon: Info, word: "About the recording" },
} as const;

/** One finding: its figure, what it means, the evidence, what can be done about it, and the rule. */
export function FindingItem({
  finding,
  unit,
  isByFunction,
  options,
  setOptions,
  onSelect,
}: {
  readonly finding: Finding;
  /** The sample type's. */
  readonly unit: string;
  /** Frames are functions: those of the evidence can be selected. */
  readonly isByFunction: boolean;
  readonly options: QueryOptions;
  readonly setOptions: (options: QueryOptions) => void;
  readonly onSelect: (name: string) => void;
}) {
  const titleId = useId();
  const rule = FINDING_RULES.find(({ id }) => id === finding.ruleId);
  if (rule === undefined) return null;
  const { Icon, word } = SEVERITIES[finding.severity];
  const { names, whole, subject } = finding;
  const filters = findingFilters(rule, finding, options);
  const canSelect = isByFunction && rule.measure.by !== "labelValue";
  return (
    <li className="finding" data-severity={finding.severity} aria-labelledby={titleId}>
      <h3 className="finding-title" id={titleId}>
        <span className="finding-icon" title={word}>
          <Icon size={15} aria-hidden />
          <span className="finding-word">{word}</span>
        </span>
        <span className="finding-amount">{amountText(rule.measure, finding.amount)}</span>
        <FindingTitle rule={rule} finding={finding} />
        {finding.baseAmount === undefined ? null : (
          <span className="finding-base muted">({amountText(rule.measure, finding.baseAmount)})</span>
        )}
      </h3>
      <p>{rule.why}</p>
      <BarList
        title={namesTitle(rule.measure)}
        level="h4"
        items={names}
        count={names.length}
        whole={whole}
        unit={finding.unit ?? unit}
        areDeltas={false}
        {...(canSelect && { onSelect })}
      />
      <p className="finding-advice">{rule.advice}</p>
      <div className="finding-actions">
        {filters.map(({ title, options: next, explanation }) => (
          <button
            key={title}
            type="button"
            className="button"
            aria-describedby={titleId}
            title={explanation}
            onClick={() => setOptions(next)}
          >
            {title}
          </button>
        ))}
        {subject !== undefined && canSelect ? (
          <button
            type="button"
            className="button"
            aria-describedby={titleId}
            title="Selects it in the view"
            onClick={() => onSelect(subject)}
          >
            Show function
          </button>
        ) : null}
        <RuleText rule={rule} describedBy={titleId} />
      </div>
    </li>
  );
}

/** The rule's title, with what was found in the place for it: text out of the profile, kept apart. */
function FindingTitle({
  rule,
  finding: { subject = "", shownSubject = subject, fullSubject },
}: {
  readonly rule: FindingRule;
  readonly finding: Finding;
}) {
  const [before = "", after] = rule.title.split("{subject}");
  return (
    <span className="finding-name">
      {before}
      {after === undefined ? null : (
        <>
          <bdi className="name" title={nameTitle(subject, fullSubject)}>
            {briefText(shownSubject)}
          </bdi>
          {after}
        </>
      )}
    </span>
  );
}
