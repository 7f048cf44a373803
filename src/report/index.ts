import type { Config } from "../analysis/config";
import { err, type Result } from "../base/result";
import type { Profile } from "../model/profile";
import type { ReportCommand } from "./commands";
import type { ReportEnvironment } from "./environment";

/** What a command prints. */
export interface Report {
  /** For standard output. Bytes: names may be anything. */
  readonly bytes: Uint8Array;
  /** For standard error, a line each, pprof's words. */
  readonly warnings: readonly string[];
}

/** Why there is no report, in pprof's words, and what was said before. */
export interface ReportFailure {
  readonly message: string;
  readonly warnings: readonly string[];
}

/**
 * Makes a report of a loaded profile, byte for byte as pprof prints it (`internal/driver/driver.go:
 * generateReport`). Several profiles and a base are merged before (`analysis/combine.ts`).
 * @param argument the expression of a command that takes one
 * @param asked the options as the user gave them; the command's own overrides are applied here
 */
export async function generateReport(
  _profile: Profile,
  command: ReportCommand,
  _argument: string | undefined,
  _asked: Config,
  _environment: ReportEnvironment,
): Promise<Result<Report, ReportFailure>> {
  return err({ message: `${command.name} is not there yet`, warnings: [] });
}
