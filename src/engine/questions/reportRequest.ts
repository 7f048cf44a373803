import { type Config, DEFAULT_CONFIG } from "../../analysis/config";
import type { Problem } from "../../base/problem";
import { type ReportEnvironment, UTC_ENVIRONMENT } from "../../report/environment";
import { intlZone } from "../../report/intlZone";
import type { Query } from "../protocol";

/** The options of a query, as a report has them. */
export function reportConfig({ options, sampleTypeIndex }: Query): Config {
  return { ...DEFAULT_CONFIG, ...options, sample_index: String(sampleTypeIndex) };
}

/** Times are local, as the command has them. */
export function localEnvironment(): ReportEnvironment {
  const zoneAt = intlZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return zoneAt === undefined ? UTC_ENVIRONMENT : { zoneAt };
}

/** Why pprof has no such report. */
export function reportRefusal(message: string): Problem {
  return { kind: "malformed", message: `pprof has no such report: ${message}.`, advice: "Mend the command." };
}
