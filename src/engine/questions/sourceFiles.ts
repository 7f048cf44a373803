import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { LoadedProfile } from "../loaded";
import type { SourceFilesAnswer } from "../protocol";
import type { AnswerSteps } from "./question";

const FUNCTIONS_PER_STEP = 16_384;

/** The files that the profile's functions and mappings name. */
export async function answerSourceFiles({
  profile,
}: LoadedProfile): Promise<Result<AnswerSteps<SourceFilesAnswer>, Problem>> {
  return ok(filesOf(profile));
}

function* filesOf({
  functions,
  mappings,
  strings,
}: LoadedProfile["profile"]): AnswerSteps<SourceFilesAnswer> {
  const indices = new Set<number>();
  for (let row = 0; row < functions.count; row++) {
    indices.add(functions.filename[row]);
    if (row % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) yield;
  }
  const files = new Set<string>();
  for (const index of indices) {
    files.add(strings.text(index));
    if (files.size % FUNCTIONS_PER_STEP === 0) yield;
  }
  files.delete("");
  const mappingFiles = new Set<string>();
  for (let row = 0; row < mappings.count; row++) mappingFiles.add(strings.text(mappings.filename[row]));
  return ok({ kind: "sourceFiles", files: [...files], mappings: [...mappingFiles] });
}
