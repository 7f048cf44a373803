import { TriangleAlert } from "lucide-react";
import { percentText } from "../../../base/units";
import type { InfoAnswer, ProfileSummary } from "../../../engine/protocol";
import { Section } from "./Facts";
import { wholeText } from "../../kit/briefText";

/** A share without symbols that is worth a word. */
const MANY_UNSYMBOLISED = 0.05;

/** What looks wrong with the profile; nothing where nothing does. */
export function Oddities({
  summary,
  answer,
  sampleTypeIndex,
}: {
  readonly summary: ProfileSummary;
  readonly answer: InfoAnswer;
  readonly sampleTypeIndex: number;
}) {
  const found = summary.warnings.map(({ message }) => wholeText(message));
  if (summary.sampleCount > 0 && summary.sampleTypes[sampleTypeIndex]?.total === 0)
    found.push("All values of this sample type are 0.");
  if (answer.unsymbolisedShare >= MANY_UNSYMBOLISED) {
    found.push(
      `${percentText(answer.unsymbolisedShare, 1)} of the total is in code without symbols: it is shown by its mapping, without function names.`,
    );
  }
  if (found.length === 0) return null;
  return (
    <Section title="What looks wrong">
      <ul className="oddities">
        {found.map(message => (
          <li key={message}>
            <TriangleAlert size={15} aria-hidden />
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
