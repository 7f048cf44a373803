import { type Config, DEFAULT_CONFIG } from "../../analysis/config";
import { withMainMapping } from "../../analysis/mainMapping";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { runSteps } from "../../base/steps";
import { type ReportEnvironment, UTC_ENVIRONMENT } from "../../report/environment";
import { intlZone } from "../../report/intlZone";
import type { Profile } from "../../model/profile";
import type { LoadedProfile } from "../loaded";
import type { Query } from "../protocol";

/** What a report is made from, as the command has it when it has read its files. */
export interface ReportInput {
  readonly profile: Profile;
  readonly config: Config;
  readonly environment: ReportEnvironment;
}

/** The profile, compared where the query says so, and the query's options. */
export async function reportInput(
  loaded: LoadedProfile,
  query: Query,
): Promise<Result<ReportInput, Problem>> {
  const reportable = runSteps(await loaded.reportable(query));
  if (!reportable.ok) return reportable;
  const profile = withMainMapping(reportable.value, { file: "", buildId: "" });
  const config = { ...DEFAULT_CONFIG, ...query.options, sample_index: String(query.sampleTypeIndex) };
  return ok({ profile, config, environment: localEnvironment() });
}

/** Why pprof has no such report. */
export function reportRefusal(message: string): Problem {
  return { kind: "malformed", message: `pprof has no such report: ${message}.`, advice: "Mend the command." };
}

/** Times are local, as the command has them. */
function localEnvironment(): ReportEnvironment {
  const zoneAt = intlZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return zoneAt === undefined ? UTC_ENVIRONMENT : { zoneAt };
}
