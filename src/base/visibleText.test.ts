import { expect, test } from "vitest";
import { visibleLines, visibleText } from "./visibleText";

test("what cannot be seen, or turns text round, is written out", () => {
  expect(visibleText("safe\u202Etxt.exe\u2066abc\u2069")).toBe("safe\\u202etxt.exe\\u2066abc\\u2069");
  expect(visibleText("a\x1b[31mb\0c\nd\u200be\u061c")).toBe("a\\x1b[31mb\\x00c\\x0ad\\u200be\\u061c");
  expect(visibleLines("a\tb\r\nc\x1b")).toBe("a\tb\r\nc\\x1b");
});

test("what can be seen stays, in any script", () => {
  const names = ["main.(*T).f", "функция", "دالة", "関数", "é\u0301", "👩\u200d💻", "a b\u00a0c", "x\ufffdy"];
  for (const name of names) expect(visibleText(name)).toBe(name);
});
