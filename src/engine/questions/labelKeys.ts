import { labelKeys } from "../../analysis/labelTable/labelKeys";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { LoadedProfile } from "../loaded";
import type { LabelKeysAnswer } from "../protocol";
import type { AnswerSteps } from "./question";

/** The keys of all labels of the profile. */
export async function answerLabelKeys({
  profile,
}: LoadedProfile): Promise<Result<AnswerSteps<LabelKeysAnswer>, Problem>> {
  return ok(keysOf(profile));
}

function* keysOf(profile: LoadedProfile["profile"]): AnswerSteps<LabelKeysAnswer> {
  return ok({ kind: "labelKeys", keys: yield* labelKeys(profile) });
}
