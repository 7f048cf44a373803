import { useId, useState } from "react";
import type { FindingRule } from "../../insight/rule";
import { kindsText, measureText, thresholdText } from "./ruleWords";

/** A button that opens the rule as it is written: what is measured, from which figure on, with which expression. */
export function RuleText({
  rule,
  describedBy,
}: {
  readonly rule: FindingRule;
  readonly describedBy?: string;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button plain"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-describedby={describedBy}
        onClick={() => setOpen(!isOpen)}
      >
        Rule
      </button>
      <dl className="rule" id={id} hidden={!isOpen}>
        <dt>Measured</dt>
        <dd>{measureText(rule.measure)}</dd>
        {rule.measure.by === "stacks" ? (
          <>
            <dt>Expression</dt>
            <dd>
              <code className="rule-expression">{rule.measure.expression}</code>
            </dd>
          </>
        ) : null}
        <dt>Threshold</dt>
        <dd>{thresholdText(rule)}</dd>
        <dt>For</dt>
        <dd>{kindsText(rule)}</dd>
      </dl>
    </>
  );
}
