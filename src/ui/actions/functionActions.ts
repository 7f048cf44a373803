import type { QueryOptions } from "../../engine/protocol";
import { quoteMeta } from "../../analysis/filters/quoteMeta";
import {
  areFiles,
  collapseCallees,
  focusOn,
  hidePackageToo,
  hideToo,
  ignoreToo,
  isOfPackage,
  showFrom,
  showPackage,
} from "../../state/options/refine";
import { SOURCE_VIEW } from "../../state/views/catalogue";
import type { ViewState } from "../../state/viewState";
import { copyAndSay } from "./saying";
import { showCallers } from "./showCallers";

/** A function that something can be done with. */
export interface FunctionTarget {
  /** As pprof prints it. */
  readonly name: string;
  /** How it is read; absent where that is the name itself. */
  readonly shownName?: string;
  /** What a filter must match to mean it; "" where none can. As `FrameNames.filterText`. */
  readonly filterText: string;
  /** As in `FrameNames`, where it is known. */
  readonly packageName?: string;
  /** Its stack, outermost first, where one box was meant. */
  readonly stack?: readonly string[];
  /** Functions that are meant with it. */
  readonly more?: readonly Pick<FunctionTarget, "name" | "filterText">[];
}

/** What a filter must match to mean the functions of a target. */
function filterTextsOf({ filterText, more = [] }: FunctionTarget): readonly string[] {
  return [...new Set([filterText, ...more.map(other => other.filterText)])];
}

/** More functions make expressions, and so links, that nobody can use. */
const MOST_FILTERED = 200;

/** What an action on a function works with. */
export interface FunctionContext {
  readonly target: FunctionTarget;
  /** Those of the link. */
  readonly options: QueryOptions;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}

/** Something to do with a function: for details, menus and the palette. */
export interface FunctionAction {
  readonly id: string;
  /** Its accessible name. */
  readonly title: string;
  /** What it does, for a tooltip. */
  readonly explanation: string;
  /** What kind of thing it does: kinds stand together. */
  readonly kind: "filter" | "show" | "copy";
  /** Not among the details' buttons. */
  readonly menuOnly?: true;
  readonly isAvailable: (context: FunctionContext) => boolean;
  readonly run: (context: FunctionContext) => void;
}

/** An action that sets filters; Back undoes it. */
function filter(
  id: string,
  title: string,
  explanation: string,
  change: (options: QueryOptions, ...texts: readonly string[]) => QueryOptions,
): FunctionAction {
  return {
    id,
    title,
    explanation,
    kind: "filter",
    isAvailable: ({ target }) => {
      const texts = filterTextsOf(target);
      return !texts.includes("") && texts.length <= MOST_FILTERED;
    },
    run: ({ target, options, navigate }) =>
      navigate({ options: change(options, ...filterTextsOf(target)) }, "push"),
  };
}

/** An action that sets filters by the function's package. */
function packageFilter(
  id: string,
  title: string,
  explanation: string,
  change: (options: QueryOptions, packageName: string) => QueryOptions,
): FunctionAction {
  return {
    ...filter(id, title, explanation, options => options),
    menuOnly: true,
    // Several functions may be of several packages.
    isAvailable: ({ target: { filterText, packageName = "", more = [] }, options }) =>
      more.length === 0 && isOfPackage(options, filterText, packageName),
    run: ({ target, options, navigate }) =>
      navigate({ options: change(options, target.packageName ?? "") }, "push"),
  };
}

const COLLAPSE = filter(
  "collapseCallees",
  "Collapse callees",
  "What it calls counts as its own",
  collapseCallees,
);

/** In the order of menus. */
export const FUNCTION_ACTIONS: readonly FunctionAction[] = [
  filter("focus", "Focus", "Only stacks that go through it; replaces the focus", focusOn),
  filter("ignore", "Ignore", "Without the stacks that go through it", ignoreToo),
  filter("hide", "Hide", "Takes it out of all stacks", hideToo),
  {
    ...filter("showFrom", "Show from here", "Takes out what is above it", showFrom),
    run: ({ target, options, navigate }) =>
      // The way to a zoomed frame begins elsewhere now.
      navigate({ options: showFrom(options, ...filterTextsOf(target)), zoom: [] }, "push"),
  },
  {
    ...COLLAPSE,
    menuOnly: true,
    isAvailable: context => COLLAPSE.isAvailable(context) && !areFiles(context.options),
  },
  packageFilter("hidePackage", "Hide package", "Takes its package out of all stacks", hidePackageToo),
  packageFilter("showPackage", "Show only package", "Leaves its package's frames only", showPackage),
  {
    id: "callersCallees",
    title: "Callers & callees",
    explanation: "What calls it and what it calls",
    kind: "show",
    isAvailable: () => true,
    run: ({ target: { name, more = [] }, navigate }) =>
      navigate(showCallers(name, ...more.map(other => other.name)), "push"),
  },
  {
    id: "source",
    title: "Source",
    explanation: "Its code, at the line that costs most",
    kind: "show",
    isAvailable: ({ target: { more = [] } }) => more.length === 0,
    run: ({ target: { name }, navigate }) =>
      navigate({ view: SOURCE_VIEW, selection: name, sourceFile: "", sourceLine: undefined }, "push"),
  },
  {
    id: "highlight",
    title: "Highlight same function",
    explanation: "Searches for exactly this name: all its boxes stand out, in every view",
    kind: "show",
    menuOnly: true,
    isAvailable: () => true,
    run: ({ target: { name, more = [] }, navigate }) => {
      const names = [name, ...more.map(other => other.name)].map(quoteMeta);
      navigate({ search: names.length === 1 ? `/^${names[0]}$/` : `/^(${names.join("|")})$/` }, "push");
    },
  },
  {
    id: "copyName",
    title: "Copy name",
    explanation: "As pprof prints it",
    kind: "copy",
    isAvailable: () => true,
    run: ({ target: { name, more = [] } }) =>
      void copyAndSay(
        more.length === 0 ? "Name" : `${more.length + 1} names`,
        [name, ...more.map(other => other.name)].join("\n"),
      ),
  },
  {
    id: "copyStack",
    title: "Copy stack",
    explanation: "A line per frame, the function first",
    kind: "copy",
    isAvailable: ({ target }) => target.stack !== undefined,
    run: ({ target }) => void copyAndSay("Stack", stackText(target.stack ?? [])),
  },
];

/** A stack as text, the innermost frame first. */
export function stackText(stack: readonly string[]): string {
  return stack.toReversed().join("\n");
}
