import { err, ok, type Result } from "../../base/result";
import type { StyleName } from "../../report/commands";
import { findShellCommand } from "./commands";
import type { ShellIntent } from "./intent";
import { assign, isConfigurable, isSwitch, setValue, settingsOf, type ShellContext } from "./settings";
import { shellWords } from "./words";

/** Flags of where a profile comes from and how it is shown: a line may have them, and they change nothing here. */
const WITH_VALUE = [
  "symbolize",
  "buildid",
  "timeout",
  "seconds",
  "add_comment",
  "tools",
  "http",
  "tls_cert",
  "tls_key",
  "tls_ca",
];
const WITHOUT_VALUE = ["no_browser"];
/** What these change happens while profiles are read, so a line with them can't be followed. */
const WHILE_READING: Readonly<Record<string, string>> = {
  base: "open the base with Compare",
  diff_base: "open the base with Compare",
  all_frames: "use the command",
};
/** `internal/driver/cli.go`: flags of old for a sample type. */
const SAMPLE_TYPES: Readonly<Record<string, string>> = {
  inuse_space: "inuse_space",
  inuse_objects: "inuse_objects",
  alloc_space: "alloc_space",
  alloc_objects: "alloc_objects",
  contentions: "contentions",
  total_delay: "delay",
  mean_delay: "delay",
};

/** The programs whose command lines are read. */
const PROGRAM = /^(?:(?:\S*\/)?(?:pprof|proflens)|go\s+tool\s+pprof)(?=\s|$)/;

/** Whether a line is one for the command (`pprof -top …`, `-cum`) and not for its shell. */
export function isFlagLine(line: string): boolean {
  return line.startsWith("-") || PROGRAM.test(line);
}

/**
 * Reads a line of flags as the command takes them, in the words of Go's flag package. A line that names the program
 * says everything: options that it does not set are at their default. One that begins with a flag adds to what is set.
 * What is no flag is a source, and the profile that is open counts.
 */
export function readFlagLine(line: string, context: ShellContext): Result<ShellIntent, string> {
  const words = shellWords(line.replace(PROGRAM, ""));
  if (words === undefined) return err("a quote is open");
  const { defaultSampleTypeIndex } = context.summary;
  let settings = PROGRAM.test(line)
    ? { options: {}, sampleTypeIndex: defaultSampleTypeIndex, named: [] }
    : settingsOf(context);
  const asked: { name: string; argument: string | undefined }[] = [];
  const styles: StyleName[] = [];
  for (let at = 0; at < words.length; at++) {
    const flag = flagOf(words[at]);
    if (flag === undefined) continue;
    const { name } = flag;
    const needsValue = takesValue(name);
    if (needsValue === undefined) return err(`flag provided but not defined: -${name}`);
    if (WHILE_READING[name] !== undefined) return err(`-${name} is not read here; ${WHILE_READING[name]}`);
    let { value } = flag;
    if (needsValue && value === undefined) {
      at++;
      if (at === words.length) return err(`flag needs an argument: -${name}`);
      value = words[at];
    }
    const sampleType = SAMPLE_TYPES[name];
    const [assignedName, assignedValue] =
      sampleType === undefined ? [name, value] : (["sample_index", sampleType] as const);
    if (isConfigurable(assignedName)) {
      const assigned = assign(settings, assignedName, assignedValue, context);
      if (!assigned.ok) return assigned;
      settings = name === "mean_delay" ? setValue(assigned.value, "mean", true) : assigned.value;
    } else if (isStyle(name)) {
      styles.push(name);
    } else if (findShellCommand(name) !== undefined && value !== "false") {
      asked.push({ name, argument: value });
    }
  }
  if (asked.length > 1) return err("must set at most one output format");
  if (styles.length > 1) return err("must set at most one output style");
  const [style] = styles;
  // A style alone is one of the table that is asked for most.
  const report = asked[0] ?? (style === undefined ? undefined : { name: "top", argument: undefined });
  if (report === undefined) return ok({ kind: "set", settings });
  const known = findShellCommand(report.name);
  if (known?.kind !== "report") return err(known?.message ?? "");
  const { command } = known;
  const { output = "", ...options } = settings.options;
  return ok({
    kind: "report",
    command,
    argument: command.hasArgument ? report.argument : undefined,
    ...(style === undefined ? {} : { style }),
    settings: { ...settings, options },
    output,
  });
}

function flagOf(word: string): { name: string; value: string | undefined } | undefined {
  const [, name, value] = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  return name === undefined ? undefined : { name, value };
}

/** Flags of tables. Which reports are some, the engine says. */
const STYLES: readonly string[] = ["csv", "json", "markdown"] satisfies readonly StyleName[];

function isStyle(name: string): name is StyleName {
  return STYLES.includes(name);
}

/** Whether a flag takes the next word for its value; undefined where there is no such flag. */
function takesValue(name: string): boolean | undefined {
  if (isConfigurable(name)) return !isSwitch(name);
  if (WITH_VALUE.includes(name) || name === "base" || name === "diff_base") return true;
  if (WITHOUT_VALUE.includes(name) || SAMPLE_TYPES[name] !== undefined || name === "all_frames") return false;
  if (isStyle(name)) return false;
  const known = findShellCommand(name);
  if (known === undefined) return undefined;
  return known.kind === "report" ? known.command.hasArgument : name === "disasm" || name === "weblist";
}
