import type { SourceLinesAnswer } from "../../../engine/protocol";
import { exactPivot } from "../../../state/pivot";
import { shownOptions } from "../../../state/shownReport";
import { askReport, reportText } from "../../actions/askReport";
import type { CopyContext, CopyForm } from "../../actions/copyTable";
import { copyAndSay, valueOrSay } from "../../actions/saying";

/** Longer expressions make reports that nobody reads. */
const MOST_FUNCTIONS = 200;

/** Copies pprof's `list` of what is shown: the function, or those of the file; with the text where that is known. */
export async function copyList(
  context: CopyContext,
  { own, functions }: Pick<SourceLinesAnswer, "own" | "functions">,
  { kind, style }: CopyForm,
): Promise<void> {
  const meant = own === undefined ? functions.slice(0, MOST_FUNCTIONS) : [own];
  const report = valueOrSay(
    await askReport(context, {
      command: "list",
      argument: meant.map(({ name }) => exactPivot(name)).join("|"),
      options: shownOptions(context.state),
      sampleTypeIndex: context.query.sampleTypeIndex,
      ...(style !== undefined && { style }),
    }),
  );
  if (report === undefined) return;
  await copyAndSay(`Source as ${kind} (list)`, reportText(report.bytes), report.warnings.join(" "));
}
