import type { Page } from "@playwright/test";
import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { flameTree, hoverBox } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { runCommand } from "./support/palette.ts";
import { functionsGrid, shownRows } from "./support/topGrid.ts";
import { linkParameter, openName, waitUntilDrawn } from "./support/workspace.ts";

const IMAGE = "<img src=x onerror=alert(1)>";
const SCRIPT = "<script>alert(2)</script>";
const LONG = `pkg.${"VeryLongName".repeat(25)}.end`;
const BIDI = "safe\u202Etxt.exe\u2066abc\u2069";
/** What cannot be seen is written out. */
const BIDI_SHOWN = String.raw`safe\u202etxt.exe\u2066abc\u2069`;
const NAMES = [IMAGE, SCRIPT, LONG, BIDI];
const SHOWN = [IMAGE, SCRIPT, LONG, BIDI_SHOWN];

/** Opens a profile that tries to be more than text, everywhere it can. */
async function openHostile(page: Page, fileName = `${IMAGE}.pb.gz`): Promise<void> {
  page.on("dialog", dialog => {
    throw new Error(`A script ran: ${dialog.message()}`);
  });
  await page.goto("./");
  const stacks = [
    [NAMES, 50],
    [["main", IMAGE], 30],
    [["main", BIDI], 10],
    [["main", LONG], 10],
  ] as const;
  const profile = {
    stacks,
    types: [`${IMAGE}/count`],
    comments: [SCRIPT, BIDI],
    docUrl: "javascript:alert(3)",
  };
  await dropFiles(page, craftedFile(fileName, profile));
  await waitUntilDrawn(page);
}

test.afterEach(async ({ page }) => {
  expect(await page.locator("img, script:not([src]), iframe, [onerror]").count()).toBe(0);
});

test("names in the table and in Details are text", async ({ page }) => {
  await openHostile(page);
  await expect(openName(page)).toHaveAccessibleName(`${IMAGE}.pb.gz`);
  await page.getByRole("tab", { name: "Top" }).click();
  for (const [index, name] of NAMES.entries()) {
    const shown = SHOWN[index] ?? "";
    await shownRows(page)
      .filter({ has: page.getByRole("gridcell", { name: shown, exact: true }) })
      .click();
    await expect(
      page.getByRole("complementary", { name: "Details" }).getByRole("heading", { level: 2 }),
    ).toHaveText(shown);
    await expect.poll(() => linkParameter(page, "sel")).toBe(name);
  }
  // A row of a long name is as high as any other.
  const heights = await shownRows(page).evaluateAll(rows => rows.map(row => row.clientHeight));
  expect(new Set(heights).size).toBe(1);
  await expect(functionsGrid(page)).toBeInViewport();
});

test("names in the flame graph, its tree, its tooltip and its path are text", async ({ page }) => {
  await openHostile(page);
  await flameTree(page).focus();
  await page.keyboard.press("End");
  await expect(
    page.getByRole("complementary", { name: "Details" }).getByRole("heading", { level: 2 }),
  ).toHaveText(BIDI_SHOWN);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Zoom path" })).toContainText(BIDI_SHOWN);
  await expect.poll(() => linkParameter(page, "zoom")).toContain(IMAGE);
  await hoverBox(page, SCRIPT);
});

test("bidirectional characters turn no neighbour round", async ({ page }) => {
  await openHostile(page);
  await page.getByRole("tab", { name: "Top" }).click();
  const cell = page.getByRole("gridcell", { name: BIDI_SHOWN, exact: true });
  const isolation = await cell
    .locator("span")
    .first()
    .evaluate(span => getComputedStyle(span).unicodeBidi);
  expect(["isolate", "plaintext", "isolate-override"]).toContain(isolation);
});

test("sample types, comments and the documentation's address are text", async ({ page }) => {
  await openHostile(page);
  await page.getByRole("tab", { name: "Info" }).click();
  await expect(page.getByText(SCRIPT)).toBeVisible();
  await expect(page.getByText(BIDI_SHOWN)).toBeVisible();
  await expect(page.getByText("javascript:alert(3)")).toBeVisible();
  await expect(page.getByRole("tabpanel").getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Sample type" }).getByRole("option")).toHaveText(
    `${IMAGE} (count)`,
  );
});

test("the file's own name, in the title and in what is saved, turns nothing round", async ({ page }) => {
  await openHostile(page, "cpu\u202Egz.bp");
  await expect(page).toHaveTitle(String.raw`cpu\u202egz.bp · Proflens`);
  await expect(openName(page)).toHaveText(String.raw`cpu\u202egz.bp`);
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save the whole profile (.pb.gz)" }).click();
  expect((await download).suggestedFilename()).not.toMatch(/[\u202a-\u202e]/);
});

test("names from a link are text, too", async ({ page }) => {
  page.on("dialog", dialog => {
    throw new Error(`A script ran: ${dialog.message()}`);
  });
  const hostile = encodeURIComponent(IMAGE);
  await page.goto(`./#/flamegraph?example=go-cpu&sel=${hostile}&zoom=${hostile}&q=${hostile}&si=${hostile}`);
  await waitUntilDrawn(page);
  await expect(page.getByRole("complementary", { name: "Details" })).toContainText(IMAGE);
  await page.getByRole("button", { name: "1 warning" }).click();
  await expect(page.getByRole("dialog", { name: "Warnings" })).toContainText(IMAGE);
});

test("a filter that quotes them, and what is said of it, is text", async ({ page }) => {
  await openHostile(page);
  await runCommand(page, `focus=nothing${BIDI}`);
  const filters = page.getByRole("toolbar", { name: "Filters" });
  await expect(filters.locator("bdi")).toHaveText(`nothing${BIDI_SHOWN}`);
  await expect(page.getByRole("tabpanel")).toContainText(`focus: nothing${BIDI_SHOWN}`);
  // What is edited is the text itself.
  await filters.getByRole("button", { name: /^focus/ }).click();
  await expect(page.getByRole("textbox", { name: "focus" })).toHaveValue(`nothing${BIDI}`);
});

test("a sample type, in the bottom line, in Info, in Details and in titles, turns nothing round", async ({
  page,
}) => {
  await page.goto("./");
  const profile = { types: ["other/count", `${BIDI}/${BIDI}`], stacks: [[["main", BIDI], 1, 2]] } as const;
  await dropFiles(page, craftedFile("types.pb.gz", profile));
  await waitUntilDrawn(page);
  await expect(page.locator(".status-total")).toContainText(BIDI_SHOWN);
  await page.getByRole("tab", { name: "Top" }).click();
  await shownRows(page)
    .filter({ has: page.getByRole("gridcell", { name: BIDI_SHOWN, exact: true }) })
    .click();
  await expect(page.getByRole("table", { name: "In every sample type" })).toContainText(BIDI_SHOWN);
  await page.getByRole("tab", { name: "Info" }).click();
  await expect(page.getByRole("tabpanel").getByRole("cell", { name: BIDI_SHOWN })).not.toHaveCount(0);
  const raw = await page.evaluate(() => {
    const elements = Array.from(document.querySelectorAll("[title], [aria-label]"));
    const texts = elements.flatMap(element => [
      element.getAttribute("title"),
      element.getAttribute("aria-label"),
    ]);
    return [document.body.textContent, ...texts].filter(text => /[\u202e\u2066\u2069]/.test(text ?? ""));
  });
  expect(raw).toEqual([]);
});
