import { goQuote } from "../../base/goQuote";
import { err, ok, type Result } from "../../base/result";
import { findShellCommand } from "./commands";
import type { ReportIntent } from "./intent";
import { assign, isConfigurable, isSwitch, setValue, type Settings, type ShellContext } from "./settings";

/**
 * A command of pprof's shell: `cmd [n] [focus_regex]* [-ignore_regex]* [-cum] [>file]`
 * (`internal/driver/interactive.go: parseCommandLine`, with its errors).
 *
 * Beyond pprof's: `option=value` and `-option=value` set an option for this command, and so does a switch's name
 * with a dash before it (`-noinlines`, `-lines`); pprof's shell would take them for expressions.
 * @param tokens at least one, none of them empty
 */
export function readCommand(tokens: readonly string[], context: ShellContext): Result<ReportIntent, string> {
  const split = splitName(tokens);
  const { name } = split;
  const known = findShellCommand(name);
  if (known === undefined) {
    if (isConfigurable(name)) return err(`did you mean: ${name}=${split.args[0] ?? "<val>"}`);
    return err(`unrecognized command: ${goQuote(name)}`);
  }
  if (known.kind === "elsewhere") return err(known.message);
  const { command } = known;
  let { args } = split;
  let argument: string | undefined;
  if (command.hasArgument) {
    [argument] = args;
    if (argument === undefined) return err(`command ${name} requires an argument`);
    args = args.slice(1);
  }
  const { options, sampleTypeIndex } = context;
  const read = readArguments({ options, sampleTypeIndex, named: [] }, args, context);
  if (!read.ok) return read;
  const { focus, ignore } = read.value;
  const { output: ownOutput = "", ...own } = read.value.settings.options;
  const output = read.value.output === "" ? ownOutput : read.value.output;
  let settings: Settings = { ...read.value.settings, options: own };
  const isTags = name === "tags";
  if (focus !== "") settings = setValue(settings, isTags ? "tagfocus" : "focus", focus);
  if (ignore !== "") settings = setValue(settings, isTags ? "tagignore" : "ignore", ignore);
  return ok({ kind: "report", command, argument, settings, output });
}

/** `top10` is `top 10`. */
function splitName([name, ...args]: readonly string[]): { name: string; args: readonly string[] } {
  if (findShellCommand(name) !== undefined) return { name, args };
  const [, word = name, digits] = /^(.*?[^0-9])([0-9]+)$/.exec(name) ?? [];
  return digits === undefined ? { name, args } : { name: word, args: [digits, ...args] };
}

interface Arguments {
  readonly settings: Settings;
  readonly focus: string;
  readonly ignore: string;
  readonly output: string;
}

function readArguments(
  before: Settings,
  args: readonly string[],
  context: ShellContext,
): Result<Arguments, string> {
  let settings = before;
  let focus = "";
  let ignore = "";
  let output = "";
  for (let at = 0; at < args.length; at++) {
    const token = args[at];
    const option = optionOf(token);
    if (isInt32(token)) {
      settings = setValue(settings, "nodecount", Number(token));
    } else if (option !== undefined) {
      const assigned = assign(settings, option.name, option.value, context);
      if (!assigned.ok) return assigned;
      settings = assigned.value;
    } else if (token.startsWith(">")) {
      output = token.slice(1);
      if (output === "") {
        at++;
        if (at >= args.length) return err("unexpected end of line after >");
        output = args[at];
      }
    } else if (token.startsWith("-")) {
      ignore = either(ignore, token.slice(1));
    } else {
      focus = either(focus, token);
    }
  }
  return ok({ settings, focus, ignore, output });
}

/** A token that sets an option, taken apart. */
function optionOf(token: string): { name: string; value: string | undefined } | undefined {
  const [, dashes = "", name = "", value] = /^(-{0,2})([a-z_]+)(?:=(.*))?$/s.exec(token) ?? [];
  if (!isConfigurable(name)) return undefined;
  if (value !== undefined) return { name, value };
  return dashes !== "" && isSwitch(name) ? { name, value } : undefined;
}

function isInt32(token: string): boolean {
  return /^[+-]?\d+$/.test(token) && Number(token) >= -(2 ** 31) && Number(token) < 2 ** 31;
}

/** An expression that matches what either does. */
function either(one: string, other: string): string {
  return one !== "" && other !== "" ? `${one}|${other}` : one + other;
}
