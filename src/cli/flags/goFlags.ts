import { err, ok, type Result } from "../../base/result";
import { goQuote } from "../../base/goQuote";
import { parseBoolean, parseFloating, parseInteger } from "./goValues";

/** A flag that may be given: its name without dashes and what its value is. */
export interface FlagDefinition {
  readonly name: string;
  readonly kind: FlagKind;
}

export type FlagKind = "boolean" | "integer" | "float" | "string";
export type FlagValue = boolean | number | string;

/** The flags that were given, by name, and the arguments that are none. A flag given twice has its last value. */
export interface ParsedFlags {
  readonly values: ReadonlyMap<string, FlagValue>;
  readonly others: readonly string[];
}

/** Asked for help, or used wrongly (in the words of Go's flag package). */
export type FlagFailure = { readonly kind: "help" } | { readonly kind: "usage"; readonly message: string };

/**
 * Reads arguments by the grammar of Go's flag package: one or two dashes, `-flag=value`, `-flag value` for all but
 * booleans, `-flag` or `-flag=false` for those, `--` ends the flags, `-` is no flag. Other than there, flags may
 * also stand behind or between other arguments.
 */
export function parseGoFlags(
  definitions: readonly FlagDefinition[],
  args: readonly string[],
): Result<ParsedFlags, FlagFailure> {
  const kinds = new Map(definitions.map(({ name, kind }) => [name, kind]));
  const values = new Map<string, FlagValue>();
  const others: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (arg === "--") {
      others.push(...args.slice(at + 1));
      break;
    }
    if (arg.length < 2 || !arg.startsWith("-")) {
      others.push(arg);
      continue;
    }
    const body = arg.slice(arg.startsWith("--") ? 2 : 1);
    if (/^[-=]/.test(body)) return misused(`bad flag syntax: ${arg}`);
    const equals = body.indexOf("=");
    const name = equals < 0 ? body : body.slice(0, equals);
    let value = equals < 0 ? undefined : body.slice(equals + 1);
    const kind = kinds.get(name);
    if (kind === undefined) {
      return name === "help" || name === "h"
        ? err({ kind: "help" })
        : misused(`flag provided but not defined: -${name}`);
    }
    if (kind !== "boolean" && value === undefined) {
      at++;
      if (at === args.length) return misused(`flag needs an argument: -${name}`);
      value = args[at];
    }
    const read = readValue(name, kind, value ?? "true");
    if (!read.ok) return misused(read.error);
    values.set(name, read.value);
  }
  return ok({ values, others });
}

function readValue(name: string, kind: FlagKind, text: string): Result<FlagValue, string> {
  if (kind === "string") return ok(text);
  if (kind === "boolean") {
    const value = parseBoolean(text);
    return value.ok ? value : err(`invalid boolean value ${goQuote(text)} for -${name}: ${value.error}`);
  }
  const value = kind === "integer" ? parseInteger(text) : parseFloating(text);
  return value.ok ? value : err(`invalid value ${goQuote(text)} for flag -${name}: ${value.error}`);
}

function misused(message: string): Result<never, FlagFailure> {
  return err({ kind: "usage", message });
}
