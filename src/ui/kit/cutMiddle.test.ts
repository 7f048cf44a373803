import { describe, expect, it } from "vitest";
import { baseName, cutMiddle, cutToWidth } from "./cutMiddle";

describe("a cut text", () => {
  it("has at most as many characters as fit, with most of its end", () => {
    expect(cutMiddle("encoding/json.(*decodeState).object", 100)).toBe("encoding/json.(*decodeState).object");
    expect(cutMiddle("encoding/json.(*decodeState).object", 16)).toBe("encodi…e).object");
    expect(cutMiddle("abc", 1)).toBe("…");
    expect(cutMiddle("abc", 0)).toBe("…");
  });

  it("does not cut a character in two", () => {
    expect(cutMiddle("😀😀😀😀", 3)).toBe("…😀😀");
    expect(cutMiddle("😀😀😀", 3)).toBe("😀😀😀");
  });
});

describe("a text in a width", () => {
  const widthOf = (text: string) => Array.from(text).length * 7;

  it("is as long as fits", () => {
    expect(cutToWidth("main.main", 63, widthOf)).toBe("main.main");
    expect(cutToWidth("main.main", 62, widthOf)).toBe("ma….main");
    expect(cutToWidth("main.main", 3, widthOf)).toBe("…");
    expect(cutToWidth("", 0, widthOf)).toBe("");
  });
});

describe("a base name", () => {
  it("is the last part of a path", () => {
    expect(baseName("/usr/lib/libc.so.6")).toBe("libc.so.6");
    expect(baseName("C:\\src\\main.cpp:12")).toBe("main.cpp:12");
    expect(baseName("main.go")).toBe("main.go");
    expect(baseName("")).toBe("");
  });
});
