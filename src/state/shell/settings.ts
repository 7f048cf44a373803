import {
  type Config,
  DEFAULT_CONFIG,
  findOption,
  type Option,
  type OptionName,
  OPTIONS,
  withOption,
} from "../../analysis/config";
import { goQuote } from "../../base/goQuote";
import { err, ok, type Result } from "../../base/result";
import type { ProfileSummary, QueryOptions } from "../../engine/protocol";

/** What the shell starts from. */
export interface ShellContext {
  /** The options in force, `sort` among them; the sample type is beside them. */
  readonly options: QueryOptions;
  readonly sampleTypeIndex: number;
  readonly summary: Pick<ProfileSummary, "sampleTypes" | "defaultSampleTypeIndex">;
}

/** What a line leaves set: pprof's options that are not at their default, and what the line itself set of them. */
export interface Settings {
  readonly options: QueryOptions;
  readonly sampleTypeIndex: number;
  /** In the order of the line, each once. */
  readonly named: readonly OptionName[];
}

/** The settings before a line says anything. */
export function settingsOf({ options, sampleTypeIndex }: ShellContext): Settings {
  return { options, sampleTypeIndex, named: [] };
}

/** Whether a name is an option's or one of its choices' (`internal/driver/config.go: isConfigurable`). */
export function isConfigurable(name: string): boolean {
  return findOption(name) !== undefined;
}

/** Whether a name needs no value: a switch, or a choice (`internal/driver/config.go: isBoolConfig`). */
export function isSwitch(name: string): boolean {
  const option = findOption(name);
  return option !== undefined && (option.name !== name || option.type === "boolean");
}

/**
 * `name=value` as pprof's shell takes it (`internal/driver/config.go: configure`); a choice alone (`lines`) sets its
 * group, where pprof's shell wants `lines=1`. Errors are pprof's.
 * @param value absent where there is no equals sign
 */
export function assign(
  settings: Settings,
  name: string,
  value: string | undefined,
  context: ShellContext,
): Result<Settings, string> {
  const option = findOption(name);
  if (option === undefined) return err(`unknown config field ${goQuote(name)}`);
  if (value === undefined && !isSwitch(name)) return err(`please specify a value, e.g. ${name}=<val>`);
  if (option.name === "sample_index") return chooseSampleType(settings, value ?? "", context);
  if (option.name !== name) {
    if (!["1", "t", "T", "true", "TRUE", "True", undefined].includes(value)) {
      return err(`unknown config field ${goQuote(name)}`);
    }
    return setText(settings, option, name);
  }
  return setText(settings, option, value ?? "");
}

/** Sets an option to a value of its type. */
export function setValue<Name extends OptionName>(
  settings: Settings,
  name: Name,
  value: Config[Name],
): Settings {
  const config = { ...DEFAULT_CONFIG, ...settings.options, [name]: value };
  return {
    ...settings,
    options: changedOptions(config),
    named: [...settings.named.filter(other => other !== name), name],
  };
}

/** Sets an option to what a text says. */
function setText(settings: Settings, option: Option, text: string): Result<Settings, string> {
  const read = withOption(DEFAULT_CONFIG, option, text);
  return read.ok ? ok(setValue(settings, option.name, read.value[option.name])) : read;
}

/** The options that are not at their default, in pprof's order. */
function changedOptions(config: Config): QueryOptions {
  const changed = OPTIONS.filter(({ name, default: byDefault }) => config[name] !== byDefault);
  return Object.fromEntries(changed.map(({ name }) => [name, config[name]]));
}

/** `profile/index.go: SampleIndexByName`, with its errors. */
function chooseSampleType(settings: Settings, text: string, context: ShellContext): Result<Settings, string> {
  const { sampleTypes, defaultSampleTypeIndex } = context.summary;
  const names = sampleTypes.map(({ type }) => type);
  const chosen = (sampleTypeIndex: number) =>
    ok<Settings>({ ...settings, sampleTypeIndex, named: [...settings.named, "sample_index"] });
  if (text === "") return chosen(defaultSampleTypeIndex);
  if (/^[+-]?\d+$/.test(text)) {
    const index = Number(text);
    if (index >= 0 && index < names.length) return chosen(index);
    return err(`sample_index ${text} is outside the range [0..${names.length - 1}]`);
  }
  const bare = text.replace(/^inuse_/, "");
  const index = names.findIndex(name => name === text || name === bare);
  return index >= 0
    ? chosen(index)
    : err(`sample_index ${goQuote(text)} must be one of: [${names.join(" ")}]`);
}
