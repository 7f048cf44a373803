/** Characters that are not seen, or have others seen in another order: controls, and marks of direction and width. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const UNSEEN = /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** The same, but for tabs and line ends. */
const UNSEEN_IN_LINES =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text with what cannot be seen written out, as `\x1b` and `\u202e`: for people, never to be copied or compared. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, escapeOf);
}

/** The same of lines of text. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN_IN_LINES, escapeOf);
}

/** A character by its number: `\x1b`, or `\u202e`. */
export function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code < 0x100 ? `\\x${digits.padStart(2, "0")}` : `\\u${digits.padStart(4, "0")}`;
}
