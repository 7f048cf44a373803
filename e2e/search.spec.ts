import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { flameCanvas, readPixels } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { linkParameter, openExample, waitUntilDrawn } from "./support/workspace.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  const stacks = [
    ["main;json.Parse;json.scan", 50],
    ["main;render.Page", 30],
    ["main;JSON_c", 20],
  ] as const;
  await dropFiles(page, craftedFile("graph.pb.gz", { stacks }));
  await waitUntilDrawn(page);
});

test("a search says how many functions it found and what they cost", async ({ page }) => {
  const before = await readPixels(flameCanvas(page));
  const box = page.getByRole("searchbox", { name: "Search" });
  await box.fill("json");
  await expect(page.getByRole("search")).toContainText("3 functions, 70.00% of total");
  await box.fill("json.P");
  await expect(page.getByRole("search")).toContainText("1 function, 50.00% of total");
  await expect.poll(() => linkParameter(page, "q")).toBe("json.P");
  await expect.poll(async () => (await readPixels(flameCanvas(page))).checksum).not.toBe(before.checksum);
  // Search never changes the numbers.
  await expect(page.getByRole("status")).toContainText("100 in 3 samples");
});

test("Enter and Shift+Enter walk through the hits, heaviest first", async ({ page }) => {
  const box = page.getByRole("searchbox", { name: "Search" });
  const selected = page.getByRole("complementary", { name: "Details" }).getByRole("heading", { level: 2 });
  await box.fill("json");
  await expect(page.getByRole("search")).toContainText("3 functions");
  await box.press("Enter");
  await expect(selected).toHaveText(/^json\.(Parse|scan)$/);
  const first = (await selected.textContent()) ?? "";
  await box.press("Enter");
  await expect(selected).not.toHaveText(first);
  await box.press("Enter");
  await expect(selected).toHaveText("JSON_c");
  await box.press("Enter");
  await expect(selected).toHaveText(first);
  await box.press("Shift+Enter");
  await expect(selected).toHaveText("JSON_c");
  await page.getByRole("button", { name: "Next match" }).click();
  await expect(selected).toHaveText(first);
  await page.getByRole("button", { name: "Previous match" }).click();
  await expect(selected).toHaveText("JSON_c");
});

test("an expression between slashes is a regular expression, and a wrong one is said to be wrong", async ({
  page,
}) => {
  const box = page.getByRole("searchbox", { name: "Search" });
  await box.fill("/^(json|render)\\./");
  await expect(page.getByRole("search")).toContainText("3 functions, 80.00% of total");
  await box.fill("/re(/");
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("search")).toContainText(/missing|parenthes|\)/i);
  await expect(page.getByRole("search")).not.toContainText("functions");
});

test("Clear search and Escape empty it", async ({ page }) => {
  const box = page.getByRole("searchbox", { name: "Search" });
  await box.fill("json");
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(box).toHaveValue("");
  await expect(box).toBeFocused();
  await box.fill("json");
  await box.press("Escape");
  await expect(box).toHaveValue("");
  await expect.poll(() => linkParameter(page, "q")).toBeUndefined();
});

test("a search in a link is there on arrival, in every view", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { q: "runtime." });
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("runtime.");
  await expect(page.getByRole("search")).toContainText(/[\d,]+ functions, [\d.]+% of total/);
});
