import { useEffect, useMemo } from "react";
import type { InfoQuestion } from "../../../engine/protocol";
import { afterPaint } from "../../kit/afterPaint";
import { useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";
import { CountFacts } from "./CountFacts";
import { FrameFacts } from "./FrameFacts";
import { LabelTable } from "./LabelTable";
import { MappingGrid } from "./MappingGrid";
import { Oddities } from "./Oddities";
import { ProfileFacts } from "./ProfileFacts";
import { SampleTypeTable } from "./SampleTypeTable";
import { SidesTable } from "./SidesTable";
import { problemText } from "../../kit/problemText";
import "./info.css";

/** The view **Info**: everything that the file says of itself. */
export default function InfoView({ engine, summary, base, query, reportHidden, drawn }: ViewProps) {
  const question = useMemo((): InfoQuestion => ({ kind: "info", ...query }), [query]);
  const { answer, problem } = useAnswer(engine, question, "info");
  useEffect(() => reportHidden([]), [reportHidden]);
  useEffect(() => (answer === undefined ? undefined : afterPaint(drawn)), [answer, drawn]);
  return (
    // It scrolls, so keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="info" tabIndex={0} aria-label="About this profile">
      {problem === undefined ? null : <p>{problemText(problem)}</p>}
      {answer === undefined ? (
        problem === undefined ? (
          <p className="late muted">Counting …</p>
        ) : null
      ) : (
        <>
          <Oddities summary={summary} answer={answer} sampleTypeIndex={query.sampleTypeIndex} />
          {base === undefined ? null : <SidesTable summary={summary} base={base} />}
          <div className="info-pair">
            <ProfileFacts summary={summary} answer={answer} />
            <CountFacts summary={summary} answer={answer} sampleTypeIndex={query.sampleTypeIndex} />
          </div>
          <SampleTypeTable summary={summary} answer={answer} />
          <MappingGrid mappings={answer.mappings} />
          <LabelTable answer={answer} sampleCount={summary.sampleCount} />
          <FrameFacts answer={answer} />
        </>
      )}
    </section>
  );
}
