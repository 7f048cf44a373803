import { type Config, DEFAULT_CONFIG, OPTIONS, type Option } from "../../analysis/config";
import { err, ok, type Result } from "../../base/result";
import { COMMANDS, findCommand, type ReportCommand } from "../../report/commands";
import { STYLES, withStyle } from "../../report/styles";
import { FLAGS, SAMPLE_TYPE_FLAGS } from "./definitions";
import { ELSEWHERE_COMMANDS } from "./elsewhere";
import { type FlagFailure, type FlagValue, parseGoFlags } from "./goFlags";
import { HTML_COMMAND } from "./htmlCommand";
import { ignoredFlags } from "./ignoredFlags";

/** What the arguments ask for. */
export interface CommandLine {
  readonly command: ReportCommand;
  /** The expression of a command that takes one. */
  readonly argument: string | undefined;
  readonly config: Config;
  /** Files, addresses, or `-`. The first may be an executable. */
  readonly sources: readonly string[];
  readonly base: Base | undefined;
  readonly loading: Loading;
  /** For standard error: flags that make no difference though they would in pprof. */
  readonly remarks: readonly string[];
}

/** What is subtracted. */
interface Base {
  readonly sources: readonly string[];
  /** -diff_base: percentages are of the base's total. */
  readonly isDiff: boolean;
}

/** What is done to the profiles between reading and reporting. */
export interface Loading {
  /** For the main mapping, where it has none; "" is none given. */
  readonly buildId: string;
  /** One more comment; "" is none. */
  readonly comment: string;
  /** Leaves out the profile's own drop_frames. */
  readonly allFrames: boolean;
  /** How long an address records, and when to give up; pprof's own rules where it is not positive. */
  readonly seconds: number;
  readonly timeoutSeconds: number;
}

/** Why there is no command line: help, a wrong flag, nothing to read, or a request that makes no sense. */
export type CommandLineFailure =
  | FlagFailure
  | { readonly kind: "noSource"; readonly message: string }
  /** `remarks`: what was said of the flags before. */
  | { readonly kind: "error"; readonly message: string; readonly remarks: readonly string[] };

/** Reads the arguments as pprof does (`internal/driver/cli.go: parseFlags`), with its checks in its order. */
export function readCommandLine(args: readonly string[]): Result<CommandLine, CommandLineFailure> {
  const parsed = parseGoFlags(FLAGS, args);
  if (!parsed.ok) return parsed;
  const { values, others } = parsed.value;
  if (others.length === 0) return err({ kind: "noSource", message: "no profile source specified" });
  const options = optionsFrom(values);
  if (!options.ok) return options;
  const asked = commandFrom(values, others);
  if (!asked.ok) return asked;
  const base = baseFrom(values);
  if (!base.ok) return base;
  const { config, remarks } = withSampleTypeFlags(options.value, values);
  if (config.normalize && base.value === undefined) {
    return failed("must have base profile to normalize by", remarks);
  }
  return ok({
    ...asked.value,
    config,
    sources: others,
    base: base.value,
    loading: {
      buildId: textOf(values, "buildid"),
      comment: textOf(values, "add_comment"),
      allFrames: values.get("all_frames") === true,
      seconds: numberOf(values, "seconds"),
      timeoutSeconds: numberOf(values, "timeout"),
    },
    remarks: [...remarks, ...ignoredFlags(values, others)],
  });
}

type Values = ReadonlyMap<string, FlagValue>;

function optionsFrom(values: Values): Result<Config, CommandLineFailure> {
  const given: Partial<Record<Option["name"], FlagValue>> = {};
  for (const { name, choices } of OPTIONS as readonly Option[]) {
    if (choices === undefined) {
      const value = values.get(name);
      if (value !== undefined) given[name] = value;
      continue;
    }
    const chosen = choices.map(choice => choice.name).filter(choice => values.get(choice) === true);
    if (chosen.length > 1) return failed(`conflicting options set: [${chosen.join(" ")}]`);
    if (chosen.length === 1) given[name] = chosen[0];
  }
  // The flags' kinds are derived from the options' types.
  return ok({ ...DEFAULT_CONFIG, ...(given as Partial<Config>) });
}

function commandFrom(
  values: Values,
  sources: readonly string[],
): Result<Pick<CommandLine, "command" | "argument">, CommandLineFailure> {
  const known = new Map(
    [...ELSEWHERE_COMMANDS, ...COMMANDS, HTML_COMMAND].map(command => [command.name, command]),
  );
  const asked = [...known.values()].filter(({ name }) => isAsked(values.get(name)));
  if (asked.length > 1) return failed("must set at most one output format");
  if (textOf(values, "http") !== "") {
    if (asked.length > 0) return failed("-http is not compatible with an output format on the command line");
    return failed("-http: there is no web server here; open the profile in the page instead");
  }
  if (values.get("no_browser") === true) return failed("-no_browser only makes sense with -http");
  const styles = STYLES.filter(({ name }) => isAsked(values.get(name)));
  if (styles.length > 1) return failed("must set at most one output style");
  const [style] = styles;
  // A style alone is one of the table that is asked for most.
  const command = asked[0] ?? (style === undefined ? undefined : findCommand("top"));
  if (command === undefined) {
    const meant = findCommand(sources[0]) === undefined ? "top" : sources[0];
    return failed(
      `no output format specified, and there is no interactive shell here; try -${meant}, or -h for all`,
    );
  }
  if ("reason" in command) return failed(`no ${command.name} report: ${command.reason}`);
  const argument = command.hasArgument ? textOf(values, command.name) : undefined;
  if (style === undefined) return ok({ command, argument });
  const styled = withStyle(command, style.name);
  return styled.ok ? ok({ command: styled.value, argument }) : failed(styled.error);
}

function isAsked(value: FlagValue | undefined): boolean {
  return value !== undefined && value !== false && value !== "";
}

function baseFrom(values: Values): Result<Base | undefined, CommandLineFailure> {
  const base = textOf(values, "base");
  const diffBase = textOf(values, "diff_base");
  if (base !== "" && diffBase !== "") return failed("-base and -diff_base flags cannot both be specified");
  if (base !== "") return ok({ sources: [base], isDiff: false });
  return ok(diffBase === "" ? undefined : { sources: [diffBase], isDiff: true });
}

function withSampleTypeFlags(config: Config, values: Values): { config: Config; remarks: string[] } {
  let { sample_index: sampleIndex } = config;
  const remarks: string[] = [];
  for (const { name, sampleType } of SAMPLE_TYPE_FLAGS) {
    if (values.get(name) !== true) continue;
    if (sampleIndex === "") sampleIndex = sampleType;
    else remarks.push(`Multiple value selections, ignoring -${name}`);
  }
  const mean = config.mean || values.get("mean_delay") === true;
  return { config: { ...config, sample_index: sampleIndex, mean }, remarks };
}

function textOf(values: Values, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
}

/** Go's defaults are -1: not given. */
function numberOf(values: Values, name: string): number {
  const value = values.get(name);
  return typeof value === "number" ? value : -1;
}

function failed(message: string, remarks: readonly string[] = []): Result<never, CommandLineFailure> {
  return err({ kind: "error", message, remarks });
}
