import { expect, test } from "./support/fixtures.ts";
import { linkParameter, linkView, openExample } from "./support/workspace.ts";

test("what a link does not know survives in it", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { future: "a b&c", f: "json" });
  await page.getByRole("tab", { name: "Info" }).click();
  await expect.poll(() => linkView(page)).toBe("info");
  await expect.poll(() => linkParameter(page, "future")).toBe("a b&c");
  await expect.poll(() => linkParameter(page, "f")).toBe("json");
});

test("parameters of the page's query move into the link", async ({ page }) => {
  await page.goto("./?si=samples&q=json#/top?example=go-cpu");
  await expect(page.getByRole("combobox", { name: "Sample type" }).locator("option:checked")).toHaveText(
    "samples (count)",
  );
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("json");
  expect(new URL(page.url()).search).toBe("");
  await expect.poll(() => linkParameter(page, "si")).toBe("samples");
});

test("a bad value becomes the default and a warning that is counted", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { si: "nope", sort: "colour" });
  await expect(page.getByRole("combobox", { name: "Sample type" }).locator("option:checked")).toHaveText(
    "cpu (nanoseconds)",
  );
  await page.getByRole("status").getByRole("button", { name: "2 warnings" }).click();
  const dialog = page.getByRole("dialog", { name: "Warnings" });
  await expect(dialog.getByRole("listitem").filter({ hasText: "nope" })).toContainText("samples, cpu");
  await expect(dialog.getByRole("listitem").filter({ hasText: "colour" })).toContainText("flat is shown");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a view that does not exist is the flame graph, with a warning", async ({ page }) => {
  await openExample(page, "go-cpu", "icicles");
  await expect(page.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("status").getByRole("button", { name: "1 warning" })).toBeVisible();
});

test("a link is the whole state: another tab shows the same", async ({ page, context }) => {
  await openExample(page, "go-heap", "top", {
    si: "alloc_space",
    sort: "cum",
    rev: "1",
    sel: "main.main",
    q: "json",
  });
  const twin = await context.newPage();
  await twin.goto(page.url());
  await expect(twin.getByRole("columnheader", { name: "Cum", exact: true })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(twin.getByRole("searchbox", { name: "Search" })).toHaveValue("json");
  await expect(
    twin.getByRole("complementary", { name: "Details" }).getByRole("heading", { name: "main.main" }),
  ).toBeVisible();
  await expect(twin.getByRole("status")).toHaveText((await page.getByRole("status").textContent()) ?? "");
});
