import { useEffect, useMemo } from "react";
import type { LabelsQuestion } from "../../../engine/protocol";
import { afterPaint } from "../../kit/afterPaint";
import { useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";
import { KeySections } from "./KeySections";
import { NoLabels } from "./NoLabels";
import { problemText } from "../../kit/problemText";
import "./labels.css";

/** Values of a key that are shown at first. */
const FIRST_VALUES = 12;

/** The view **Labels**: what the samples cost by the values of their labels. */
export default function LabelsView(props: ViewProps) {
  const { engine, query, reportHidden, drawn } = props;
  const question = useMemo(
    (): LabelsQuestion => ({ kind: "labels", ...query, valueLimit: FIRST_VALUES }),
    [query],
  );
  const { answer, problem } = useAnswer(engine, question, "labels");
  useEffect(() => reportHidden([]), [reportHidden]);
  useEffect(() => (answer === undefined ? undefined : afterPaint(drawn)), [answer, drawn]);
  return (
    // It scrolls, so keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="labels" tabIndex={0} aria-label="Labels of the samples">
      {problem !== undefined ? (
        <p>{problemText(problem)}</p>
      ) : answer === undefined ? (
        <p className="late muted">Adding up …</p>
      ) : answer.keys.length === 0 ? (
        <NoLabels {...props} sampleCount={answer.sampleCount} />
      ) : (
        <KeySections {...props} answer={answer} />
      )}
    </section>
  );
}
