import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { linkParameter, linkView } from "./support/workspace.ts";

/** Goes on with a key until an element of this role and name has the focus. */
async function pressUntilFocused(
  page: Page,
  key: string,
  role: Parameters<Page["getByRole"]>[0],
  name: string,
) {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  for (let step = 0; step < 60; step++) {
    if (await wanted.evaluate(element => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press(key);
  }
  await expect(wanted).toBeFocused();
}

/** By the palette: the browser's own Back key is no key of the page. */
async function undo(page: Page) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("undo");
  const first = page.getByRole("listbox", { name: "Commands" }).getByRole("option").first();
  await expect(first).toHaveAccessibleName(/^Undo/);
  await page.keyboard.press("Enter");
}

test("without a mouse: open an example, find a function, focus it, read its callers, undo, copy the table", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  // Open an example.
  await page.getByRole("list", { name: "Examples" }).waitFor();
  const example = page.getByRole("list", { name: "Examples" }).getByRole("link").first();
  const title = (await example.getAttribute("aria-label")) ?? (await example.textContent()) ?? "";
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press("Tab");
    if (await example.evaluate(element => element === document.activeElement)) break;
  }
  await expect(example, title).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tree", { name: "Flame graph" })).toBeAttached();

  // Find a function: the search walks through what it found, and selects it.
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type("json.(*encodeState).marshal");
  await page.keyboard.press("Enter");
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByRole("heading", { level: 2 })).toHaveText("encoding/json.(*encodeState).marshal");
  await expect.poll(() => linkParameter(page, "sel")).toBe("encoding/json.(*encodeState).marshal");

  // Focus it, by the palette.
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  await page.keyboard.type("focus: encoding/json");
  await expect(
    page.getByRole("listbox", { name: "Commands" }).getByRole("option").first(),
  ).toHaveAccessibleName(/^Focus: encoding\/json/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("toolbar", { name: "Filters" })).toContainText("focus: ^encoding/json");
  await expect.poll(() => linkParameter(page, "f")).toBe("^encoding/json\\.\\(\\*encodeState\\)\\.marshal$");

  // Read its callers: the view, then the table's rows.
  await pressUntilFocused(page, "Tab", "tab", "Flame graph");
  await page.keyboard.press("3");
  await expect.poll(() => linkView(page)).toBe("peek");
  const callers = page.getByRole("grid", { name: "Callers" });
  await expect(callers.getByRole("row").nth(1)).toContainText("Encode");
  await pressUntilFocused(page, "Tab", "grid", "Callers");
  await page.keyboard.press("ArrowDown");
  await expect(callers.getByRole("row", { selected: true })).toHaveCount(1);

  // Undo: back to the flame graph, then without the focus.
  await undo(page);
  await expect.poll(() => linkView(page)).toBe("flamegraph");
  await undo(page);
  await expect.poll(() => linkParameter(page, "f")).toBe(undefined);

  // Copy the table.
  await page.keyboard.press("2");
  await expect(page.getByRole("grid", { name: "Functions" })).toBeVisible();
  await pressUntilFocused(page, "Tab", "grid", "Functions");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/flat {2}flat% {3}sum% {8}cum {3}cum%[\s\S]*runtime\./);
});
