import { expect, test } from "./support/fixtures.ts";
import { linkView, openExample } from "./support/workspace.ts";

test("1, 2 and 7 show the views, / goes to the search", async ({ page }) => {
  await openExample(page, "go-cpu");
  for (const [key, title, view] of [
    ["2", "Top", "top"],
    ["7", "Info", "info"],
    ["1", "Flame graph", "flamegraph"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("tab", { name: title })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tabpanel", { name: title })).toBeVisible();
    await expect.poll(() => linkView(page)).toBe(view);
  }
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
});

test("shortcuts rest while typing", async ({ page }) => {
  await openExample(page, "go-cpu");
  const box = page.getByRole("searchbox", { name: "Search" });
  await box.focus();
  await page.keyboard.type("/27/0");
  await expect(box).toHaveValue("/27/0");
  await expect(page.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
});

test("Escape closes the innermost thing first", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { si: "nope", q: "json" });
  await page.getByRole("button", { name: "1 warning" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("json");
  await page.getByRole("searchbox", { name: "Search" }).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
});

test("single-key shortcuts can be turned off, and stay off", async ({ page }) => {
  await openExample(page, "go-cpu");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Single-key shortcuts" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("tree", { name: "Flame graph" })).toBeAttached();
  for (const key of ["2", "7", "/"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("menuitemcheckbox", { name: "Single-key shortcuts" })).not.toBeChecked();
  await expect(page.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("searchbox", { name: "Search" })).not.toBeFocused();
});

test("tabs are walked with arrows", async ({ page }) => {
  await openExample(page, "go-cpu");
  await page.getByRole("tab", { name: "Flame graph" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Top" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "Top" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("grid", { name: "Functions" })).toBeVisible();
});

test("Tab goes through the page in the order in which it reads", async ({ page }) => {
  await openExample(page, "go-cpu");
  // What comes after the first picture is there.
  await page.getByRole("combobox", { name: "Orientation" }).waitFor();
  const seen: string[] = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    seen.push(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
      }),
    );
  }
  const inOrder = [
    "Sample type",
    "Search",
    "Share",
    "Export",
    "Command palette",
    "Theme",
    "More",
    "Flame graph",
    "Orientation",
    "Zoom in",
    "Flame graph",
  ];
  let from = 0;
  for (const name of inOrder) {
    const at = seen.indexOf(name, from);
    expect(at, `${name} in ${seen.join(" → ")}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
});

test("the theme is chosen with its button and kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openExample(page, "go-cpu");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Theme" }).click();
  expect(await background()).toBe(light);
  await page.getByRole("button", { name: "Theme" }).click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.getByRole("tree", { name: "Flame graph" })).toBeAttached();
  expect(await background()).toBe(dark);
});
