import { describe, expect, it } from "vitest";
import { cutTo, TextFitter } from "./textFit";

/** Every ASCII character is 7 px wide, every other 14. */
const monospaced = new TextFitter(text =>
  Array.from(text, character => (character <= "~" ? 7 : 14)).reduce((sum, width) => sum + width, 0),
);

describe("fitName", () => {
  const NAME = "github.com/acme/shop/orders.(*Store[go.shape.string]).sortedBy[go.shape.int]";
  const SHORT = "orders.(*Store[go.shape.string]).sortedBy[go.shape.int]";
  it.each([
    [600, NAME],
    [400, SHORT],
    [260, "orders.(*Store[…]).sortedBy[…]"],
    [200, "(*Store[…]).sortedBy[…]"],
    [150, "sortedBy[…]"],
    [56, "sortedBy"],
    [50, "sorte…"],
    [21, "s…"],
    [20, ""],
  ])("in %d px: %s", (roomPx, expected) => {
    const text = monospaced.fitName(NAME, SHORT, roomPx);
    expect(text).toBe(expected);
    expect(monospaced.widthPx(text)).toBeLessThanOrEqual(roomPx);
  });

  it("tears no character apart", () => {
    expect(monospaced.fitName("日本語パッケージ", "日本語パッケージ", 60)).toBe("日本語…");
    expect(monospaced.fitName("😀😀😀😀", "😀😀😀😀", 45)).toBe("😀😀…");
  });
});

it("a font that is not monospaced after all is measured", () => {
  const proportional = new TextFitter(text =>
    Array.from(text, character => ("il…".includes(character) ? 3 : 9)).reduce((sum, width) => sum + width, 0),
  );
  expect(proportional.fit("millimillimill", 40)).toBe("millimil…");
});

it("keeps both ends of a long cut", () => {
  expect(cutTo("abcdefghijklmnopqrstuvwxyz", 14)).toBe("abcdefghi…vwxyz");
  expect(cutTo("abcdefghijklmnopqrstuvwxyz", 5)).toBe("abcde…");
});
