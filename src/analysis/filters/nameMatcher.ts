import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { compileExpression, type TextMatcher } from "./expression";

/** `/expression/` or `/expression/i`. */
const BETWEEN_SLASHES = /^\/(.+)\/(i?)$/s;

/**
 * What the search box's text matches: literally and whatever the case, since names are full of characters that
 * expressions give a meaning; between slashes it is an RE2 expression.
 */
export async function nameMatcher(text: string): Promise<Result<TextMatcher, Problem>> {
  const expression = BETWEEN_SLASHES.exec(text);
  if (expression !== null) {
    const [, pattern = "", flag] = expression;
    return compileExpression(pattern, { ignoreCase: flag === "i" });
  }
  const wanted = text.toLowerCase();
  return ok(name => name.toLowerCase().includes(wanted));
}
