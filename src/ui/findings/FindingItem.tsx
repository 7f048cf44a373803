import { CircleDot, Info, TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { Finding, QueryOptions } from "../../engine/protocol";
import { FINDING_RULES } from "../../insight/findingRules";
import type { FindingRule } from "../../insight/rule";
import { setOption } from "../../state/options/optionValues";
import { withAlternative } from "../../state/options/refine";
import { BarList } from "../details/BarList";
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
  const { names, whole } = finding;
  const actions = filterActions(rule, finding, options);
  const isOfFunctions = rule.measure.by !== "labelValue";
  return (
    <li className="finding" data-severity={finding.severity} aria-labelledby={titleId}>
      <h3 className="finding-title" id={titleId}>
        <span className="finding-icon" title={word}>
          <Icon size={15} aria-hidden />
          <span className="finding-word">{word}</span>
        </span>
        <span className="finding-amount">{amountText(rule.measure, finding.amount)}</span>
        <FindingTitle rule={rule} subject={finding.subject} />
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
        {...(isByFunction && isOfFunctions && { onSelect })}
      />
      <p className="finding-advice">{rule.advice}</p>
      <div className="finding-actions">
        {actions.map(({ title, options: next, explanation }) => (
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
        <RuleText rule={rule} describedBy={titleId} />
      </div>
    </li>
  );
}

/** The rule's title, with what was found in the place for it: text out of the profile, kept apart. */
function FindingTitle({
  rule,
  subject = "",
}: {
  readonly rule: FindingRule;
  readonly subject: string | undefined;
}) {
  const [before = "", after] = rule.title.split("{subject}");
  return (
    <span className="finding-name">
      {before}
      {after === undefined ? null : (
        <>
          <bdi className="name">{subject}</bdi>
          {after}
        </>
      )}
    </span>
  );
}

interface FilterAction {
  readonly title: string;
  readonly explanation: string;
  readonly options: QueryOptions;
}

/** The filters that a finding is about: with them, what is shown is what its figure says. */
function filterActions(
  { measure }: FindingRule,
  { tagFilter }: Finding,
  options: QueryOptions,
): FilterAction[] {
  if (measure.by === "stacks") {
    const { expression } = measure;
    return [
      {
        title: "Focus",
        explanation: `Only the stacks that it is about: focus ${expression}`,
        options: setOption(options, "focus", expression),
      },
      {
        title: "Ignore",
        explanation: `Without them: ignore ${expression}`,
        options: setOption(options, "ignore", withAlternative(options.ignore, expression)),
      },
    ];
  }
  if (measure.by === "labelValue" && tagFilter !== undefined) {
    return [
      {
        title: "Focus",
        explanation: `Only the samples with it: tagfocus ${tagFilter}`,
        options: setOption(options, "tagfocus", tagFilter),
      },
      {
        title: "Ignore",
        explanation: `Without them: tagignore ${tagFilter}`,
        options: setOption(options, "tagignore", tagFilter),
      },
    ];
  }
  if (measure.by === "sharedNames") {
    return [
      {
        title: "Tell them apart",
        explanation: "Granularity: filefunctions",
        options: setOption(options, "granularity", "filefunctions"),
      },
    ];
  }
  return [];
}
