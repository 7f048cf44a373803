import { type Config, DEFAULT_CONFIG, OPTIONS, type Option } from "../../analysis/config";
import { err, ok, type Result } from "../../base/result";
import { COMMANDS, findCommand, type ReportCommand } from "../../report/commands";
import { STYLES, withStyle } from "../../report/styles";
import { FLAGS, SAMPLE_TYPE_FLAGS } from "./definitions";
import { ELSEWHERE_COMMANDS } from "./elsewhere";
import { type FlagFailure, type FlagValue, parseGoFlags } from "./goFlags";
import { HTML_COMMAND } from "./htmlCommand";
import { ignoredFlags } from "./ignoredFlags";
import { readListenAddress, SERVE_COMMAND, type Serving } from "./serving";

/** What the arguments ask for. */
export interface CommandLine {
  readonly command: ReportCommand;
  /** The expression of a command that takes one. */
  readonly argument: string | undefined;
  /** Where the command is `SERVE_COMMAND`. */
  readonly serving?: Serving;
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
): Result<Pick<CommandLine, "command" | "argument" | "serving">, CommandLineFailure> {
  const known = new Map(
    [...ELSEWHERE_COMMANDS, ...COMMANDS, HTML_COMMAND].map(command => [command.name, command]),
  );
  const asked = [...known.values()].filter(({ name }) => isAsked(values.get(name)));
  const weblist = textOf(values, "weblist");
  if (asked.length + Number(weblist !== "") > 1) return failed("must set at most one output format");
  const hasStyle = STYLES.some(({ name }) => isAsked(values.get(name)));
  const http = textOf(values, "http");
  if (http !== "" && (asked.length > 0 || hasStyle)) {
    return failed("-http is not compatible with an output format on the command line");
  }
  if (asked.length === 0 && !hasStyle) return servingFrom(values, sources, http, weblist);
  if (weblist !== "") return failed("-weblist opens the page: it has no output style");
  if (values.get("no_browser") === true) return failed("-no_browser only makes sense with -http");
  const styles = STYLES.filter(({ name }) => isAsked(values.get(name)));
  if (styles.length > 1) return failed("must set at most one output style");
  const [style] = styles;
  // A style alone is one of the table that is asked for most.
  const command = asked[0] ?? findCommand("top");
  if ("reason" in command) return failed(`no ${command.name} report: ${command.reason}`);
  const argument = command.hasArgument ? textOf(values, command.name) : undefined;
  if (style === undefined) return ok({ command, argument });
  const styled = withStyle(command, style.name);
  return styled.ok ? ok({ command: styled.value, argument }) : failed(styled.error);
}

/** No report is asked for: the page is served, where pprof would have its shell. */
function servingFrom(
  values: Values,
  sources: readonly string[],
  http: string,
  weblist: string,
): Result<Pick<CommandLine, "command" | "argument" | "serving">, CommandLineFailure> {
  const [first] = sources;
  if (sources.length > 1 && findCommand(first) !== undefined) {
    return failed(`no output format specified; did you mean -${first}? (A file of that name is ./${first}.)`);
  }
  const address = readListenAddress(http);
  if (!address.ok) return failed(address.error);
  const serving: Serving = {
    ...address.value,
    opensBrowser: values.get("no_browser") !== true,
    weblist: weblist === "" ? undefined : weblist,
  };
  return ok({ command: SERVE_COMMAND, argument: undefined, serving });
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
