import { Lightbulb } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { EngineClient } from "../../engine/client";
import type { FindingsQuestion, PresetsQuestion, Query } from "../../engine/protocol";
import { insightsStore, showFindings } from "../../state/insights";
import { countText } from "../kit/countText";
import { useAnswer } from "../kit/useAnswer";
import { FINDINGS_BUTTON_ID } from "./findingsButtonId";
import "./findings.css";

/** What is shown may change again soon: nobody looks at it before. */
const DELAY_MS = 300;

export interface FindingsButtonProps {
  readonly engine: EngineClient;
  readonly query: Query;
}

/** The button **Findings**, with how many there are: it has the engine look whenever what is shown changes. */
export default function FindingsButton({
  engine,
  query,
  preloadPanel,
}: FindingsButtonProps & { readonly preloadPanel: () => Promise<void> }) {
  useInsights(engine, query);
  const { isPanelOpen, findings, isWaiting } = useStore(insightsStore);
  const count = findings?.findings.length;
  return (
    <button
      type="button"
      id={FINDINGS_BUTTON_ID}
      className="button plain findings-button"
      aria-expanded={isPanelOpen}
      title="What stands out in what is shown"
      onPointerEnter={() => void preloadPanel()}
      onFocus={() => void preloadPanel()}
      onClick={() => showFindings(!isPanelOpen)}
    >
      <Lightbulb size={15} aria-hidden />
      <span className="findings-word">Findings</span>
      {count === undefined ? null : (
        <span className="findings-count" data-late={isWaiting}>
          {countText(count)}
        </span>
      )}
    </button>
  );
}

/** Asks for findings and presets, and keeps the answers for whoever shows them. */
function useInsights(engine: EngineClient, query: Query): void {
  const questions = useMemo(
    (): { readonly findings: FindingsQuestion; readonly presets: PresetsQuestion } => ({
      findings: { kind: "findings", ...query },
      presets: { kind: "presets", ...query },
    }),
    [query],
  );
  const { answer: findings, problem, waiting } = useAnswer(engine, questions.findings, "findings", DELAY_MS);
  const presets = useAnswer(engine, questions.presets, "presets", DELAY_MS).answer?.presets;
  useEffect(() => {
    const isWaiting = waiting || (findings === undefined && problem === undefined);
    insightsStore.setState({ findings, problem, isWaiting, presets: presets ?? [] });
  }, [findings, problem, waiting, presets]);
}
