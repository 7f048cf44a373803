import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { folderWith, removeFolder } from "./fixtures/startedServer";
import { browserCommand, openBrowser } from "./openBrowser";

const URL = "http://127.0.0.1:1/token/#/top?f=a%20b&i=$(x)";
const folder = folderWith({ browser: '#!/bin/sh\nprintf %s "$1" > "$0.opened"\n' });
afterAll(() => removeFolder(folder));

it.each([
  ["", "linux", ["xdg-open", URL]],
  ["", "darwin", ["open", URL]],
  ["", "win32", ["rundll32", "url.dll,FileProtocolHandler", URL]],
  ["firefox", "darwin", ["firefox", URL]],
] as const)("the browser is %j on %s", (browser, platform, words) => {
  expect(browserCommand(URL, browser, platform)).toEqual(words);
});

it.skipIf(process.platform === "win32")("is given the address as it is", async () => {
  const browser = join(folder, "browser");
  chmodSync(browser, 0o755);
  expect(await openBrowser(URL, { BROWSER: browser })).toBe(true);
  await expect.poll(() => readFileSync(`${browser}.opened`, "utf8")).toBe(URL);
});

it("may be missing", async () => {
  expect(await openBrowser(URL, { BROWSER: join(folder, "none") })).toBe(false);
});
