import { expect, test } from "../support/fixtures.ts";
import { currentItem } from "../support/flameGraph.ts";
import { linkView, openExample } from "../support/workspace.ts";

test("one function in every view, by keys, then under a filter of the palette's", async ({ page }) => {
  await openExample(page, "go-cpu");
  const details = page.getByRole("complementary", { name: "Details" });
  await page.keyboard.press("/");
  await page.keyboard.type("runtime.mallocgc");
  await expect(page.getByRole("search")).toContainText(/\d+ functions, [\d.]+% of total/);
  await page.keyboard.press("Enter");
  await expect(details.getByRole("heading", { level: 2 })).toHaveText("runtime.mallocgc");
  // `pprof -peek` says so, too.
  await expect(details).toContainText("2.05s");
  await expect(details.getByRole("list", { name: "Callers" })).toContainText("runtime.newobject");
  await page.getByRole("tab", { name: "Flame graph", exact: true }).focus();

  await page.keyboard.press("3");
  await expect(page.getByRole("grid", { name: "Callers" }).getByRole("row").nth(1)).toContainText(
    "runtime.newobject",
  );
  await page.keyboard.press("5");
  const lines = page.getByRole("grid", { name: "Source lines" });
  await expect(lines.getByRole("row").filter({ hasText: "1113" })).toContainText("600ms");
  await page.getByRole("tab", { name: "Source", exact: true }).focus();
  await page.keyboard.press("4");
  const graph = page.getByRole("tree", { name: "Graph" });
  await graph.focus();
  await page.keyboard.press("Home");
  await expect.poll(() => currentItem(page, graph)).toMatch(/cum/);
  // The heaviest function, which is selected now.
  await expect(details.getByRole("heading", { level: 2 })).toHaveText("net/http.(*conn).serve");
  await page.getByRole("tab", { name: "Graph", exact: true }).focus();
  await page.keyboard.press("6");
  await expect(page.getByRole("grid", { name: "Label values" }).first()).toContainText("44.94%");
  await page.keyboard.press("7");
  await expect(page.getByRole("grid", { name: "Mappings" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  await page.keyboard.type("focus=json");
  const first = page.getByRole("listbox", { name: "Commands" }).getByRole("option").first();
  await expect(first).toContainText("json");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("toolbar", { name: "Filters" })).toContainText("focus: json");
  await expect(page.getByRole("status")).toContainText("14.85s of 24.61s shown (60.34%)");
  await page.keyboard.press("2");
  await expect.poll(() => linkView(page)).toBe("top");
  await expect(page.getByRole("grid", { name: "Functions" })).toContainText("json");
  await page.goBack();
  await expect.poll(() => linkView(page)).toBe("info");
});
