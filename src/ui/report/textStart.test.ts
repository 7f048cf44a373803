import { describe, expect, it } from "vitest";
import { textStart } from "./textStart";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("the start of a report", () => {
  it.each<[string, string, number, number, string, number]>([
    ["all of it", "a\nb\n", 5, 100, "a\nb\n", 0],
    ["without a last newline", "a\nb", 5, 100, "a\nb", 0],
    ["some lines", "a\nb\nc\nd", 2, 100, "a\nb\n", 2],
    ["nothing", "", 5, 100, "", 0],
    ["no more than so many bytes", "aaaa\nbbbb\ncc", 5, 7, "aaaa\nbb", 2],
    ["whole characters", "aé", 5, 2, "a", 1],
    ["whole characters of four bytes", "🙂🙂", 5, 7, "🙂", 1],
  ])("is %s", (_, text, maxLines, maxBytes, start, moreLines) => {
    expect(textStart(bytes(text), maxLines, maxBytes)).toEqual({ text: start, moreLines });
  });

  it("has U+FFFD for what is no UTF-8, and keeps a byte order mark", () => {
    expect(textStart(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62), 5, 100).text).toBe("\uFEFFa\uFFFDb");
  });
});
