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

/** Only stacks with this frame; replaces what was in focus. */
export function focusOn(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "focus", exactly(text));
}

/** Not the stacks with this frame, nor those ignored already. */
export function ignoreToo(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "ignore", orExactly(options.ignore, text));
}

/** Stacks without this frame in them, nor those hidden already. */
export function hideToo(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "hide", orExactly(options.hide, text));
}

/** Stacks begin at this frame; replaces where they began. */
export function showFrom(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "show_from", exactly(text));
}

/**
 * Stacks without the frames of a package, nor those hidden already.
 * @param packageName as in `FrameNames`: the folder, where frames are files
 */
export function hidePackageToo(options: QueryOptions, packageName: string): QueryOptions {
  return setOption(options, "hide", either(options.hide, packageExpression(options, packageName)));
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
export function collapseCallees(options: QueryOptions, text: string): QueryOptions {
  // pprof matches names without their arguments here.
  return setOption(options, "prune_from", orExactly(options.prune_from, simplifyFunctionName(text)));
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
  return either(expression, exactly(text));
}

function either(expression: string | undefined, added: string): string {
  if (expression === undefined || expression === "") return added;
  const isIn = `|${expression}|`.includes(`|${added}|`);
  return isIn ? expression : `${expression}|${added}`;
}
