import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page, TestInfo } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/fixtures.ts";
import { watch } from "./support/guard.ts";
import { readAllRows } from "./support/topGrid.ts";
import { expectOpen, expectStartPage, openExample, waitUntilDrawn } from "./support/workspace.ts";

/** Saves what a page shows as a report; returns the file's address. */
async function savedReport(page: Page, testInfo: TestInfo): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Save as one-file report (.html)" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  const path = testInfo.outputPath("report with spaces & more.html");
  await download.saveAs(path);
  return pathToFileURL(path).href;
}

/** Opens a report in a browser of its own without a network; `end` says what went wrong. */
async function openReport(
  browser: Browser,
  address: string,
): Promise<{ page: Page; end: () => Promise<void> }> {
  const context = await browser.newContext({ offline: true, permissions: [] });
  const complaints = await watch(context, new URL(address).origin, { requests: [], errors: [] });
  const requests: string[] = [];
  context.on("request", request => requests.push(request.url()));
  const page = await context.newPage();
  await page.goto(address);
  await waitUntilDrawn(page);
  const end = async () => {
    expect(await complaints()).toEqual([]);
    // Nothing is asked for but the file itself and the workers that are inside of it.
    expect(requests.filter(url => !url.startsWith("blob:") && url.split("#")[0] !== address)).toEqual([]);
    await context.close();
  };
  return { page, end };
}

test("a report opens from disk, offline, and every view works", async ({ page, browser }, testInfo) => {
  await openExample(page, "go-cpu", "top", { f: "json", sort: "cum" });
  const rows = await readAllRows(page);
  const address = await savedReport(page, testInfo);
  const html = readFileSync(new URL(address), "utf8");
  expect(html).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/,
  );
  expect(html).not.toContain("'unsafe-inline'");

  const report = await openReport(browser, address);
  const { page: opened } = report;
  await expectOpen(opened, "go-cpu.pb.gz");
  expect(await opened.title()).toBe("go-cpu.pb.gz · Proflens");
  expect(await readAllRows(opened)).toEqual(rows);
  const show = (name: string) => opened.getByRole("tab", { name, exact: true }).click();
  await show("Flame graph");
  await expect(
    opened.getByRole("tree", { name: "Flame graph" }).getByRole("treeitem").first(),
  ).toBeAttached();
  await show("Graph");
  await expect(opened.getByText(/json/).first()).toBeVisible();
  await expect(opened.getByRole("tree").getByRole("treeitem").first()).toBeAttached({ timeout: 30_000 });
  await show("Callers & callees");
  await opened.getByRole("textbox", { name: "Pivot" }).fill("json.Marshal");
  await opened.keyboard.press("Enter");
  await expect(opened.getByRole("grid", { name: "Callers" })).toBeVisible();
  await show("Labels");
  await expect(opened.getByRole("grid", { name: "Label values" }).first()).toBeVisible();
  await show("Info");
  await expect(opened.getByRole("grid", { name: "Mappings" })).toBeVisible();
  await expectAccessible(opened, "report");
  await show("Source");
  await expect(opened.getByRole("grid", { name: "Functions" })).toBeVisible();
  // Reports are made by code that is inside as well, Graphviz in its own worker's worker.
  const waiting = opened.waitForEvent("download");
  await opened.getByRole("button", { name: "Export" }).click();
  await expect(opened.getByRole("menuitem", { name: "Save as one-file report (.html)" })).toHaveCount(0);
  await opened.getByRole("menuitem", { name: "Save the graph (.svg)" }).click();
  expect(readFileSync(await (await waiting).path(), "utf8")).toContain("<svg ");
  // Back to the start page, and to the profile again.
  await opened.getByRole("link", { name: "Proflens" }).click();
  await expectStartPage(opened);
  await opened.getByRole("link", { name: "go-cpu.pb.gz" }).click();
  await expectOpen(opened, "go-cpu.pb.gz");
  await report.end();
});

test("a report of a comparison has both sides", async ({ page, browser }, testInfo) => {
  await openExample(page, "go-heap", "top", { base: "example:go-heap", si: "alloc_space" });
  const same = "No difference: every function costs as much as in the base.";
  await expect(page.getByText(same)).toBeVisible();
  const report = await openReport(browser, await savedReport(page, testInfo));
  await expect(report.page.getByRole("heading", { level: 1 })).toHaveAccessibleName(/go-heap\.pb\.gz/);
  await expect(report.page.getByText("vs base", { exact: false }).first()).toBeAttached();
  await expect(report.page.getByText(same)).toBeVisible();
  await report.end();
});
