import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import { say } from "../../state/notice";
import { showOverlay } from "../../state/overlay";
import { copyText } from "../kit/copyText";

/**
 * Copies a text and says so; where the clipboard is refused, the user gets the text to copy by hand.
 * @param what what it is, such as `Top as text`
 * @param remark said after it, where there is more to know
 */
export async function copyAndSay(what: string, text: string, remark = ""): Promise<void> {
  if (await copyText(text)) say(`${what} copied.${remark === "" ? "" : ` ${remark}`}`);
  else showOverlay({ kind: "copy", what, text });
}

/** What could be made, or undefined after saying why it could not. */
export function valueOrSay<Value>(outcome: Result<Value, Problem>): Value | undefined {
  if (outcome.ok) return outcome.value;
  if (outcome.error.kind !== "cancelled") say(`${outcome.error.message} ${outcome.error.advice}`);
  return undefined;
}
