import type { Locator, Page } from "@playwright/test";
import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { expectZoomedTo, flameTree, hoverBox } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { typeCommand } from "./support/palette.ts";
import { functionsGrid } from "./support/topGrid.ts";
import { linkParameter, openExample, waitUntilDrawn } from "./support/workspace.ts";

const MANGLED = "_ZN3app6Router5visitERKNS_4NodeEm";
const FULL = "app::Router::visit(app::Node const&, unsigned long)";
const SHORT = "app::Router::visit(…)";
const SHORT_START = /^app::Router::visit\(…\)/;
const GENERIC = "slices.SortFunc[go.shape.[]main.Row,go.shape.int]";
const LAMBDA = "com.acme.Orders$$Lambda$217/0x00000008010d3c40.apply";
const NODE = "(anonymous:L#128:C#17)";

const CRAFTED = craftedFile("names.pb.gz", {
  stacks: [
    [["main.main", MANGLED, GENERIC], 60],
    [["main.main", LAMBDA], 25],
    [["main.main", NODE], 15],
  ],
});

async function openNames(page: Page): Promise<void> {
  await page.goto("./");
  await dropFiles(page, CRAFTED);
  await waitUntilDrawn(page);
}

/** What is read in the column of names, from the top. */
function shownNames(page: Page): Locator {
  return functionsGrid(page).locator("[role=gridcell].top-text .name");
}

const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const shortNames = (page: Page) => page.getByRole("checkbox", { name: "Short names" });

test("names are read short, and one switch shows them as they are", async ({ page }) => {
  await openNames(page);
  await page.getByRole("tab", { name: "Top" }).click();
  const short = [
    "slices.SortFunc[…]",
    "com.acme.Orders$$Lambda.apply",
    "(anonymous) 128:17",
    SHORT,
    "main.main",
  ];
  await expect(shownNames(page)).toHaveText(short);
  await expect(shortNames(page)).toBeChecked();
  await shortNames(page).uncheck();
  await expect(shownNames(page)).toHaveText([GENERIC, LAMBDA, NODE, MANGLED, "main.main"]);
  // It is kept in this browser.
  await page.reload();
  await expect(shortNames(page)).not.toBeChecked();
  await expect(shownNames(page).first()).toHaveText(GENERIC);
  await typeCommand(page, "short names");
  await page.keyboard.press("Enter");
  await expect(shownNames(page)).toHaveText(short);
});

test("the full name is in the tooltip and in Details, and the profile's own is copied, linked and filtered", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openNames(page);
  await hoverBox(page, FULL);
  const tooltip = page.getByRole("tooltip");
  await expect(tooltip).toContainText(MANGLED);
  await page.keyboard.press("Shift");
  await tooltip.getByRole("button", { name: "Copy name" }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(MANGLED);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Top" }).click();
  const cell = page.getByRole("gridcell", { name: FULL, exact: true });
  await expect(cell).toHaveAttribute("title", `${FULL}\n${MANGLED}`);
  await cell.click();
  await expect(details(page).getByRole("heading", { level: 2 })).toHaveText(FULL);
  await expect(details(page)).toContainText(`Symbol ${MANGLED}`);
  await expect(details(page).getByRole("button", { name: /SortFunc\[…\]/ })).toBeVisible();
  await expect.poll(() => linkParameter(page, "sel")).toBe(MANGLED);
  await details(page).getByRole("button", { name: "Copy name" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(MANGLED);
  await details(page).getByRole("button", { name: "Focus" }).click();
  await expect.poll(() => linkParameter(page, "f")).toContain(MANGLED);
  await expect(shownNames(page)).toHaveText(["slices.SortFunc[…]", SHORT, "main.main"]);
});

test("the tree and the way to a zoomed frame are read short; a search finds either name", async ({
  page,
}) => {
  await openNames(page);
  await flameTree(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(flameTree(page).getByRole("treeitem", { name: /^Router::visit, cum 60/ })).toBeAttached();
  await page.keyboard.press("Enter");
  await expectZoomedTo(page, SHORT);
  await expect.poll(() => linkParameter(page, "zoom")).toContain(MANGLED);
  const search = page.getByRole("searchbox", { name: "Search" });
  for (const text of ["router::visit", "unsigned long", "_ZN3app", "go.shape", "/Orders..Lambda.apply/"]) {
    await search.fill(text);
    await expect(page.getByText(/^1 function,/)).toBeVisible();
  }
});

test("callers and callees are read short, and the pivot is the profile's own name", async ({ page }) => {
  await openNames(page);
  await page.getByRole("tab", { name: "Callers & callees" }).click();
  const offers = page.getByRole("list", { name: "Heaviest functions" }).getByRole("button");
  await expect(offers).toHaveText([
    /^slices\.SortFunc\[…\]/,
    /^com\.acme\.Orders\$\$Lambda\.apply/,
    /128:17/,
    SHORT_START,
    /^main\.main/,
  ]);
  const pivot = page.getByRole("textbox", { name: "Pivot" });
  await pivot.fill("_ZN3app");
  const matches = page.getByRole("list", { name: "Matching functions" }).getByRole("button");
  await expect(matches).toHaveText(SHORT_START);
  await matches.click();
  const pivotName = page.getByRole("tabpanel").getByRole("heading", { level: 2 });
  await expect(pivotName).toHaveText(SHORT);
  await expect(pivotName.locator(".name")).toHaveAttribute("title", `${FULL}\n${MANGLED}`);
  await expect.poll(() => linkParameter(page, "p")).toBe(`^${MANGLED}$`);
  const callees = page.getByRole("grid", { name: "Callees" });
  await expect(callees.locator("[role=gridcell] .name")).toHaveText("slices.SortFunc[…]");
  await callees.getByRole("gridcell", { name: GENERIC }).dblclick();
  await expect(pivotName).toHaveText("slices.SortFunc[…]");
  const caller = page
    .getByRole("grid", { name: "Callers" })
    .getByRole("gridcell", { name: FULL, exact: true });
  // Cut in the middle, where the column is narrow.
  await expect(caller).toHaveText(/^app::Ro.*::visit\(…\)$/);
  await caller.click();
  await expect.poll(() => linkParameter(page, "sel")).toBe(MANGLED);
  await caller.click({ button: "right" });
  await expect(page.getByRole("menu").locator(".menu-title")).toHaveText(SHORT);
  await page.keyboard.press("Escape");
  await shortNames(page).uncheck();
  await expect(pivotName).toHaveText(GENERIC);
  await expect(
    page.getByRole("grid", { name: "Callers" }).getByRole("gridcell", { name: MANGLED }),
  ).toHaveAttribute("title", MANGLED);
});

test("what findings name is read short, and shown under its own name", async ({ page }) => {
  await openNames(page);
  await page.getByRole("button", { name: /^Findings/ }).click();
  const finding = page
    .getByRole("complementary", { name: "Findings" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name: "One function" }) });
  const subject = finding.getByRole("heading", { level: 3 }).locator(".name");
  await expect(subject).toHaveText("slices.SortFunc[…]");
  await expect(subject).toHaveAttribute("title", GENERIC);
  const evidence = finding.getByRole("list").getByRole("button");
  await expect(evidence).toHaveText([/^slices\.SortFunc\[…\]/, /Lambda\.apply/, /128:17/]);
  await shortNames(page).uncheck();
  await expect(subject).toHaveText(GENERIC);
  await expect(evidence.nth(1)).toContainText(LAMBDA);
  await shortNames(page).check();
  await evidence.nth(1).click();
  await expect.poll(() => linkParameter(page, "sel")).toBe(LAMBDA);
});

test("on a narrow screen the switch is in the menu More", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openNames(page);
  await page.getByRole("tab", { name: "Top" }).click();
  await expect(shownNames(page).nth(3)).toHaveText(/^app.*\(…\)$/);
  await expect(shortNames(page)).toBeHidden();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Short names" }).click();
  await page.keyboard.press("Escape");
  await expect(shownNames(page).nth(3)).toHaveText(/^_ZN.*Em$/);
});

test("tables are copied with the profile's own names, however they are shown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page, "cpp-cpu", "top");
  await expect(shownNames(page).filter({ hasText: "std::__detail::_Executor<…>" }).first()).toBeVisible();
  await typeCommand(page, "Copy as text");
  await page.keyboard.press("Enter");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("std::__detail::_Executor<__gnu_cxx::__normal_iterator<char const*");
});
