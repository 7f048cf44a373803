import { aggregate } from "../analysis/aggregate";
import type { Config } from "../analysis/config";
import { compileFilters } from "../analysis/filters";
import { compileGoExpression } from "../analysis/filters/goExpression";
import { addOptionTagFrames } from "../analysis/filters/tagFrames";
import { labelUnits } from "../analysis/labelUnits";
import { reportTotal } from "../analysis/reportTotal";
import { sampleTypeIndex } from "../analysis/sampleIndex";
import { ByteWriter, textOf } from "../base/byteText";
import { err, ok, type Result } from "../base/result";
import { runSteps } from "../base/steps";
import type { Profile } from "../model/profile";
import { writeCallgrind } from "./callgrind";
import { configFor, type OutputFormat, type ReportCommand } from "./commands";
import { writeComments } from "./comments";
import { type CommandArgument, ReportContext, weightsOf } from "./context";
import { writeDot } from "./dot";
import { writeSvg } from "./dot/svg";
import type { ReportEnvironment } from "./environment";
import { writeFolded } from "./folded";
import { writeList } from "./list";
import { writeProto } from "./proto";
import { writeRaw } from "./raw";
import { writeStyled } from "./styles";
import { writeTags } from "./tags";
import { writeText } from "./text";
import { writeTopProto } from "./topProto";
import { writeTraces } from "./traces";
import { writeTree } from "./tree";

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

/** Writes a report; returns pprof's error where there is none to write. */
type WriteReport = (
  report: ReportContext,
  out: ByteWriter,
) => string | undefined | Promise<string | undefined>;

/** Every format. A new one is one file and one line. */
const WRITERS: Readonly<Record<OutputFormat, WriteReport>> = {
  callgrind: writeCallgrind,
  comments: writeComments,
  dot: writeDot,
  folded: writeFolded,
  list: writeList,
  proto: writeProto,
  raw: writeRaw,
  svg: writeSvg,
  tags: writeTags,
  text: writeText,
  topproto: writeTopProto,
  traces: writeTraces,
  tree: writeTree,
};

/**
 * Makes a report of a loaded profile, byte for byte as pprof prints it (`internal/driver/driver.go:
 * generateReport`), or in the command's style (`withStyle`). Several profiles and a base are merged before (`analysis/merge/`).
 * @param argument the expression of a command that takes one
 * @param asked the options as the user gave them; the command's own overrides are applied here
 */
export async function generateReport(
  profile: Profile,
  command: ReportCommand,
  argument: string | undefined,
  asked: Config,
  environment: ReportEnvironment,
): Promise<Result<Report, ReportFailure>> {
  const warnings: string[] = [];
  const context = await prepareReport(profile, command, argument, asked, environment, text => {
    warnings.push(text);
  });
  if (!context.ok) return err({ message: context.error, warnings });
  const out = new ByteWriter();
  const failure =
    command.style === undefined
      ? await WRITERS[command.format](context.value, out)
      : writeStyled(context.value, command.style, out);
  return failure === undefined ? ok({ bytes: out.finish(), warnings }) : err({ message: failure, warnings });
}

/** Filters and aggregates a profile for a report (`internal/driver/driver.go: generateRawReport`). */
export async function prepareReport(
  loaded: Profile,
  command: ReportCommand,
  argumentText: string | undefined,
  asked: Config,
  environment: ReportEnvironment,
  warn: (text: string) => void,
): Promise<Result<ReportContext, string>> {
  const units = labelUnits(loaded);
  for (const [key, others] of units.ignored) {
    warn(
      `For tag ${textOf(key)} used unit ${units.byKey.get(key)}, also encountered unit(s) ${others.map(textOf).join(", ")}`,
    );
  }
  const config = configFor(command, asked);
  const note = ({ text }: { text: string }) => warn(text);
  let profile = runSteps(addOptionTagFrames(loaded, config, note));
  const filter = async () => {
    const filters = await compileFilters(config, note);
    if (!filters.ok) return err(filters.error.message);
    const filtered = runSteps(filters.value.apply(profile, () => units, note));
    return filtered.ok ? filtered : err(filtered.error.message);
  };
  if (config.relative_percentages) {
    const filtered = await filter();
    if (!filtered.ok) return filtered;
    profile = filtered.value;
  }
  if (profile.sampleTypes.length === 0) return err("profile has no samples");
  const index = sampleTypeIndex(profile, config.sample_index);
  if (!index.ok) return index;
  if (config.divide_by === 0) return err("zero divisor specified");
  let argument: CommandArgument | undefined;
  if (argumentText !== undefined) {
    const matches = await compileGoExpression(argumentText);
    if (!matches.ok) return err(`parsing argument regexp ${argumentText}: ${matches.error}`);
    argument = { text: argumentText, matches: matches.value };
  }
  const total = reportTotal(profile, weightsOf(profile, index.value, config.mean));
  if (!config.relative_percentages) {
    const filtered = await filter();
    if (!filtered.ok) return filtered;
    profile = filtered.value;
  }
  const aggregated = aggregate(profile, config);
  if (!aggregated.ok) return aggregated;
  return ok(
    new ReportContext({
      format: command.format,
      profile: aggregated.value,
      config,
      sampleTypeIndex: index.value,
      total,
      units,
      argument,
      environment,
      warn,
    }),
  );
}
