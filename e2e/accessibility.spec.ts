import { VIEWS } from "../src/state/views/catalogue.ts";
import { LOOKS } from "./support/looks.ts";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { expectStartPage, openExample } from "./support/workspace.ts";

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave on the start page, also with an error", async ({ page }) => {
      await page.goto("./");
      await expectStartPage(page);
      await expect(page.getByRole("button", { name: "Copy command" }).first()).toBeVisible();
      await expectAccessible(page, "start page");
      await dropFiles(page, { name: "bad.json", bytes: Buffer.from("{}") });
      await expect(page.getByRole("alert")).toBeVisible();
      await expectAccessible(page, "alert");
    });

    test("axe finds nothing grave in the flame graph and in Info", async ({ page }) => {
      await openExample(page, "go-cpu", "flamegraph");
      await expectAccessible(page, "flame graph");
      await openExample(page, "go-cpu", "info");
      await expect(page.getByRole("grid", { name: "Mappings" })).toBeVisible();
      await expectAccessible(page, "info");
    });

    test("axe finds nothing grave with a selection and a search", async ({ page }) => {
      await openExample(page, "go-cpu", "top", { sel: "runtime.mallocgc", q: "runtime" });
      await expect(
        page.getByRole("complementary", { name: "Details" }).getByRole("heading", { level: 2 }),
      ).toBeVisible();
      await expect(
        page.getByRole("complementary", { name: "Details" }).getByRole("list", { name: "Callers" }),
      ).toBeAttached();
      await expect(page.getByRole("search")).toContainText("functions");
      await expectAccessible(page, "top, with details and search");
      await page.getByRole("searchbox", { name: "Search" }).fill("/re(/");
      await expect(page.getByRole("searchbox", { name: "Search" })).toHaveAttribute("aria-invalid", "true");
      await expectAccessible(page, "search with an error");
    });

    test("axe finds nothing grave in dialogs and menus", async ({ page, elsewhere }) => {
      await openExample(page, "go-cpu", "top", { si: "nope" });
      await page.getByRole("button", { name: "1 warning" }).click();
      await expect(page.getByRole("dialog", { name: "Warnings" })).toBeVisible();
      await expectAccessible(page, "warnings");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "More" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await expectAccessible(page, "menu");
      await page.keyboard.press("Escape");
      await page.goto(`./#/?url=${encodeURIComponent(`${elsewhere.origin}/cpu.pb.gz`)}`);
      await expect(page.getByRole("dialog", { name: /^Open a profile from/ })).toBeVisible();
      await expectAccessible(page, "question about a host");
    });
  });
}

test.describe("forced colours", () => {
  test.use({ forcedColors: "active", reducedMotion: "reduce" });

  for (const { id, title } of VIEWS) {
    test(`axe finds nothing grave in ${title}`, async ({ page }) => {
      await openExample(page, "go-cpu", id, { p: "mallocgc", sel: "runtime.mallocgc" });
      await expectAccessible(page, title);
    });
  }
});
