import { DEFAULT_CONFIG, type Option, type OptionName, OPTIONS, withOption } from "../../analysis/config";
import { err, ok, type Result } from "../../base/result";
import type { QueryOptions } from "../../engine/protocol";

/** What an option can be. */
export type OptionValue = string | boolean | number;

/** The row of `OPTIONS` of this name. */
export function optionOf(name: OptionName): Option {
  const option = OPTIONS.find(candidate => candidate.name === name);
  if (option === undefined) throw new Error(`There is no option ${name}.`);
  return option;
}

/** The options with one more; what it is by default is left out. */
export function setOption(options: QueryOptions, name: OptionName, value: OptionValue): QueryOptions {
  const others = removeOption(options, name);
  return value === optionOf(name).default ? others : { ...others, [name]: value };
}

/** The options without one: it is at its default again. */
export function removeOption(options: QueryOptions, name: OptionName): QueryOptions {
  const { [name]: _, ...others } = options;
  return others;
}

/**
 * The options with one more, from text as a user types it. Spaces around it do not count; nothing removes the option.
 * @returns pprof's words where the text is no value of the option's type; expressions are not looked into
 */
export function setOptionText(
  options: QueryOptions,
  name: OptionName,
  text: string,
): Result<QueryOptions, string> {
  const trimmed = text.trim();
  if (trimmed === "") return ok(removeOption(options, name));
  const read = withOption(DEFAULT_CONFIG, optionOf(name), trimmed);
  return read.ok ? ok(setOption(options, name, read.value[name])) : err(read.error);
}
