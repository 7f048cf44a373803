import type { FlameAnswer } from "../../engine/protocol";
import { changeText } from "../change";
import { isMerged } from "./boxPath";

/** box → its text, made when it is first drawn: drawing the same boxes again makes nothing. */
const textsOf = new WeakMap<FlameAnswer, (string | undefined)[]>();

/** The relative change of a box, as it stands on it: `+23%`, `new`, `gone`; "" where there is none to tell. */
export function changeLabel(answer: FlameAnswer, box: number): string {
  if (answer.base === undefined) return "";
  let texts = textsOf.get(answer);
  if (texts === undefined) textsOf.set(answer, (texts = []));
  return (texts[box] ??=
    isMerged(answer, box) || answer.value[box] === 0
      ? ""
      : changeText(answer.base[box] + answer.value[box], answer.base[box]));
}
