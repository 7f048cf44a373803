import type { FindingsAnswer } from "../../engine/protocol";
import { FINDING_RULES } from "../../insight/findingRules";
import { countText } from "../kit/countText";
import { RuleText } from "./RuleText";
import { amountText } from "./ruleWords";

/** The rules that were looked at and have nothing to say, each with its figure and its text. */
export function QuietRules({
  others,
  isAlone,
}: {
  readonly others: FindingsAnswer["others"];
  /** There are no findings above. */
  readonly isAlone: boolean;
}) {
  if (others.length === 0) return null;
  return (
    <details className="quiet-rules">
      <summary>
        {isAlone ? "" : "Other "}
        {isAlone ? "Rules" : "rules"} looked at: {countText(others.length)}
      </summary>
      <ul>
        {others.map(({ ruleId, amount }) => {
          const rule = FINDING_RULES.find(({ id }) => id === ruleId);
          if (rule === undefined) return null;
          const title = rule.title.replace(/:? *\{subject\}/, "");
          return (
            <li key={ruleId} className="quiet-rule">
              <span>{title}</span>
              <span className="quiet-amount">{amountText(rule.measure, amount)}</span>
              <RuleText rule={rule} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
