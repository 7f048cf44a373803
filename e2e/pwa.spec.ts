import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { builtFiles } from "../scripts/built-files.mjs";
import { serve, type Served } from "../scripts/serve.mjs";
import { exampleBytes, exampleFile, repositoryPath } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { expectAccessible } from "./support/accessible.ts";
import { expectOpen, linkParameter, waitUntilDrawn } from "./support/workspace.ts";

test.use({ serviceWorkers: "allow" });

const DIST = repositoryPath("dist");
const UNDER = "/kept/here/";

/** A host that can be stopped, and come back with something else at the same address. */
let host: Served;

test.beforeEach(async ({ allowRequests }) => {
  host = await serve({ directory: DIST, port: 0, under: UNDER });
  const { origin } = new URL(host.url);
  allowRequests(url => url.origin === origin);
});

test.afterEach(() => host.close());

/** Opens the app and waits until the browser has all of it. */
async function visit(page: Page): Promise<void> {
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

test("with the server stopped the app opens, and everything in it works", async ({ page, context }) => {
  await page.addInitScript(() => {
    // As the browser hands files over with which the desktop starts an installed app.
    const queue = { setConsumer: (consumer: unknown) => Object.assign(window, { startWith: consumer }) };
    Object.defineProperty(window, "launchQueue", { value: queue });
  });
  await visit(page);
  const devtools = await context.newCDPSession(page);
  const manifest = await devtools.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  expect(manifest.url).toBe(`${host.url}manifest.webmanifest`);
  // Nothing but that a test's window is a private one keeps it from being installed.
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  await host.close();

  await page.reload();
  await page.getByRole("list", { name: "Examples" }).getByRole("link", { name: "Go mutex" }).click();
  await expectOpen(page, "go-mutex.pb.gz");
  await page.getByRole("tab", { name: "Graph", exact: true }).click();
  await expect(page.getByRole("treeitem", { name: /sync\.\(\*Mutex\)\.Unlock/ }).first()).toBeAttached();

  await dropFiles(page, { ...exampleFile("rust-cpu"), name: "mine.pb.gz" });
  await expectOpen(page, "mine.pb.gz");
  await expect.poll(() => linkParameter(page, "recent")).toBeDefined();
  await waitUntilDrawn(page);
  await page.reload();
  await expectOpen(page, "mine.pb.gz");

  // Another program shares a file with the installed app: a form that goes to it.
  const other = await context.newPage();
  await other.goto("about:blank");
  await other.setContent(
    `<form method="post" enctype="multipart/form-data" action="${host.url}share">` +
      `<input type="file" name="profiles" multiple /><button>Share</button></form>`,
  );
  await other.setInputFiles("input", {
    name: "shared.pb.gz",
    mimeType: "application/gzip",
    buffer: exampleBytes("go-heap"),
  });
  await other.getByRole("button", { name: "Share" }).click();
  await expectOpen(other, "shared.pb.gz");
  expect(await other.evaluate(async () => (await (await caches.open("proflens shared")).keys()).length)).toBe(
    0,
  );
  await expect.poll(() => linkParameter(other, "recent")).toBeDefined();

  // The desktop starts it with a file.
  await page.evaluate(base64 => {
    const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    const file = new File([bytes], "started.pprof");
    const { startWith } = window as unknown as { startWith: (launch: object) => void };
    startWith({ files: [{ name: file.name, getFile: async () => file }] });
  }, exampleBytes("node-cpu").toString("base64"));
  await expectOpen(page, "started.pprof");
});

test("a new version waits, and takes the open profile along", async ({ page }) => {
  await visit(page);
  await dropFiles(page, { ...exampleFile("go-heap"), name: "mine.pb.gz" });
  await expectOpen(page, "mine.pb.gz");
  await waitUntilDrawn(page);
  await expect.poll(() => linkParameter(page, "recent")).toBeDefined();

  const { port } = new URL(host.url);
  const next = await mkdtemp(join(tmpdir(), "proflens-next-"));
  try {
    await host.close();
    await buildNext(next);
    host = await serve({ directory: next, port: Number(port), under: UNDER });
    expect(new URL(host.url).port).toBe(port);

    await page.reload();
    await expectOpen(page, "mine.pb.gz");
    const notice = page.getByRole("region", { name: "New version" });
    await expect(notice).toContainText("A new version of Proflens is here");
    expect(await versionOf(page)).toBe("");
    await expectAccessible(page, "with the notice of a new version");
    await notice.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => versionOf(page).catch(() => "")).toBe("next");
    await expectOpen(page, "mine.pb.gz");
    await expect(notice).toHaveCount(0);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  } finally {
    await rm(next, { recursive: true });
  }
});

/** The same app with another page, as the build would write it. */
async function buildNext(folder: string): Promise<void> {
  await cp(DIST, folder, { recursive: true });
  const page = join(folder, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace("<title>", '<meta name="next" /><title>'));
  const worker = join(folder, "sw.js");
  const { version } = builtFiles(DIST);
  const pageBefore = builtFiles(DIST).files.find(({ path }) => path === "")?.revision ?? "";
  const pageNow = builtFiles(folder).files.find(({ path }) => path === "")?.revision ?? "";
  const text = (await readFile(worker, "utf8"))
    .replace(version, builtFiles(folder).version)
    .replace(pageBefore, pageNow);
  expect(text).toContain(builtFiles(folder).version);
  await writeFile(worker, text);
}

/** "next" in the next version's page. */
function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector("meta[name='next']")?.getAttribute("name") ?? "");
}
