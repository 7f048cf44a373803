import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { zipSync } from "fflate";
import { tarOf } from "../src/state/sources/fixtures/memoryTar.ts";
import { expectAccessible } from "./support/accessible.ts";
import { dropFromDisk } from "./support/dropFromDisk.ts";
import { repositoryFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles, dropFilesOn, type GivenFile } from "./support/giveFiles.ts";
import { LOOKS } from "./support/looks.ts";
import { runCommand } from "./support/palette.ts";

const STORE = "proflens/examples/go/orders/store.go";
const GITHUB = "raw.githubusercontent.com";

/** Shows a file of an example in the Source view, from its first line. */
async function showFile(page: Page, example: string, file: string): Promise<void> {
  await page.goto(`./#/source?example=${example}&file=${encodeURIComponent(file)}&line=1`);
  // The first page of a test takes its time on a busy machine.
  const tab = page.getByRole("tab", { name: "Source" });
  await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: 30_000 });
}

const lines = (page: Page) => page.getByRole("grid", { name: "Source lines" });
const missing = (page: Page) => page.getByRole("region", { name: "Source not found" });
const sources = (page: Page) => page.getByRole("list", { name: "Sources" });

/** The first line of a file of the repository. */
function firstLine(path: string): string {
  return repositoryFile(path).toString("utf8").split("\n")[0];
}

test.describe("a folder", () => {
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "proflens-sources-"));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("that is dropped has the text, also after a reload, until it is removed", async ({ page }) => {
    const go = join(folder, "go");
    cpSync("examples/go", go, { recursive: true });
    // Where the browser forgets that it allowed the folder.
    await page.addInitScript(() => {
      if (sessionStorage.getItem("test-locked") === null) return;
      FileSystemHandle.prototype.queryPermission = () => Promise.resolve("prompt");
      FileSystemHandle.prototype.requestPermission = () => Promise.resolve("granted");
    });
    await showFile(page, "go-cpu", STORE);
    await expect(missing(page)).toContainText(`The profile says ${STORE}.`);
    await dropFromDisk(page, [go]);
    await expect(page.getByText("Sources added: go, 10 files.")).toBeVisible();
    await expect(sources(page)).toContainText("go10 files");
    await expect(lines(page)).toContainText(firstLine("examples/go/orders/store.go"));
    await expect(page.getByText("from folder go: go/orders/store.go")).toBeVisible();

    await page.reload();
    await expect(lines(page)).toContainText(firstLine("examples/go/orders/store.go"));
    await page.evaluate(() => sessionStorage.setItem("test-locked", "yes"));
    await page.reload();
    await expect(missing(page)).toBeVisible();
    await page.getByRole("button", { name: "Allow reading go" }).click();
    await expect(lines(page)).toContainText(firstLine("examples/go/orders/store.go"));

    rmSync(go, { recursive: true });
    await showFile(page, "go-cpu", "proflens/examples/go/orders/audit.go");
    await expect(missing(page)).toContainText("orders/audit.go is no longer in the folder go.");
    await page.getByRole("button", { name: "Remove go" }).click();
    await expect(sources(page)).toHaveCount(0);
    await expect(missing(page)).toContainText("Add the folder with the code");
    await page.reload();
    await expect(missing(page)).toContainText("Add the folder with the code");
    await expect(sources(page)).toHaveCount(0);
  });

  test("that has the file elsewhere says what was looked for; a path rule finds it", async ({ page }) => {
    for (const name of ["server", "old"]) {
      mkdirSync(join(folder, "checkout", name), { recursive: true });
      for (const file of ["store.go", "handlers.go"]) {
        writeFileSync(join(folder, "checkout", name, file), `// ${file} in ${name}\n`);
      }
    }
    await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
    await showFile(page, "go-cpu", STORE);
    const chosen = page.waitForEvent("filechooser");
    await missing(page).getByRole("button", { name: "Add a folder" }).click();
    await (await chosen).setFiles(join(folder, "checkout"));
    await expect(sources(page)).toContainText("checkout4 files, until reload");
    await expect(missing(page)).toContainText("in folder checkout: proflens/examples/go/orders/store.go");
    await expect(missing(page)).toContainText("store.go (2 files have that name)");

    await missing(page).getByRole("button", { name: "Map a path prefix" }).click();
    const dialog = page.getByRole("dialog", { name: "Map a path prefix" });
    await expect(dialog.getByLabel("In the profile")).toHaveValue("proflens/examples/go/orders");
    await dialog.getByLabel("In the sources").fill("checkout/nowhere");
    await expect(dialog).toContainText(/of the profile's 186 files begin so, 0 of them are found/);
    await dialog.getByLabel("In the sources").fill("checkout/server");
    await expect(dialog).toContainText("2 of them are found");
    await page.keyboard.press("Enter");
    await expect(lines(page)).toContainText("// store.go in server");
    await page.getByRole("button", { name: "Remove the rule for proflens/examples/go/orders" }).click();
    await expect(missing(page)).toBeVisible();
  });
});

test("an archive has the text, and what was open stays", async ({ page }) => {
  const cpp = Object.fromEntries(
    ["route.cpp", "main.cpp"].map(name => [`cpp/${name}`, repositoryFile(`examples/cpp/${name}`).toString()]),
  );
  await showFile(page, "cpp-cpu", "/tmp/proflens/examples/cpp/route.cpp");
  await dropFiles(page, { name: "cpp.tar.gz", bytes: gzipSync(tarOf(cpp)) });
  await expect(lines(page)).toContainText(firstLine("examples/cpp/route.cpp"));
  await expect(page.getByText("from archive cpp.tar.gz: cpp/route.cpp")).toBeVisible();
  await page.reload();
  await expect(lines(page)).toContainText(firstLine("examples/cpp/route.cpp"));

  const js = (name: string) => `/tmp/proflens/examples/node/site/${name}.js`;
  await showFile(page, "node-cpu", js("markdown"));
  const zip: GivenFile = {
    name: "site.zip",
    bytes: zipSync({
      "site/markdown.js": Buffer.from("// with CRLF\r\nsecond();\r\n"),
      "site/build.js": Buffer.from("\ufeff// in UTF-16\n", "utf16le"),
      "site/html.js": Buffer.from("// Größe in Latin-1\n", "latin1"),
      "site/highlight.js": Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]),
      "site/search-index.js": Buffer.from(`// long: ${"x".repeat(5e6)}\nnext();\n`),
    }),
  };
  await dropFilesOn(page, page.locator("[data-drop-zone=sources]"), zip);
  const second = lines(page).getByRole("row").filter({ hasText: "second();" });
  await expect(second.locator("[role=gridcell]").last()).toHaveText("second();");
  await showFile(page, "node-cpu", js("build"));
  await expect(lines(page)).toContainText("// in UTF-16");
  await expect(page.getByText("The file is UTF-16LE.")).toBeVisible();
  await showFile(page, "node-cpu", js("html"));
  await expect(lines(page)).toContainText("// Größe in Latin-1");
  await expect(page.getByText("it is read as Latin-1")).toBeVisible();
  await showFile(page, "node-cpu", js("highlight"));
  await expect(missing(page)).toContainText(
    "site/highlight.js is not text: there is a zero byte at offset 4.",
  );
  await showFile(page, "node-cpu", js("search-index"));
  await expect(lines(page)).toContainText("next();");

  // Without a profile open, a folder is none.
  await page.goto("./#/");
  await dropFromDisk(page, ["examples/go"]);
  await expect(page.getByRole("alert")).toContainText("drop it again once the profile is open");
});

test("a public host is asked once the user says so", async ({
  page,
  elsewhere,
  allowRequests,
  allowErrors,
}) => {
  allowRequests(url => url.host === GITHUB);
  allowErrors(message => message.includes("Failed to load resource") || message.includes("CORS policy"));
  // Not with Playwright's own switch: that also keeps the app's own files away.
  let isOffline = false;
  const setOffline = async (offline: boolean) => {
    isOffline = offline;
    await page.evaluate(offline => {
      Object.defineProperty(navigator, "onLine", { get: () => !offline, configurable: true });
    }, offline);
  };
  await page.route(`https://${GITHUB}/**`, async route => {
    if (isOffline) return route.abort("internetdisconnected");
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ response: await route.fetch({ url: elsewhere.origin + pathname }) });
  });
  elsewhere.serve("/golang/go/go1.26.1/src/regexp/backtrack.go", {
    body: "// from the host\npackage regexp\n",
  });
  elsewhere.serve("/golang/go/go1.26.1/src/regexp/exec.go", { body: "// exec\n" });
  await showFile(page, "go-cpu", "regexp/backtrack.go");
  const offer = missing(page).getByRole("form", { name: `Read from ${GITHUB}` });
  await expect(offer).toContainText("src/regexp/backtrack.go of Go; the profile does not say which version");
  await expect(offer.getByRole("button", { name: `Read from ${GITHUB}` })).toBeDisabled();
  expect(elsewhere.arrivals).toEqual([]);

  await offer.getByLabel("Version").fill("1.99.9");
  await page.keyboard.press("Enter");
  await expect(missing(page)).toContainText(`${GITHUB} has no src/regexp/backtrack.go of Go 1.99.9.`);
  await setOffline(true);
  await missing(page).getByLabel("Version").fill("1.26.1");
  await page.keyboard.press("Enter");
  await expect(missing(page)).toContainText("This browser is offline");
  await setOffline(false);
  await missing(page).getByRole("button", { name: "Try again" }).click();
  await expect(lines(page)).toContainText("// from the host");
  await expect(page.getByText(`from ${GITHUB}: https://${GITHUB}/golang/go/go1.26.1/`)).toBeVisible();

  // Another file needs no other question, and a reload neither.
  await showFile(page, "go-cpu", "regexp/exec.go");
  await expect(lines(page)).toContainText("// exec");
  await page.reload();
  await expect(lines(page)).toContainText("// exec");
  await page.getByRole("button", { name: `Forget ${GITHUB}` }).click();
  await expect(missing(page)).toContainText(`${GITHUB} has it in public.`);
  expect(elsewhere.arrivals.every(({ headers }) => headers.cookie === undefined)).toBe(true);
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test(`sources are accessible: ${look}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await showFile(page, "go-cpu", "regexp/backtrack.go");
    await dropFromDisk(page, ["examples/go"], page.locator("[data-drop-zone=sources]"));
    await expect(missing(page)).toContainText("in folder go: src/regexp/backtrack.go");
    await expectAccessible(page, "a missing file");
    await page.getByRole("button", { name: "Add sources" }).click();
    await expect(page.getByRole("menu", { name: "Add sources" })).toBeVisible();
    await expectAccessible(page, "the menu");
    await page.keyboard.press("Escape");
    await runCommand(page, "Map a path prefix");
    await expect(page.getByRole("dialog", { name: "Map a path prefix" })).toBeVisible();
    await expectAccessible(page, "the dialog");
  });
}
