import { exampleFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dragFilesAway, dragFilesOver, dropFiles, pasteFiles, pickFiles } from "./support/giveFiles.ts";
import {
  expectOpen,
  expectStartPage,
  linkParameter,
  openExample,
  waitUntilDrawn,
} from "./support/workspace.ts";

test("a file chosen in the picker opens", async ({ page }) => {
  await page.goto("./");
  await pickFiles(page, exampleFile("go-cpu"));
  await expectOpen(page, "go-cpu.pb.gz");
  await expect(page.getByRole("status")).toContainText("24.61s in");
  await expect(page).toHaveTitle(/go-cpu\.pb\.gz/);
});

test("a file dropped on the start page opens", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, exampleFile("go-heap"));
  await expectOpen(page, "go-heap.pb.gz");
  await expect.poll(() => linkParameter(page, "recent")).toBeDefined();
});

test("a file dropped on an open profile takes its place", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  await dropFiles(page, exampleFile("rust-cpu"));
  await expectOpen(page, "rust-cpu.pb.gz");
  await expect(page.getByRole("tab", { name: "Top" })).toHaveAttribute("aria-selected", "true");
});

test("while a file is dragged over the window, the page says what a drop does", async ({ page }) => {
  await page.goto("./");
  await dragFilesOver(page, exampleFile("go-cpu"));
  await expect(page.getByText("Drop to open")).toBeVisible();
  await dragFilesAway(page);
  await expect(page.getByText("Drop to open")).toBeHidden();
  await expectStartPage(page);
});

test("a pasted file opens", async ({ page }) => {
  await page.goto("./");
  await pasteFiles(page, exampleFile("node-cpu"));
  await expectOpen(page, "node-cpu.pb.gz");
});

test("several files become one profile, and the page says so", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, exampleFile("go-cpu"), { ...exampleFile("go-cpu"), name: "again.pb.gz" });
  await expectOpen(page, "go-cpu.pb.gz + 1 more");
  await expect(page.getByRole("status")).toContainText("2 profiles merged");
  // Twice 24.61s.
  await expect(page.getByRole("status")).toContainText("49.22s in");
});

test("files of different kinds are not merged, and the page says why", async ({ page }) => {
  await openExample(page, "cpp-cpu");
  await dropFiles(page, exampleFile("go-cpu"), exampleFile("go-heap"));
  await expect(page.getByRole("alert")).toContainText(/merge|sample type/i);
  await expectOpen(page, "cpp-cpu.pb.gz");
});

test("an example opens by its link", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("list", { name: "Examples" }).getByRole("link", { name: "C++ CPU" }).click();
  await waitUntilDrawn(page);
  await expectOpen(page, "cpp-cpu.pb.gz");
  await expect.poll(() => linkParameter(page, "example")).toBe("cpp-cpu");
});

test("an example that does not exist is an error that names those that do", async ({ page }) => {
  await page.goto("./#/?example=fortran");
  await expect(page.getByRole("alert")).toContainText("fortran");
  await expect(page.getByRole("alert")).toContainText("go-cpu");
  await expectStartPage(page);
});
