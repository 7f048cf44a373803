import { linkText, type LinkParameter, optionParameters } from "../analysis/linkParameters";
import type { CommandLine } from "./flags/commandLine";

/** What a link names: the profile's parameter, where it is known yet, and how the base is called. */
export interface LinkedSides {
  readonly profile: LinkParameter | undefined;
  readonly base: string | undefined;
}

/** The link, as a hash, to what the flags ask for. @param more parameters that the view has for itself */
export function firstLink(
  { config, base }: CommandLine,
  sides: LinkedSides,
  view = "flamegraph",
  more: readonly LinkParameter[] = [],
): string {
  const parameters: LinkParameter[] = sides.profile === undefined ? [] : [sides.profile];
  if (sides.base !== undefined) parameters.push([base?.isDiff === true ? "diff_base" : "base", sides.base]);
  if (config.sample_index !== "") parameters.push(["si", config.sample_index]);
  parameters.push(...optionParameters(config));
  if (config.sort === "cum") parameters.push(["sort", "cum"]);
  return linkText(view, [...parameters, ...more]);
}

/** What the page calls a profile: the last part of its path, and how many more were merged into it. */
export function nameOfSources(sources: readonly string[]): string {
  const [first = "", ...others] = sources.map(source => {
    const [path = ""] = source.split(/[?#]/, 1);
    return path.split(/[/\\]/).findLast(part => part !== "") ?? "";
  });
  const name = first === "" || first === "-" ? "profile" : first;
  return others.length === 0 ? name : `${name} + ${others.length} more`;
}
