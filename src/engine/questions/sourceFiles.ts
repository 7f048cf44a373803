import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Profile } from "../../model/profile";
import type { LoadedProfile } from "../loaded";
import type { SourceFilesAnswer } from "../protocol";
import type { AnswerSteps } from "./question";

const FUNCTIONS_PER_STEP = 16_384;

/** The files that the functions and mappings of the profile, and of its base, name. */
export async function answerSourceFiles({
  sides,
}: LoadedProfile): Promise<Result<AnswerSteps<SourceFilesAnswer>, Problem>> {
  return ok(filesOf(sides));
}

function* filesOf(sides: readonly Profile[]): AnswerSteps<SourceFilesAnswer> {
  const files = new Set<string>();
  const mappingFiles = new Set<string>();
  for (const { functions, mappings, strings } of sides) {
    const indices = new Set<number>();
    for (let row = 0; row < functions.count; row++) {
      indices.add(functions.filename[row]);
      if (row % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) yield;
    }
    for (const index of indices) {
      files.add(strings.text(index));
      if (files.size % FUNCTIONS_PER_STEP === 0) yield;
    }
    for (let row = 0; row < mappings.count; row++) mappingFiles.add(strings.text(mappings.filename[row]));
  }
  files.delete("");
  return ok({ kind: "sourceFiles", files: [...files], mappings: [...mappingFiles] });
}
