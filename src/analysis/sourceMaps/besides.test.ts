import { expect, test } from "vitest";
import { besides } from "./besides";

test.each([
  ["/app/dist/main.js", "../src/a.ts", "/app/src/a.ts"],
  ["/app/dist/main.js", "a.ts", "/app/dist/a.ts"],
  ["/app/main.js", "../../../../a.ts", "/a.ts"],
  ["/app/main.js", "./x/./y/../a.ts", "/app/x/a.ts"],
  ["file:///app/dist/main.js", "../src/a.ts", "file:///app/src/a.ts"],
  ["file:///app/main.js", "../../../a.ts", "file:///a.ts"],
  ["https://example.com/assets/x-1.js", "../../../src/a.ts", "https://example.com/src/a.ts"],
  ["C:\\app\\dist\\main.js", "..\\src\\a.ts", "C:/app/src/a.ts"],
  ["C:\\main.js", "../../a.ts", "C:/a.ts"],
  ["dist/main.js", "../../a.ts", "../a.ts"],
  ["main.js", "a.ts", "a.ts"],
  ["/app/main.js", "webpack://app/./src/a.ts", "webpack://app/./src/a.ts"],
  ["/app/main.js", "/other/a.ts", "/other/a.ts"],
  ["/app/main.js", "D:\\src\\a.ts", "D:/src/a.ts"],
])("besides %s, %s is %s", (from, path, expected) => {
  expect(besides(from, path)).toBe(expected);
});
