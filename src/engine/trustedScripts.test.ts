import { expect, test } from "vitest";
import { allowedScript } from "./trustedScripts";

const PAGE = "https://tools.example/proflens/#/top";

test("only scripts of the page's own origin may run", () => {
  for (const url of [
    "./sw.js",
    "/assets/worker-1.js",
    "https://tools.example/x.js",
    "blob:https://tools.example/1",
  ])
    expect(allowedScript(url, PAGE)).toBe(url);
  for (const url of [
    "https://other.example/x.js",
    "//other.example/x.js",
    "http://tools.example/x.js",
    "blob:https://other.example/1",
    "data:text/javascript,alert(1)",
    "javascript:alert(1)",
  ])
    expect(allowedScript(url, PAGE)).toBeNull();
});

test("a page on disk starts workers that it made itself", () => {
  expect(allowedScript("blob:null/1", "file:///tmp/report.html")).toBe("blob:null/1");
  expect(allowedScript("file:///tmp/other.js", "file:///tmp/report.html")).toBeNull();
});
