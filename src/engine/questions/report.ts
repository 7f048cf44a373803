import { DEFAULT_CONFIG } from "../../analysis/config";
import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { finished } from "../../base/steps";
import { generateReport } from "../../report";
import { findCommand } from "../../report/commands";
import { withStyle } from "../../report/styles";
import type { LoadedProfile } from "../loaded";
import type { ReportAnswer, ReportQuestion } from "../protocol";
import type { AnswerSteps } from "./question";
import { reportInput, reportRefusal } from "./reportInput";

/** A report, the same bytes as the command prints. */
export async function answerReport(
  loaded: LoadedProfile,
  question: ReportQuestion,
): Promise<Result<AnswerSteps<ReportAnswer>, Problem>> {
  const command = findCommand(question.command);
  if (command === undefined) return err(reportRefusal(`unrecognized command: "${question.command}"`));
  const styled = question.style === undefined ? ok(command) : withStyle(command, question.style);
  if (!styled.ok) return err(reportRefusal(styled.error));
  const input = await reportInput(loaded, question);
  if (!input.ok) return input;
  const { profile, environment } = input.value;
  const config = question.whole === true ? DEFAULT_CONFIG : input.value.config;
  const report = await generateReport(profile, styled.value, question.argument, config, environment);
  if (!report.ok) return err(reportRefusal(report.error.message));
  const { bytes, warnings } = report.value;
  return ok(finished(ok({ kind: "report", bytes, warnings })));
}
