import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";

/** Whether a text contains a match. */
export type TextMatcher = (text: string) => boolean;

/**
 * Compiles an RE2 expression, the syntax that pprof uses; matching takes linear time whatever the expression.
 * The expression library is loaded when first needed.
 */
export async function compileExpression(
  expression: string,
  options: { ignoreCase?: boolean } = {},
): Promise<Result<TextMatcher, Problem & { readonly reason: string }>> {
  const { RE2JS, RE2JSException } = await import("re2js");
  try {
    const compiled = RE2JS.compile(expression, options.ignoreCase === true ? RE2JS.CASE_INSENSITIVE : 0);
    return ok(text => compiled.matcher(text).find());
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return err({
      reason: error.message,
      kind: "malformed",
      message: `"${expression}" is not a valid expression: ${error.message}.`,
      advice:
        "Expressions follow RE2's syntax; put a backslash before . ( ) [ ] * + ? to mean the character.",
    });
  }
}
