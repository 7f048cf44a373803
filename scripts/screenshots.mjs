// Takes the README's pictures of the built app (dist/) into docs/images: the start page and the workspace, light and
// dark, wide and narrow. Usage: npm run screenshots [-- FOLDER [PAGE …]]

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { serve } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [folder = join(ROOT, "docs/images"), ...only] = process.argv.slice(2);

const SCREENS = [
  { name: "wide", width: 1440, height: 900, pixelRatio: 1 },
  { name: "narrow", width: 390, height: 844, pixelRatio: 2 },
];
const THEMES = /** @type {const} */ (["light", "dark"]);
const PAGES = [
  { name: "start", hash: "" },
  { name: "flame", hash: "#/flamegraph?example=go-cpu", select: "encoding/json.(*decodeState).object" },
  { name: "callers", hash: "#/peek?example=go-cpu", select: "encoding/json.(*decodeState).object" },
  { name: "top", hash: "#/top?example=go-cpu", select: "runtime.mallocgc" },
  { name: "filtered", hash: "#/flamegraph?example=go-cpu&f=json&i=%5Eruntime%5C.&tagroot=tenant" },
  { name: "graph", hash: "#/graph?example=go-mutex", select: "sync.(*Mutex).Unlock" },
  { name: "findings", hash: "#/flamegraph?example=go-cpu", press: /^Findings/ },
  {
    name: "source",
    hash: "#/source?example=go-cpu",
    select: "proflens/examples/go/orders.(*store).all",
    sources: "examples/go",
  },
  { name: "labels", hash: "#/labels?example=go-cpu" },
  { name: "info", hash: "#/info?example=cpp-cpu" },
  { name: "share", hash: "#/flamegraph?example=go-cpu", share: "Copy link with the profile inside…" },
];

mkdirSync(folder, { recursive: true });
const { executablePath, how } = await findBrowser();
console.log(`Browser: ${how}`);
const server = await serve({ directory: join(ROOT, "dist"), port: 0 });
const browser = await chromium.launch({
  executablePath,
  args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
for (const screen of SCREENS) {
  for (const colorScheme of THEMES) {
    const wanted = PAGES.filter(({ name }) => only.length === 0 || only.includes(name));
    for (const page of wanted) await take(screen, colorScheme, page);
  }
}
await browser.close();
await server.close();

/** One picture, once the view is drawn and nothing moves any more. */
async function take({ name, width, height, pixelRatio }, colorScheme, page) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor: pixelRatio,
    locale: "en-US",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  const tab = await context.newPage();
  const hash = page.select === undefined ? page.hash : `${page.hash}&sel=${encodeURIComponent(page.select)}`;
  await tab.goto(server.url + hash);
  if (hash === "") await tab.getByRole("heading", { level: 1, name: "Proflens" }).waitFor();
  else await tab.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
  if (page.select !== undefined && width > 600)
    await tab.getByRole("complementary").getByRole("heading", { name: page.select }).waitFor();
  if (page.sources !== undefined) await dropFolder(tab, join(ROOT, page.sources));
  if (page.press !== undefined) await tab.getByRole("button", { name: page.press }).click();
  if (page.share !== undefined) {
    if (width <= 600) await tab.getByRole("button", { name: "More" }).click();
    await tab.getByRole(width <= 600 ? "menuitem" : "button", { name: "Share" }).click();
    await tab.getByRole("menuitem", { name: page.share }).click();
    await tab.getByText(/^The link keeps/).waitFor();
  }
  // What was said of a drop is gone by then.
  await tab.waitForTimeout(page.sources === undefined ? 800 : 9000);
  const path = join(folder, `${page.name}-${colorScheme}-${name}.png`);
  await tab.screenshot({ path });
  console.log(path);
  await context.close();
}

/** Drops a folder of the disk on the middle of the page. */
async function dropFolder(tab, path) {
  const session = await tab.context().newCDPSession(tab);
  const { width, height } = tab.viewportSize();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"])
    await session.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
  await session.detach();
}
