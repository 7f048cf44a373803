import { DEFAULT_CONFIG } from "../../analysis/config";
import { withMainMapping } from "../../analysis/mainMapping";
import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { prepareReport } from "../../report";
import { findCommand } from "../../report/commands";
import { withStyle } from "../../report/styles";
import type { LoadedProfile } from "../loaded";
import type { ReportAnswer, ReportQuestion } from "../protocol";
import type { AnswerSteps } from "./question";
import { GivenSources } from "./givenSources";
import { localEnvironment, reportConfig, reportRefusal } from "./reportRequest";

/** A report, the same bytes as the command prints. */
export async function answerReport(
  loaded: LoadedProfile,
  question: ReportQuestion,
): Promise<Result<AnswerSteps<ReportAnswer>, Problem>> {
  const command = findCommand(question.command);
  if (command === undefined) return err(reportRefusal(`unrecognized command: "${question.command}"`));
  const styled = question.style === undefined ? ok(command) : withStyle(command, question.style);
  if (!styled.ok) return err(reportRefusal(styled.error));
  const config = question.whole === true ? DEFAULT_CONFIG : reportConfig(question);
  const sources = new GivenSources(question.sources ?? {});
  const request = {
    command: styled.value,
    argument: question.argument,
    config,
    environment: { ...localEnvironment(), sources },
  };
  const [reportable, make] = await Promise.all([loaded.reportable(question), prepareReport(request)]);
  return ok(reportSteps(reportable, make, sources));
}

function* reportSteps(
  reportable: Steps<Result<Profile, Problem>>,
  make: Awaited<ReturnType<typeof prepareReport>>,
  { missing }: GivenSources,
): AnswerSteps<ReportAnswer> {
  const profile = yield* reportable;
  if (!profile.ok) return profile;
  // What the command does when it has read a file.
  const report = yield* make(withMainMapping(profile.value, { file: "", buildId: "" }));
  if (!report.ok) return err(reportRefusal(report.error.message));
  const { bytes, warnings } = report.value;
  return ok({ kind: "report", bytes, warnings, missingSources: [...missing] });
}
