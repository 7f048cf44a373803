import { type Option, OPTIONS } from "../../analysis/config";
import type { QueryOptions } from "../../engine/protocol";
import { shellQuote } from "./words";

/** What a command line says. */
export interface CommandText {
  readonly program: "pprof" | "proflens";
  /** The report's name, and the expression of one that takes it. */
  readonly command: string;
  readonly argument?: string;
  /** Only what is not at its default; `sort` and, where it is not the profile's own choice, `sample_index` too. */
  readonly options: QueryOptions;
  /** Files and addresses; several are merged. */
  readonly sources: readonly string[];
  readonly base?: { readonly sources: readonly string[]; readonly isDiff: boolean };
}

/**
 * A command line that prints the same as the page shows, to be pasted into a POSIX shell. pprof is told to take
 * symbols as they are, which the page and `proflens` always do.
 */
export function commandText({ program, command, argument, options, sources, base }: CommandText): string {
  const words: string[] = [program, argument === undefined ? `-${command}` : withValue(command, argument)];
  for (const option of OPTIONS as readonly Option[]) {
    const value = options[option.name];
    if (value !== undefined && value !== option.default) words.push(flagText(option, value));
  }
  if (program === "pprof") words.push("-symbolize=none");
  for (const source of base?.sources ?? []) {
    words.push(withValue(base?.isDiff === true ? "diff_base" : "base", source));
  }
  return [...words, ...sources.map(source => shellQuote(asOperand(source)))].join(" ");
}

function flagText({ name, choices }: Option, value: string | number | boolean): string {
  if (choices !== undefined) return `-${value}`;
  return value === true ? `-${name}` : withValue(name, String(value));
}

function withValue(name: string, value: string): string {
  return `-${name}=${value === "" ? "" : shellQuote(value)}`;
}

/** A file whose name looks like a flag, or like standard input. */
function asOperand(source: string): string {
  return source.startsWith("-") ? `./${source}` : source;
}
