import type { QueryOptions } from "../../engine/protocol";
import { setOption } from "./optionValues";
import { quoteMeta } from "../../analysis/filters/quoteMeta";
import {
  packageName as nameOfPackage,
  simplifyFunctionName,
  withoutTypeArguments,
} from "../../names/functionName";

/*
 * What pprof's page does with its Refine menu and the flame graph's menu (`internal/driver/html/common.js`). The text
 * is what an expression must match to mean a frame: `FrameNames.filterText`.
 */

/** Only stacks with this frame, or any of these; replaces what was in focus. */
export function focusOn(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "focus", anyOf(texts));
}

/** Not the stacks with this frame, nor those ignored already. */
export function ignoreToo(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "ignore", texts.reduce(orExactly, options.ignore ?? ""));
}

/** Stacks without this frame in them, nor those hidden already. */
export function hideToo(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "hide", texts.reduce(orExactly, options.hide ?? ""));
}

/** Stacks begin at this frame; replaces where they began. */
export function showFrom(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "show_from", anyOf(texts));
}

function anyOf(texts: readonly string[]): string {
  return texts.reduce(orExactly, "");
}

/**
 * Stacks without the frames of a package, nor those hidden already.
 * @param packageName as in `FrameNames`: the folder, where frames are files
 */
export function hidePackageToo(options: QueryOptions, packageName: string): QueryOptions {
  return setOption(options, "hide", withAlternative(options.hide, packageExpression(options, packageName)));
}

/** Only frames of a package; replaces what was shown. */
export function showPackage(options: QueryOptions, packageName: string): QueryOptions {
  return setOption(options, "show", packageExpression(options, packageName));
}

/** Whether a frame that is filtered by this text belongs to that package: frames made of labels belong to none. */
export function isOfPackage(options: QueryOptions, text: string, packageName: string): boolean {
  if (packageName === "") return false;
  if (areFiles(options))
    return text.startsWith(`${packageName}/`) && !text.includes("/", packageName.length + 1);
  return nameOfPackage(withoutTypeArguments(text)) === packageName;
}

/** Stacks end at this frame, or at one where they ended already: what it calls counts as its own. */
export function collapseCallees(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  // pprof matches names without their arguments here.
  const names = texts.map(text => simplifyFunctionName(text));
  return setOption(options, "prune_from", names.reduce(orExactly, options.prune_from ?? ""));
}

/** Whether frames are files: those have no function that could be told by its name. */
export function areFiles({ granularity }: QueryOptions): boolean {
  return granularity === "files";
}

/** What names of functions of a package have in common: Go's type arguments may hold other packages' names. */
function packageExpression(options: QueryOptions, packageName: string): string {
  const quoted = quoteMeta(packageName);
  return areFiles(options) ? `^${quoted}/[^/]*$` : `^${quoted}(\\.|::)[^/\\[]*(\\[|$)`;
}

function exactly(text: string): string {
  return `^${quoteMeta(text)}$`;
}

function orExactly(expression: string | undefined, text: string): string {
  return withAlternative(expression, exactly(text));
}

/** Whether an expression has this one as an alternative. */
export function hasAlternative(expression: string | undefined, alternative: string): boolean {
  return `|${expression ?? ""}|`.includes(`|${alternative}|`);
}

/** The expression with one more alternative, unless it has it already. */
export function withAlternative(expression: string | undefined, added: string): string {
  if (expression === undefined || expression === "") return added;
  return hasAlternative(expression, added) ? expression : `${expression}|${added}`;
}

/** The expression without an alternative; "" where it was the only one. */
export function withoutAlternative(expression: string | undefined, removed: string): string {
  return `|${expression ?? ""}|`.replace(`|${removed}|`, () => "|").slice(1, -1);
}
