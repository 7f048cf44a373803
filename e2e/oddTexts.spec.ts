import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { hoverBox } from "./support/flameGraph.ts";
import { chooseBase, dropFiles } from "./support/giveFiles.ts";
import { runCommand, typeCommand } from "./support/palette.ts";
import { shownRows } from "./support/topGrid.ts";
import { waitUntilDrawn } from "./support/workspace.ts";
import { FEW, wholeProfile } from "./support/wholeProfile.ts";

// Every text that a profile has, and every list, in every view, is odd: with characters that are not seen and turn others
// round, a megabyte long, or one of ten thousand.

/** Every view and dialog, one after the other. */
test.setTimeout(120_000);

const UNSEEN = /[\u202e\u2066\u2069]/;
const UNSEEN_TEXT = "\u202Eb\u2066c\u2069d\u0007";
/** No text on the page is longer than this, wherever it is. */
const LONGEST = 20_000;
/** A page of more elements takes seconds to put together. */
const MOST_ELEMENTS = 30_000;

/** Everything the page says: its texts, and what is said of its elements, each with where it is. */
function said(page: Page): Promise<readonly { readonly text: string; readonly where: string }[]> {
  return page.evaluate(() => {
    const whereOf = (element: Element | null) =>
      element === null
        ? ""
        : `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}#${element.id} ${element.getAttribute("role") ?? ""}`;
    const texts: { text: string; where: string }[] = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest("script, style") === null)
        texts.push({ text: textContent ?? "", where: whereOf(parentElement) });
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of [
        "title",
        "aria-label",
        "aria-valuetext",
        "aria-description",
        "placeholder",
        "label",
      ]) {
        const text = element.getAttribute(name);
        if (text !== null) texts.push({ text, where: `${whereOf(element)} ${name}` });
      }
    }
    return texts;
  });
}

/** Goes to every view, and to what opens over them, and looks at each. */
async function visitAll(page: Page, look: (place: string) => Promise<void>): Promise<void> {
  const tabs = page.getByRole("tablist", { name: "Views" });
  const visit = async (name: string) => {
    await tabs.getByRole("tab", { name, exact: true }).click();
    if (name === "Graph") await expect(page.locator(".graph-svg text").first()).toBeVisible();
    await settle(page);
    await look(name);
  };
  const visitOver = async (name: string, open: () => Promise<unknown>) => {
    await open();
    await settle(page);
    await look(name);
    await page.keyboard.press("Escape");
  };
  await look("the first view");
  await visit("Top");
  await visitOver("Columns", () => page.getByRole("combobox", { name: "Columns" }).click());
  await visitOver("the menu of a function", () => shownRows(page).first().click({ button: "right" }));
  await shownRows(page).first().click();
  await expect(details(page).getByRole("button", { name: "Copy name" })).toBeVisible();
  await look("Details");
  for (const name of ["Callers & callees", "Graph", "Source", "Labels", "Info", "Flame graph"])
    await visit(name);
  await visitOver("the tooltip", () => hoverBox(page, /^name/));
  await visitOver("the menu of a box", () => page.mouse.click(600, 208, { button: "right" }));
  for (const name of ["Compare", "Share", "Export", "Add filter", "Presets", "Saved views"]) {
    await visitOver(name, () => page.getByRole("button", { name, exact: true }).click());
  }
  await visitOver("Findings", () => page.getByRole("button", { name: /^Findings/ }).click());
  await visitOver("the palette of functions", () => typeCommand(page, "name"));
  await visitOver("the palette of sample types", () => typeCommand(page, "type"));
}

function details(page: Page): Locator {
  return page.getByRole("complementary", { name: "Details" });
}

/** Waits until nothing on the page says that it is being made, and a little longer. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForTimeout(300);
}

async function open(page: Page, makeText: (word: string) => string, counts = FEW): Promise<void> {
  await page.goto("./");
  await dropFiles(page, wholeProfile("odd.pb.gz", makeText, counts));
  await waitUntilDrawn(page);
}

test("a profile whose every text has characters that are not seen shows them, everywhere", async ({
  page,
}) => {
  await open(page, word => `${word}${UNSEEN_TEXT}`);
  const look = async (place: string) => {
    const raw = (await said(page)).filter(({ text }) => UNSEEN.test(text));
    expect.soft(raw, place).toEqual([]);
  };
  await visitAll(page, look);
  await runCommand(page, `tagroot=number${UNSEEN_TEXT}`);
  await look("grouped by a label");
  const colours = page.getByRole("combobox", { name: "Colour by" });
  const byLabel = colours.getByRole("option", { name: /label/ }).last();
  await colours.selectOption((await byLabel.getAttribute("value")) ?? "");
  await look("coloured by a label");
  const old = (word: string) => `${word.replace("name1", "old")}${UNSEEN_TEXT}`;
  await chooseBase(page, wholeProfile(`base${UNSEEN_TEXT}.pb.gz`, old));
  await settle(page);
  await visitAll(page, look);
});

test("a profile whose every text is a megabyte long is as easy to live in", async ({ page }) => {
  await open(page, word => word + "é".repeat(1 << 20));
  await visitAll(page, async place => {
    const long = (await said(page)).filter(({ text }) => text.length > LONGEST);
    expect
      .soft(
        long.map(({ text, where }) => `${where}: ${text.length}`),
        place,
      )
      .toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(width, place).toBeLessThanOrEqual(0);
  });
});

test("a profile with thousands of label keys, sample types, mappings and comments does not fill the page", async ({
  page,
}) => {
  await open(page, word => word, { types: 1000, mappings: 10_000, labelKeys: 10_000, comments: 10_000 });
  await visitAll(page, async place => {
    const count = await page.evaluate(() => document.querySelectorAll("*").length);
    expect.soft(count, place).toBeLessThan(MOST_ELEMENTS);
  });
});
