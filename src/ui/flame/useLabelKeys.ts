import type { EngineClient } from "../../engine/client";
import type { LabelKeysQuestion } from "../../engine/protocol";
import { useAnswer } from "../kit/useAnswer";

const QUESTION: LabelKeysQuestion = { kind: "labelKeys", sampleTypeIndex: 0, options: {} };
const NONE: readonly string[] = [];

/** The keys of the profile's labels; none until they are known. */
export function useLabelKeys(engine: EngineClient): readonly string[] {
  return useAnswer(engine, QUESTION, "label keys").answer?.keys ?? NONE;
}
