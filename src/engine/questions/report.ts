import { type Config, DEFAULT_CONFIG } from "../../analysis/config";
import { withMainMapping } from "../../analysis/mainMapping";
import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { prepareReport } from "../../report";
import { findCommand } from "../../report/commands";
import { type ReportEnvironment, UTC_ENVIRONMENT } from "../../report/environment";
import { intlZone } from "../../report/intlZone";
import { withStyle } from "../../report/styles";
import type { LoadedProfile } from "../loaded";
import type { ReportAnswer, ReportQuestion } from "../protocol";
import type { AnswerSteps } from "./question";

/** A report, the same bytes as the command prints. */
export async function answerReport(
  loaded: LoadedProfile,
  question: ReportQuestion,
): Promise<Result<AnswerSteps<ReportAnswer>, Problem>> {
  const command = findCommand(question.command);
  if (command === undefined) return err(refusal(`unrecognized command: "${question.command}"`));
  const styled = question.style === undefined ? ok(command) : withStyle(command, question.style);
  if (!styled.ok) return err(refusal(styled.error));
  const config: Config =
    question.whole === true
      ? DEFAULT_CONFIG
      : { ...DEFAULT_CONFIG, ...question.options, sample_index: String(question.sampleTypeIndex) };
  const request = {
    command: styled.value,
    argument: question.argument,
    config,
    environment: localEnvironment(),
  };
  const [reportable, make] = await Promise.all([loaded.reportable(question), prepareReport(request)]);
  return ok(reportSteps(reportable, make));
}

function* reportSteps(
  reportable: Steps<Result<Profile, Problem>>,
  make: Awaited<ReturnType<typeof prepareReport>>,
): AnswerSteps<ReportAnswer> {
  const profile = yield* reportable;
  if (!profile.ok) return profile;
  // What the command does when it has read a file.
  const report = yield* make(withMainMapping(profile.value, { file: "", buildId: "" }));
  if (!report.ok) return err(refusal(report.error.message));
  const { bytes, warnings } = report.value;
  return ok({ kind: "report", bytes, warnings });
}

/** Times are local, as the command has them. */
function localEnvironment(): ReportEnvironment {
  const zoneAt = intlZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return zoneAt === undefined ? UTC_ENVIRONMENT : { zoneAt };
}

function refusal(message: string): Problem {
  return { kind: "malformed", message: `pprof has no such report: ${message}.`, advice: "Mend the command." };
}
