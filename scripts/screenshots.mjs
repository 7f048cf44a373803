// Takes pictures of the built app (dist/), light and dark, wide and narrow. Usage: npm run screenshots [-- FOLDER [PAGE …]]
//   without arguments  the README's, into docs/images: the start page and the views
//   FOLDER             those and every other state there is to look at: empty, wrong, compared, loading …
//   FOLDER PAGE …      only these

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { Profile } from "pprof-format";
import { findBrowser } from "./find-browser.mjs";
import { serve } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [folder = join(ROOT, "docs/images"), ...only] = process.argv.slice(2);
const hasFolder = process.argv.length > 2;

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
  { name: "compare", hash: "#/flamegraph?example=go-cpu", acts: [tab => compare(BEFORE)(tab)] },
  { name: "embedded", hash: "", embedder: "http://dashboard.example/" },
];

/** Profiles that no example is: dropped on the page. */
const EXAMPLE = gunzipSync(readFileSync(join(ROOT, "public/examples/go-cpu.pb.gz")));

/** The example with every function's name 300 characters long. */
function longNames() {
  const profile = Profile.decode(EXAMPLE);
  for (const { name } of profile.function) {
    const text = profile.stringTable.strings[Number(name)];
    if (text.length < 300) profile.stringTable.strings[Number(name)] = text.padEnd(300, `.${text}`);
  }
  return profile;
}

/** The example as it may have been before a change: some stacks cost less, others more. */
function before() {
  const profile = Profile.decode(EXAMPLE);
  for (const [index, sample] of profile.sample.entries()) {
    const factor = [1, 0, 3, 1, 2][Math.floor(index / 40) % 5];
    sample.value = sample.value.map(value => BigInt(value) * BigInt(factor));
  }
  return profile;
}

const fileOf = (name, profile) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: gzipSync(Buffer.from(profile.encode())),
});

const drop = file => async tab => {
  const [chooser] = await Promise.all([
    tab.waitForEvent("filechooser"),
    tab
      .getByRole("button", { name: /^Open profile/ })
      .first()
      .click(),
  ]);
  await chooser.setFiles(file);
  await isDrawn(tab);
};
const compare = file => async tab => {
  // Narrow, it is in the menu More; the palette has it on any screen.
  await choose("compare")(tab);
  const dialog = tab.getByRole("dialog", { name: /Compare/ });
  const [chooser] = await Promise.all([
    tab.waitForEvent("filechooser"),
    dialog.getByRole("button", { name: "Choose base" }).click(),
  ]);
  await chooser.setFiles(file);
  await dialog.waitFor({ state: "hidden" });
};
const choose = text => async tab => {
  await tab.keyboard.press("Control+k");
  await tab.getByRole("combobox", { name: "Command" }).fill(text);
  await tab.keyboard.press("Enter");
};
const press = key => tab => tab.keyboard.press(key);
const click = (role, name) => tab => tab.getByRole(role, { name }).first().click();
const LONG = fileOf("long-names.pb.gz", longNames());
const BEFORE = fileOf("before.pb.gz", before());

/** What else there is to look at: a state, the link it begins with, and what is done there. */
const STATES = [
  { name: "loading", hash: "#/?url=https://example.com/never.pb.gz", hangs: true },
  { name: "error", hash: "#/?example=none" },
  { name: "broken", hash: "", acts: [breakFile] },
  { name: "empty", hash: "#/flamegraph?example=go-cpu&f=nothing%20has%20this%20name" },
  { name: "empty-top", hash: "#/top?example=go-cpu&f=nothing%20has%20this%20name" },
  { name: "empty-graph", hash: "#/graph?example=go-cpu&f=nothing%20has%20this%20name" },
  { name: "empty-callers", hash: "#/peek?example=go-cpu" },
  { name: "empty-labels", hash: "#/labels?example=cpp-cpu" },
  { name: "bottom-up", hash: "#/flamegraph?example=node-cpu&inverted=t&orientation=flame&colour=self" },
  {
    name: "zoomed",
    hash: "#/flamegraph?example=go-cpu&colour=file&q=json",
    acts: [press("/"), press("Enter")],
  },
  { name: "single", hash: "#/flamegraph?example=rust-cpu&colour=single&recursion=collapsed" },
  { name: "long", hash: "", acts: [drop(LONG)] },
  { name: "long-top", hash: "", acts: [drop(LONG), choose("show top")] },
  { name: "long-callers", hash: "", acts: [drop(LONG), choose("show callers")] },
  { name: "long-graph", hash: "", acts: [drop(LONG), choose("show graph")] },
  { name: "compare-top", hash: "#/top?example=go-cpu", acts: [compare(BEFORE)] },
  { name: "compare-callers", hash: "#/peek?example=go-cpu&p=json", acts: [compare(BEFORE)] },
  { name: "compare-graph", hash: "#/graph?example=go-cpu", acts: [compare(BEFORE)] },
  { name: "compare-dialog", hash: "#/flamegraph?example=go-cpu", acts: [choose("compare")] },
  { name: "presets", hash: "#/flamegraph?example=go-cpu", acts: [click("button", "Presets")] },
  { name: "help", hash: "#/flamegraph?example=go-cpu", acts: [press("?")] },
  { name: "palette", hash: "#/flamegraph?example=go-cpu", acts: [press("Control+k")] },
  { name: "report", hash: "#/flamegraph?example=go-cpu", acts: [choose("peek json.Marshal$")] },
  { name: "add-filter", hash: "#/flamegraph?example=go-cpu", acts: [click("button", "Add filter")] },
  { name: "columns", hash: "#/top?example=go-heap", acts: [click("combobox", "Columns")] },
];

mkdirSync(folder, { recursive: true });
const { executablePath, how } = await findBrowser();
console.log(`Browser: ${how}`);
const server = await serve({ directory: join(ROOT, "dist"), port: 0 });
const browser = await chromium.launch({
  executablePath,
  args: [
    "--disable-background-networking",
    // A made-up page of another origin frames the app, which is on this machine.
    "--disable-features=LocalNetworkAccessChecks",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
});
for (const screen of SCREENS) {
  for (const colorScheme of THEMES) {
    const all = hasFolder ? [...PAGES, ...STATES] : PAGES;
    const wanted = all.filter(({ name }) => only.length === 0 || only.includes(name));
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
    serviceWorkers: "block",
    reducedMotion: "reduce",
  });
  const tab = await context.newPage();
  const hash = page.select === undefined ? page.hash : `${page.hash}&sel=${encodeURIComponent(page.select)}`;
  if (page.hangs) await tab.route("**/never.pb.gz", () => undefined);
  if (page.embedder === undefined) await tab.goto(server.url + hash);
  else await openEmbedder(tab, page.embedder);
  const isStart = hash === "" || page.hangs || page.name === "error";
  if (isStart) await tab.waitForTimeout(500);
  else await isDrawn(tab);
  if (page.select !== undefined && width > 600)
    await tab.getByRole("complementary").getByRole("heading", { name: page.select }).waitFor();
  if (page.sources !== undefined) await dropFolder(tab, join(ROOT, page.sources));
  if (page.press !== undefined) await tab.getByRole("button", { name: page.press }).click();
  for (const act of page.acts ?? []) await act(tab);
  if (page.share !== undefined) {
    if (width <= 600) await tab.getByRole("button", { name: "More" }).click();
    await tab.getByRole(width <= 600 ? "menuitem" : "button", { name: "Share" }).click();
    await tab.getByRole("menuitem", { name: page.share }).click();
    await tab.getByText(/^The link keeps/).waitFor();
  }
  // What was said of a drop is gone by then.
  await tab.waitForTimeout(page.sources !== undefined ? 9000 : page.acts === undefined ? 800 : 2000);
  const path = join(folder, `${page.name}-${colorScheme}-${name}.png`);
  await tab.screenshot({ path });
  console.log(path);
  await context.close();
}

/** A page of another origin, which shows the app in a frame and sends it a profile: the user is asked. */
async function openEmbedder(tab, address) {
  const body = `<!doctype html><meta name="viewport" content="width=device-width" />
    <style>:root { color-scheme: light dark; font: 15px system-ui } body { margin: 0; padding: 16px 24px; height: 100vh;
      box-sizing: border-box; display: grid; grid-template-rows: auto auto 1fr; gap: 8px } h1 { margin: 0; font-size: 20px }
      p { margin: 0 } iframe { width: 100%; height: 100%; border: 1px solid #8888; border-radius: 8px }</style>
    <h1>orders · nightly build 4711</h1><p>CPU profile of the load test, 30 seconds</p>
    <iframe src="${server.url}"></iframe>
    <script>addEventListener("message", async ({ data, source }) => {
      if (data.type !== "ready") return;
      const buffer = await (await fetch("/cpu.pb.gz")).arrayBuffer();
      source.postMessage({ proflens: 1, type: "open", name: "orders-cpu.pb.gz", buffer }, "*", [buffer]);
    })</script>`;
  await tab.route(`${address}**`, route =>
    route.request().url() === address
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body })
      : route.fulfill({ body: gzipSync(EXAMPLE) }),
  );
  await tab.goto(address);
  await tab.frameLocator("iframe").getByRole("dialog").waitFor();
}

function isDrawn(tab) {
  return tab.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
}

async function breakFile(tab) {
  const [chooser] = await Promise.all([
    tab.waitForEvent("filechooser"),
    tab
      .getByRole("button", { name: /^Open profile/ })
      .first()
      .click(),
  ]);
  await chooser.setFiles({
    name: "broken.pb.gz",
    mimeType: "application/octet-stream",
    buffer: gzipSync(EXAMPLE.subarray(0, EXAMPLE.length / 2)),
  });
  await tab.getByRole("alert").waitFor();
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
