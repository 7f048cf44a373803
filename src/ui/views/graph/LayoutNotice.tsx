import { type ReactNode, useEffect, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { GraphAnswer } from "../../../engine/protocol";
import { counted } from "./trimming";
import type { LayoutPhase } from "./LayoutStore";
import { problemText } from "../../kit/problemText";
import { wholeText } from "../../kit/briefText";

/** A layout that takes longer than this is offered to be stopped and trimmed. */
const LONG_S = 10;
/** One that takes longer than this says how long, and can be stopped. */
const NOTABLE_S = 2;

/** What is to be said of the graph's making: that it takes time, was stopped, or did not succeed. */
export function LayoutNotice({
  answer,
  problem,
  phase,
  isEarlierShown,
  onStop,
  onRetry,
  onFewer,
}: {
  readonly answer: GraphAnswer | undefined;
  readonly problem: Problem | undefined;
  readonly phase: LayoutPhase;
  /** The graph before is on the screen meanwhile. */
  readonly isEarlierShown: boolean;
  readonly onStop: () => void;
  readonly onRetry: () => void;
  readonly onFewer: () => void;
}) {
  if (problem !== undefined) {
    return (
      <div className="graph-notice" role="alert">
        <p>{problemText(problem)}</p>
      </div>
    );
  }
  const what =
    answer === undefined
      ? "the graph"
      : `${counted(answer.nodes.name.length, "node")} and ${counted(answer.edges.source.length, "edge")}`;
  const before = isEarlierShown ? " What is shown is the graph before." : "";
  const fewer =
    answer === undefined || answer.nodes.name.length < 2 ? null : (
      <button type="button" className="button" onClick={onFewer}>
        Show fewer nodes
      </button>
    );
  const again = (
    <button type="button" className="button" onClick={onRetry}>
      Try again
    </button>
  );
  switch (phase.kind) {
    case "done":
      return null;
    case "running":
      return <Running what={what} sinceMs={phase.sinceMs} onStop={onStop} fewer={fewer} />;
    case "stopped":
      return (
        <div className="graph-notice" aria-live="polite">
          <p>
            The layout of {what} was stopped after {Math.round(phase.afterMs / 1000)} s.{before}
          </p>
          <div className="graph-notice-buttons">
            {fewer}
            {again}
          </div>
        </div>
      );
    case "failed":
      return (
        <div className="graph-notice" role="alert">
          <p>
            Graphviz can’t draw {what}: {wholeText(phase.message)}.{before}
          </p>
          <div className="graph-notice-buttons">
            {fewer}
            {again}
          </div>
        </div>
      );
  }
}

function Running({
  what,
  sinceMs,
  onStop,
  fewer,
}: {
  readonly what: string;
  readonly sinceMs: number;
  readonly onStop: () => void;
  readonly fewer: ReactNode;
}) {
  const seconds = useSecondsSince(sinceMs);
  const isLong = seconds >= LONG_S;
  return (
    <div className="graph-notice late" aria-live="polite">
      <p>
        {isLong ? `Graphviz still lays out ${what}. It may take much longer` : `Laying out ${what}`}
        {/* Not read out every second. */}
        {seconds >= NOTABLE_S ? <span aria-hidden> · {seconds} s</span> : null}
      </p>
      {seconds < NOTABLE_S ? null : (
        <div className="graph-notice-buttons">
          <button type="button" className="button" onClick={onStop}>
            Stop
          </button>
          {isLong ? fewer : null}
        </div>
      )}
    </div>
  );
}

function useSecondsSince(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
}
