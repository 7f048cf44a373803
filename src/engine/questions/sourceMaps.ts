import { loadingOf } from "../../analysis/load";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { finished } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import type {
  MappedBundle,
  OriginalTextAnswer,
  OriginalTextQuestion,
  UseSourceMapsAnswer,
  UseSourceMapsQuestion,
} from "../protocol";
import { ReadSourceMaps } from "../sourceMaps";
import type { AnswerSteps } from "./question";

/** Reads source maps, and the profile through them. */
export async function answerUseSourceMaps(
  loaded: LoadedProfile,
  question: UseSourceMapsQuestion,
): Promise<Result<AnswerSteps<UseSourceMapsAnswer>, Problem>> {
  const load = await loadingOf(loaded.profile.header);
  return ok(mapsInUse(loaded, question, load));
}

function* mapsInUse(
  loaded: LoadedProfile,
  { id, files }: UseSourceMapsQuestion,
  load: Awaited<ReturnType<typeof loadingOf>>,
): AnswerSteps<UseSourceMapsAnswer> {
  const maps = yield* ReadSourceMaps.of(files);
  const { counts } = yield* loaded.readThrough(id, maps, load);
  const bundles = files.flatMap(({ file, name }): MappedBundle[] => {
    const positions = maps.positions.get(file);
    const count = counts.get(file);
    if (positions === undefined || count === undefined) return [];
    const { left, ...others } = count;
    return [
      {
        file,
        map: name,
        ...others,
        ambiguous: left.ambiguous,
        beyond: left.beyond,
        unmapped: left.unmapped + left.unplaced,
        texts: positions.originalFiles().filter(original => positions.content(original) !== undefined),
      },
    ];
  });
  return ok({
    kind: "useSourceMaps",
    id,
    bundles,
    warnings: maps.warnings,
  });
}

/** The text of an original file. */
export async function answerOriginalText(
  loaded: LoadedProfile,
  { file }: OriginalTextQuestion,
): Promise<Result<AnswerSteps<OriginalTextAnswer>, Problem>> {
  return ok(finished(ok({ kind: "originalText", text: loaded.sourceMaps?.content(file) })));
}
