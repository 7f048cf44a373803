import { type Config, type Option, OPTIONS } from "./config";

/** A parameter of a link, decoded. */
export type LinkParameter = readonly [name: string, value: string];

/** Options that have parameters of their own, or that say nothing of what is shown. */
const UNLINKED: readonly string[] = ["sample_index", "sort", "output"];

/** parameter → option: pprof's parameter where it has one, else the option's name. */
export const LINKED_OPTIONS: ReadonlyMap<string, Option> = new Map(
  OPTIONS.filter(({ name }) => !UNLINKED.includes(name)).map((option: Option) => [
    option.urlParameter ?? option.name,
    option,
  ]),
);

/** Options as a link has them. What is at its default is left out. */
export function optionParameters(options: Partial<Config>): LinkParameter[] {
  return [...LINKED_OPTIONS].flatMap(([parameter, option]): LinkParameter[] => {
    const value = options[option.name];
    return value === undefined || value === option.default ? [] : [[parameter, optionText(option, value)]];
  });
}

/** As pprof writes it into its own links (`internal/driver/config.go: makeURL`). */
export function optionText({ type }: Option, value: string | number | boolean): string {
  return type === "boolean" ? (value ? "t" : "f") : String(value);
}

/** The address's hash: `#/VIEW?param=value&…`. */
export function linkText(view: string, parameters: readonly LinkParameter[]): string {
  const query = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return query === "" ? `#/${view}` : `#/${view}?${query}`;
}

/** Half of a surrogate pair cannot be percent-encoded; it becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}
