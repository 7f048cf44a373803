import { expect, test } from "./support/fixtures.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("./");
});

test("the start page says what the app does and that profiles stay in the browser", async ({ page }) => {
  await expect(page).toHaveTitle("Proflens");
  await expect(page.getByRole("heading", { level: 1, name: "Proflens" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("pprof");
  await expect(page.getByRole("main")).toContainText("never leave the browser");
});

test("the start page offers every way to open a profile", async ({ page }) => {
  await expect(page.getByRole("button", { name: "Open profile" })).toBeVisible();
  const openUrl = page.getByRole("button", { name: "Open URL" });
  await expect(openUrl).toBeDisabled();
  await page.getByRole("textbox", { name: "Profile URL" }).fill("https://example.com/cpu.pb.gz");
  await expect(openUrl).toBeEnabled();
});

test("the examples are real links that say what they are", async ({ page }) => {
  const links = page.getByRole("list", { name: "Examples" }).getByRole("link");
  expect(await links.count()).toBeGreaterThanOrEqual(5);
  for (const title of ["Go CPU", "Go heap", "Node.js CPU", "C++ CPU", "Rust CPU"]) {
    const link = page.getByRole("list", { name: "Examples" }).getByRole("link", { name: title });
    await expect(link).toHaveAttribute("href", /^#\/\w+\?example=/);
  }
});

test("a first visit has no recent profiles and says what will be kept", async ({ page }) => {
  const section = page.getByRole("region", { name: "Recent profiles" });
  await expect(section).toContainText("kept in this browser");
  await expect(section.getByRole("button", { name: "Forget" })).toHaveCount(0);
});

test("commands for recording a profile are there for every language and can be copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const section = page.getByRole("region", { name: "Record a profile" });
  for (const language of ["Go", "Node.js", "Rust", "Python", "C/C++", "Java"]) {
    await section.getByRole("tab", { name: language, exact: true }).click();
    const commands = section.getByRole("tabpanel", { name: language, exact: true }).getByRole("code");
    const copies = section.getByRole("button", { name: "Copy command" });
    await expect(copies).toHaveCount(await commands.count());
    await copies.first().click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).not.toBe("");
    expect(copied).toBe(await commands.first().textContent());
  }
});
