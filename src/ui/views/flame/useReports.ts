import { useEffect, useRef, useState } from "react";
import { percentText } from "../../../base/units";
import type { FlameAnswer } from "../../../engine/protocol";
import type { ViewProps } from "../viewProps";
import type { FlameStage } from "../../flame/FlameStage";
import { whenSettled } from "../../flame/whenSettled";

/**
 * Tells the shell what is drawn and what is not.
 * @returns what the whole graph stands for, undefined until the first answer; and whether nothing that is drawn has changed
 */
export function useReports(
  stage: FlameStage,
  props: ViewProps,
): { readonly total: number | undefined; readonly looksSame: boolean } {
  const [total, setTotal] = useState<number>();
  const [looksSame, setLooksSame] = useState(false);
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
    const stops = [
      whenSettled(stage, ["answered"], () => report(stage.current)),
      stage.subscribe(change => {
        if (change === "answered") {
          setTotal(stage.current?.totalWeight);
          setLooksSame(stage.current !== undefined && hasNoChange(stage.current));
        }
        if (change === "drawn") latest.current.drawn();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      report(undefined);
    };
  }, [stage]);
  return { total, looksSame };
}

/** In a comparison: no box of the whole graph costs more or less than in the base. */
function hasNoChange({ base, question, boxCount, value }: FlameAnswer): boolean {
  const isWhole = question.from === 0 && question.to === 1;
  return base !== undefined && isWhole && boxCount > 1 && value.every(change => change === 0);
}

function hiddenSentence(answer: FlameAnswer): string {
  if (answer.mergedWeight === 0) return "";
  return `${percentText(answer.mergedWeight, answer.totalWeight)} in boxes under 1 px`;
}
