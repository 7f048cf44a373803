import { aggregate } from "../analysis/aggregate";
import type { Config } from "../analysis/config";
import { compileFilters } from "../analysis/filters";
import type { FilterNote } from "../analysis/filters/notes";
import { compileGoExpression } from "../analysis/filters/goExpression";
import { addOptionTagFrames } from "../analysis/filters/tagFrames";
import { labelUnits } from "../analysis/labelUnits";
import { reportTotal } from "../analysis/reportTotal";
import { sampleTypeIndex } from "../analysis/sampleIndex";
import { ByteWriter, textOf } from "../base/byteText";
import { err, ok, type Result } from "../base/result";
import { finished, runSteps, type Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { writeCallgrind } from "./callgrind";
import { configFor, type OutputFormat, type ReportCommand } from "./commands";
import { writeComments } from "./comments";
import { type CommandArgument, ReportContext, weightsOf } from "./context";
import { writeDot } from "./dot";
import { svgWriter } from "./dot/svg";
import type { ReportEnvironment } from "./environment";
import { writeFolded } from "./folded";
import { writeList } from "./list";
import { writeProto } from "./proto";
import { writeRaw } from "./raw";
import { writeSpeedscope } from "./speedscope";
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
type WriteReport = (report: ReportContext, out: ByteWriter) => Steps<string | undefined>;

/** Every format, or what fetches its writer. A new one is one file and one line. */
const WRITERS: Readonly<Record<OutputFormat, WriteReport | { readonly fetch: () => Promise<WriteReport> }>> =
  {
    callgrind: writeCallgrind,
    comments: (report, out) => finished(writeComments(report, out)),
    dot: writeDot,
    folded: writeFolded,
    list: writeList,
    proto: writeProto,
    raw: writeRaw,
    speedscope: writeSpeedscope,
    svg: { fetch: svgWriter },
    tags: writeTags,
    text: writeText,
    topproto: writeTopProto,
    traces: writeTraces,
    tree: writeTree,
  };

/** What there is to know of a report before there is a profile. */
export interface ReportRequest {
  readonly command: ReportCommand;
  /** The expression of a command that takes one. */
  readonly argument: string | undefined;
  /** The options as the user gave them; the command's own overrides are applied here. */
  readonly config: Config;
  readonly environment: ReportEnvironment;
}

/** Makes the report of a loaded profile, in steps. */
type MakeReport = (profile: Profile) => Steps<Result<Report, ReportFailure>>;

/**
 * Gets ready to make a report of a loaded profile, byte for byte as pprof prints it (`internal/driver/driver.go:
 * generateReport`), or in the command's style (`withStyle`). Several profiles and a base are merged before
 * (`analysis/merge/`).
 */
export async function prepareReport(request: ReportRequest): Promise<MakeReport> {
  const { format, style } = request.command;
  const prepareFor = await prepareContext(request);
  const writer = WRITERS[format];
  const write = typeof writer === "function" ? writer : await writer.fetch();
  return function* (profile) {
    const warnings: string[] = [];
    const context = yield* prepareFor(profile, text => {
      warnings.push(text);
    });
    if (!context.ok) return err({ message: context.error, warnings });
    const out = new ByteWriter();
    const failure = yield* style === undefined
      ? write(context.value, out)
      : writeStyled(context.value, style, out);
    return failure === undefined
      ? ok({ bytes: yield* out.finish(), warnings })
      : err({ message: failure, warnings });
  };
}

/** Filters and aggregates a profile for a report, in steps. @param warn says a line on standard error */
type PrepareProfile = (
  profile: Profile,
  warn: (text: string) => void,
) => Steps<Result<ReportContext, string>>;

/** The report before it is written: for who makes something else of its graph. The error is pprof's. */
export async function prepareContext(request: ReportRequest): Promise<PrepareProfile> {
  const parts = await preparedParts(request);
  return (profile, warn) => contextOf(profile, parts, warn);
}

/** A report at once. */
export async function generateReport(
  profile: Profile,
  command: ReportCommand,
  argument: string | undefined,
  config: Config,
  environment: ReportEnvironment,
): Promise<Result<Report, ReportFailure>> {
  const make = await prepareReport({ command, argument, config, environment });
  return runSteps(make(profile));
}

async function compileArgument(text: string): Promise<Result<CommandArgument, string>> {
  const matches = await compileGoExpression(text);
  if (!matches.ok) return err(`parsing argument regexp ${text}: ${matches.error}`);
  return ok({ text, matches: matches.value });
}

/** What a request comes to. Problems of expressions are told when pprof comes across them. */
interface PreparedParts {
  readonly format: OutputFormat;
  readonly config: Config;
  readonly environment: ReportEnvironment;
  readonly filters: Awaited<ReturnType<typeof compileFilters>>;
  /** What is to be said of the filters' own text. */
  readonly filterNotes: readonly FilterNote[];
  readonly argument: Result<CommandArgument, string> | undefined;
}

async function preparedParts({
  command,
  argument,
  config: asked,
  environment,
}: ReportRequest): Promise<PreparedParts> {
  const config = configFor(command, asked);
  const filterNotes: FilterNote[] = [];
  return {
    format: command.format,
    config,
    environment,
    filters: await compileFilters(config, note => filterNotes.push(note)),
    filterNotes,
    argument: argument === undefined ? undefined : await compileArgument(argument),
  };
}

/** `internal/driver/driver.go: generateRawReport`. */
function* contextOf(
  loaded: Profile,
  { format, config, environment, filters, filterNotes, argument }: PreparedParts,
  warn: (text: string) => void,
): Steps<Result<ReportContext, string>> {
  const units = yield* labelUnits(loaded);
  for (const [key, others] of units.ignored) {
    warn(
      `For tag ${textOf(key)} used unit ${units.byKey.get(key)}, also encountered unit(s) ${others.map(textOf).join(", ")}`,
    );
  }
  const note = ({ text }: { text: string }) => warn(text);
  let profile = yield* addOptionTagFrames(loaded, config, note);
  const filter = function* (): Steps<Result<Profile, string>> {
    filterNotes.forEach(note);
    if (!filters.ok) return err(filters.error.message);
    const filtered = yield* filters.value.apply(profile, () => finished(units), note);
    return filtered.ok ? filtered : err(filtered.error.message);
  };
  if (config.relative_percentages) {
    const filtered = yield* filter();
    if (!filtered.ok) return filtered;
    profile = filtered.value;
  }
  if (profile.sampleTypes.length === 0) return err("profile has no samples");
  const index = sampleTypeIndex(profile, config.sample_index);
  if (!index.ok) return index;
  if (config.divide_by === 0) return err("zero divisor specified");
  if (argument?.ok === false) return argument;
  yield;
  const total = reportTotal(profile, weightsOf(profile, index.value, config.mean));
  if (!config.relative_percentages) {
    const filtered = yield* filter();
    if (!filtered.ok) return filtered;
    profile = filtered.value;
  }
  yield;
  const aggregated = aggregate(profile, config);
  if (!aggregated.ok) return aggregated;
  return ok(
    new ReportContext({
      format,
      profile: aggregated.value,
      config,
      sampleTypeIndex: index.value,
      total,
      units,
      argument: argument?.value,
      environment,
      warn,
    }),
  );
}
