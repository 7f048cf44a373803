import { type OptionName, OPTIONS } from "../../analysis/config";
import type { QueryOptions } from "../../engine/protocol";
import { optionOf, type OptionValue, removeOption } from "./optionValues";

/** What can be added in the filter bar: groups of options, as its menu shows them. */
export const FILTER_GROUPS = [
  {
    title: "Stacks by frame",
    names: ["focus", "ignore", "hide", "show", "show_from", "prune_from"],
  },
  {
    title: "Samples by label",
    names: ["tagfocus", "tagignore", "tagshow", "taghide", "tagroot", "tagleaf"],
  },
  {
    title: "Figures",
    names: ["relative_percentages", "drop_negative", "mean", "divide_by"],
  },
] as const satisfies readonly { readonly title: string; readonly names: readonly OptionName[] }[];

/** Options that have a control of their own, or that the link keeps apart: they are no chips. */
const ELSEWHERE: readonly OptionName[] = [
  "granularity",
  "noinlines",
  "normalize",
  "sample_index",
  "sort",
  "output",
];

/** An option that is a chip, and what it is set to. */
export interface Filter {
  readonly name: OptionName;
  readonly value: OptionValue;
}

/** All options that can be chips: those of the menu first, in its order. */
const CHIP_NAMES: readonly OptionName[] = [
  ...new Set([...FILTER_GROUPS.flatMap(({ names }) => names), ...OPTIONS.map(({ name }) => name)]),
].filter(name => !ELSEWHERE.includes(name));

/** What is set and shown as chips, in the menu's order. Nothing that a link sets is out of sight. */
export function filtersOf(options: QueryOptions): Filter[] {
  return CHIP_NAMES.flatMap((name): Filter[] => {
    const value = options[name];
    return value === undefined || value === optionOf(name).default ? [] : [{ name, value }];
  });
}

/** The options without all that is a chip: granularity and inlined frames stay. */
export function withoutFilters(options: QueryOptions): QueryOptions {
  return filtersOf(options).reduce((left, { name }) => removeOption(left, name), options);
}

/** A chip's text: `focus: json`, and `mean` alone for a switch that is on. */
export function filterText({ name, value }: Filter): string {
  return value === true ? name : `${name}: ${value}`;
}

/** Whether the options hold an expression, which may turn out to be none. */
export function hasExpressions(options: QueryOptions): boolean {
  return filtersOf(options).some(({ name }) => isExpression(name));
}

/** Whether an option filters by text that a user writes: an expression, a range, or label keys. */
export function isExpression(name: OptionName): boolean {
  const [frames, labels] = FILTER_GROUPS;
  return [...frames.names, ...labels.names].some(candidate => candidate === name);
}

/** The first line of an option's help: what it does. */
export function shortHelp(name: OptionName): string {
  return optionOf(name).help.split("\n")[0].replace(/\.$/, "");
}
