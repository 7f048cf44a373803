import { useEffect, useRef, useState } from "react";
import { percentText } from "../../../base/units";
import type { FlameAnswer } from "../../../engine/protocol";
import type { ViewProps } from "../viewProps";
import type { FlameStage } from "./FlameStage";

/**
 * Tells the shell what is drawn and what is not.
 * @returns what the whole graph stands for; undefined until the first answer
 */
export function useReports(stage: FlameStage, props: ViewProps): number | undefined {
  const [total, setTotal] = useState<number>();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    let reported = "";
    const report = (answer: FlameAnswer | undefined) => {
      const sentence = answer === undefined ? "" : hiddenSentence(answer);
      if (sentence === reported) return;
      reported = sentence;
      latest.current.reportHidden(sentence === "" ? [] : [sentence]);
    };
    const stop = stage.subscribe(change => {
      if (change === "answered") {
        setTotal(stage.current?.totalWeight);
        report(stage.current);
      }
      if (change === "drawn") latest.current.drawn();
    });
    return () => {
      stop();
      report(undefined);
    };
  }, [stage]);
  return total;
}

function hiddenSentence(answer: FlameAnswer): string {
  if (answer.mergedWeight === 0) return "";
  return `${percentText(answer.mergedWeight, answer.totalWeight)} in boxes under 1 px`;
}
