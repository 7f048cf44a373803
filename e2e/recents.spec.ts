import type { Page } from "@playwright/test";
import { exampleFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import {
  expectOpen,
  expectStartPage,
  linkParameter,
  linkView,
  openExample,
  waitUntilDrawn,
} from "./support/workspace.ts";

/** Drops an example and waits until the browser has kept it. */
async function dropAndKeep(page: Page, name: string): Promise<void> {
  await dropFiles(page, exampleFile(name));
  await waitUntilDrawn(page);
  await page.getByRole("link", { name: "Proflens" }).click();
  await expect(recentLink(page, name)).toBeVisible();
  await page.goBack();
  await expectOpen(page, `${name}.pb.gz`);
}

const recentList = (page: Page) => page.getByRole("list", { name: "Recent profiles" });
const recentLink = (page: Page, name: string) =>
  recentList(page).getByRole("link", { name: `${name}.pb.gz` });

test("a dropped profile is there again after a reload, as it was looked at", async ({ page }) => {
  await page.goto("./");
  await dropAndKeep(page, "go-cpu");
  await expect.poll(() => linkParameter(page, "recent")).toBeDefined();
  await page.getByRole("tab", { name: "Top" }).click();
  await page.reload();
  await expectOpen(page, "go-cpu.pb.gz");
  await expect(page.getByRole("status")).toContainText("24.61s in");
  await expect(page.getByRole("grid", { name: "Functions" })).toBeVisible();
});

test("Back and Forward walk between views and profiles", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, exampleFile("go-cpu"));
  await expectOpen(page, "go-cpu.pb.gz");
  await page.getByRole("tab", { name: "Top" }).click();
  await dropFiles(page, exampleFile("rust-cpu"));
  await expectOpen(page, "rust-cpu.pb.gz");
  await page.getByRole("tab", { name: "Info" }).click();
  await expect.poll(() => linkView(page)).toBe("info");

  const steps = [
    { go: "back", name: "rust-cpu.pb.gz", view: "top" },
    { go: "back", name: "go-cpu.pb.gz", view: "top" },
    { go: "back", name: "go-cpu.pb.gz", view: "flamegraph" },
    { go: "forward", name: "go-cpu.pb.gz", view: "top" },
    { go: "forward", name: "rust-cpu.pb.gz", view: "top" },
    { go: "forward", name: "rust-cpu.pb.gz", view: "info" },
  ];
  for (const { go, name, view } of steps) {
    await (go === "back" ? page.goBack() : page.goForward());
    await expectOpen(page, name);
    const title = { top: "Top", info: "Info", flamegraph: "Flame graph" }[view] ?? view;
    await expect(page.getByRole("tab", { name: title })).toHaveAttribute("aria-selected", "true");
    await expect.poll(() => linkView(page)).toBe(view);
  }
});

test("a recent profile says what it is, and opens from the start page", async ({ page }) => {
  await page.goto("./");
  await dropAndKeep(page, "node-cpu");
  await page.goto("./?another-visit");
  await expect(recentLink(page, "node-cpu")).toContainText("16.5 kB");
  await recentLink(page, "node-cpu").click();
  await expectOpen(page, "node-cpu.pb.gz");
});

test("Forget removes a profile for good", async ({ page }) => {
  await page.goto("./");
  await dropAndKeep(page, "go-heap");
  const link = page.url();
  await page.getByRole("link", { name: "Proflens" }).click();
  await recentList(page)
    .getByRole("listitem")
    .filter({ hasText: "go-heap" })
    .getByRole("button", { name: "Forget" })
    .click();
  await expect(recentList(page)).toHaveCount(0);
  await page.goto("./?another-visit");
  await expect(page.getByRole("region", { name: "Recent profiles" })).toContainText("None yet");
  await page.goto(link);
  await expect(page.getByRole("alert")).toContainText("no longer has");
  await expectStartPage(page);
});

test("an address that was opened is remembered, and fetched again", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/heap.pb.gz", { body: exampleFile("go-heap").bytes });
  await page.goto("./");
  await page.getByRole("textbox", { name: "Profile URL" }).fill(url);
  await page.keyboard.press("Enter");
  await waitUntilDrawn(page);
  await page.getByRole("link", { name: "Proflens" }).click();
  await recentList(page).getByRole("link", { name: "heap.pb.gz" }).click();
  await expectOpen(page, "heap.pb.gz");
});

test("examples are not kept", async ({ page }) => {
  await openExample(page, "go-heap");
  await page.getByRole("link", { name: "Proflens" }).click();
  await expect(page.getByRole("region", { name: "Recent profiles" })).toContainText("None yet");
});

test.describe("without storage", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "indexedDB", {
        get: () => {
          throw new DOMException("Storage is off.", "SecurityError");
        },
      });
    });
  });

  test("profiles open all the same, and the page says that they are not kept", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("region", { name: "Recent profiles" })).toContainText("no storage");
    await dropFiles(page, exampleFile("go-cpu"));
    await expectOpen(page, "go-cpu.pb.gz");
    await expect(page.getByRole("status")).toContainText("not kept: this browser has no storage here");
    // Within the page, Back and Forward still know the file.
    await page.goBack();
    await expectStartPage(page);
    await page.goForward();
    await expectOpen(page, "go-cpu.pb.gz");
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("no storage");
    await expectStartPage(page);
  });
});
