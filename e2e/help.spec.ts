import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/fixtures.ts";
import { openExample } from "./support/workspace.ts";

test("? shows every key that an action has, and the keys of views", async ({ page }) => {
  await openExample(page, "go-cpu");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help).toBeVisible();
  const lines = await help.locator("dt").allTextContents();
  for (const keys of ["1", "2", "6", "7", "/", "?", "0", "Ctrl K"]) expect(lines).toContain(keys);
  for (const title of ["Anywhere", "Flame graph", "Top", "Labels"])
    await expect(help.getByRole("heading", { name: title, exact: true })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
});

test("the help turns single keys off, and is there without them", async ({ page }) => {
  await openExample(page, "go-cpu");
  await page.getByRole("button", { name: "Help" }).click();
  const help = page.getByRole("dialog", { name: "Help" });
  await help.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await help.getByRole("button", { name: "Close" }).click();
  await expect(help).toHaveCount(0);
  await page.keyboard.press("?");
  await page.keyboard.press("2");
  await expect(help).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Command palette" }).click();
  await page.keyboard.type("help");
  await page.keyboard.press("Enter");
  await expect(help).toBeVisible();
});

test("? in a text is a character", async ({ page }) => {
  await openExample(page, "go-cpu");
  const box = page.getByRole("searchbox", { name: "Search" });
  await box.focus();
  await page.keyboard.type("?");
  await expect(box).toHaveValue("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
