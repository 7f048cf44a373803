import { expect, it } from "vitest";
import { goQuote } from "./goQuote";

// What fmt.Printf("%q") of Go prints.
it.each([
  ["", '""'],
  ["plain text", '"plain text"'],
  ['say "hi" \\ bye', String.raw`"say \"hi\" \\ bye"`],
  ["\u0007\b\f\n\r\t\v\u001b\u007f", String.raw`"\a\b\f\n\r\t\v\x1b\x7f"`],
  ["μs 名前 😀", '"μs 名前 😀"'],
  ["\u0080\u00a0\u00ad\u200b\u{e0001}", String.raw`"\u0080\u00a0\u00ad\u200b\U000e0001"`],
])("%j", (text, quoted) => {
  expect(goQuote(text)).toBe(quoted);
});
