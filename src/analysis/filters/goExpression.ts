import { err, ok, type Result } from "../../base/result";
import { compileExpression, type TextMatcher } from "./expression";

/** Compiles an expression; the error is Go's text. */
export async function compileGoExpression(expression: string): Promise<Result<TextMatcher, string>> {
  const compiled = await compileExpression(expression);
  return compiled.ok ? ok(compiled.value) : err(compiled.error.reason);
}
