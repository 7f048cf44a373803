import { describe, expect, test } from "vitest";
import { matchBundles, mayBeBundle } from "./bundles";

test.each([
  ["/app/dist/main.js", true],
  ["file:///app/dist/main.mjs", true],
  ["https://example.com/assets/index-1a2b.js?v=3", true],
  ["C:\\app\\main.cjs", true],
  ["/data/app/index.android.bundle", true],
  ["node:internal/process/task_queues", false],
  ["/usr/local/go/src/runtime/proc.go", false],
  ["", false],
])("%s may be a bundle: %s", (file, expected) => {
  expect(mayBeBundle(file)).toBe(expected);
});

describe("which of the profile's bundles are in a folder", () => {
  const matched = (files: readonly string[], paths: readonly string[]) =>
    Object.fromEntries(matchBundles(files, paths));

  test("by the longest end of their paths", () => {
    expect(
      matched(["/srv/a/dist/main.js", "/srv/b/dist/main.js"], ["x/b/dist/main.js", "x/a/dist/main.js"]),
    ).toEqual({
      "/srv/a/dist/main.js": "x/a/dist/main.js",
      "/srv/b/dist/main.js": "x/b/dist/main.js",
    });
  });

  test("addresses without their query, escapes read", () => {
    expect(matched(["https://example.com/my%20app/x.js?v=1#top"], ["my app/x.js"])).toEqual({
      "https://example.com/my%20app/x.js?v=1#top": "my app/x.js",
    });
    expect(matched(["file:///app/x.mjs", "C:\\app\\y.js"], ["app/x.mjs", "app/y.js"])).toEqual({
      "file:///app/x.mjs": "app/x.mjs",
      "C:\\app\\y.js": "app/y.js",
    });
  });

  test("a folder of another name than where it ran", () => {
    expect(matched(["/srv/current/main.js"], ["dist/main.js"])).toEqual({
      "/srv/current/main.js": "dist/main.js",
    });
  });

  test("not where it could be either of two", () => {
    expect(matched(["/srv/a/main.js", "/srv/b/main.js"], ["dist/main.js"])).toEqual({});
  });

  test("not a package's file by its name alone", () => {
    expect(matched(["/srv/node_modules/x/index.js"], ["dist/index.js"])).toEqual({});
    expect(matched(["/srv/node_modules/x/index.js"], ["app/node_modules/x/index.js"])).toEqual({
      "/srv/node_modules/x/index.js": "app/node_modules/x/index.js",
    });
  });
});
