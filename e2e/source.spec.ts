import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { zipSync } from "fflate";
import { expectAccessible } from "./support/accessible.ts";
import { dropFromDisk } from "./support/dropFromDisk.ts";
import { repositoryFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { LOOKS } from "./support/looks.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { code, GO_LIST, recordedLines, recordedRoutine, REPORT, shownLines } from "./support/sourceLines.ts";
import { linkParameter, linkView, openExample } from "./support/workspace.ts";

const STORE = "proflens/examples/go/orders.(*store).all";

const functions = (page: Page) => page.getByRole("grid", { name: "Functions" });
const current = (page: Page) => code(page).locator("[role=row][aria-selected=true]");

/** A cell of a row of the code: 1 is the line's number, 4 the code. */
const cell = (row: Locator, column: number) => row.locator(`[role=gridcell][aria-colindex="${column}"]`);

/** The row of a line, where it is on screen. */
const lineRow = (page: Page, line: number) =>
  code(page)
    .getByRole("row")
    .filter({ has: page.locator('[aria-colindex="1"]').getByText(String(line), { exact: true }) });

test("Go: the hottest function of a dropped folder, at its hottest line, with pprof's figures", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page, "go-cpu", "source");
  // What costs most is shown without being asked for; its lines are listed without the text.
  await expect(
    functions(page).locator("[aria-selected=true]").getByLabel("runtime.tryDeferToSpanScan"),
  ).toBeVisible();
  await expect(current(page)).toBeVisible();
  await expect(page.getByRole("region", { name: "Source not found" })).toBeVisible();

  await dropFromDisk(page, [resolve("examples/go")]);
  await expect(page.getByRole("list", { name: "Sources" })).toContainText("go");
  await page.getByRole("searchbox", { name: "Filter functions" }).fill("examples/go/orders");
  const hottest = functions(page).getByRole("row").nth(1);
  await expect(hottest.getByLabel(STORE)).toBeVisible();
  await hottest.click();
  await expect(page.getByRole("heading", { name: STORE }).first()).toBeVisible();
  await expect(cell(current(page), 1)).toHaveText("56");
  await expect(cell(current(page), 4)).toHaveText("\t\torders = append(orders, element.Value.(Order))");
  // The function's own samples are all on its lines.
  const row = pprofReports("go-cpu")
    .find(({ sampleType }) => sampleType === "cpu")
    ?.rows.find(({ name }) => name === STORE);
  const flats = await code(page)
    .locator('[role=row]:not(.other) [role=gridcell][aria-colindex="2"][title]')
    .evaluateAll(cells => cells.map(cell => Number(cell.getAttribute("title")?.replaceAll(/\D/g, ""))));
  expect(String(flats.reduce((sum, flat) => sum + flat, 0))).toBe(row?.flat);

  await page.getByRole("searchbox", { name: "Filter functions" }).fill("writeReport");
  await functions(page).getByLabel(REPORT, { exact: true }).click();
  await expect(cell(current(page), 4)).toContainText("reportMonth");
  await expect.poll(() => shownLines(page)).toEqual(recordedLines(GO_LIST, REPORT));

  // Copied, it is what the command prints.
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("menuitem", { name: "Copy as text" }).click();
  await expect(page.getByText("Source as text (list) copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    `Total: 24.61s\nROUTINE ======================== ${REPORT} in proflens/examples/go/orders/report.go\n${recordedRoutine(GO_LIST, REPORT)}`,
  );
});

test("Go: the same from a zip", async ({ page }) => {
  await openExample(page, "go-cpu", "source");
  const bytes = zipSync({ "go/orders/report.go": repositoryFile("examples/go/orders/report.go") });
  await dropFiles(page, { name: "go.zip", bytes });
  await page.getByRole("searchbox", { name: "Filter functions" }).fill("writeReport");
  await functions(page).getByLabel(REPORT, { exact: true }).click();
  await expect(cell(current(page), 4)).toContainText("reportMonth");
  await expect.poll(() => shownLines(page)).toEqual(recordedLines(GO_LIST, REPORT));
});

for (const { example, list, routine, hottest } of [
  {
    example: "node",
    list: "node-cpu.source_path_examples_node.list_buildSite_paragraph_search_.txt.gz",
    routine: "search",
    hottest: /search\(text, limit\)/,
  },
  {
    example: "cpp",
    list: "cpp-cpu.source_path_examples_cpp.list_planJourneys_Network_earliest.txt.gz",
    routine: "planJourneys",
    hottest: /earliest/,
  },
]) {
  test(`${example}: a function's lines, from the flame graph's link, are pprof's`, async ({ page }) => {
    await openExample(page, `${example}-cpu`, "flamegraph", { sel: routine });
    await dropFromDisk(page, [resolve(`examples/${example}`)]);
    await page
      .getByRole("complementary", { name: "Details" })
      .getByRole("button", { name: "Source", exact: true })
      .click();
    await expect.poll(() => linkView(page)).toBe("source");
    await expect(cell(current(page), 4)).toContainText(hottest);
    await expect.poll(() => shownLines(page)).toEqual(recordedLines(list, routine));
    await page.goBack();
    await expect(page.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
  });
}

test("by keyboard: hot lines, what was inlined into them, addresses, and back", async ({ page }) => {
  await openExample(page, "go-cpu", "source", { sel: REPORT });
  await dropFromDisk(page, [resolve("examples/go")]);
  await expect(cell(current(page), 4)).toContainText("reportMonth");
  await code(page).focus();
  // Round, in the order of lines: 36, 37 and 40 are hot, 39 is not.
  for (const [key, line] of [
    ["p", "36"],
    ["p", "40"],
    ["n", "36"],
    ["n", "37"],
    ["ArrowDown", "38"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await page.keyboard.press(key);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    await expect(cell(current(page), 1)).toHaveText(line);
  }
  // Quick steps are written into the address together.
  await expect.poll(() => linkParameter(page, "line")).toBe("38");
  await expect.poll(() => linkParameter(page, "file")).toBe("proflens/examples/go/orders/report.go");

  await page.goto(`./#/source?example=go-cpu&sel=${encodeURIComponent(STORE)}&line=55`);
  await expect(cell(current(page), 4)).toContainText("element.Next()");
  await code(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(current(page)).toContainText("container/list.(*Element).Next");
  await expect(cell(current(page), 3)).toHaveText("10ms");
  const place = await current(page).locator(".code-place").textContent();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "container/list.(*Element).Next" }).first()).toBeVisible();
  await expect.poll(() => `list.go:${linkParameter(page, "line")}`).toBe(place);
  await page.goBack();
  await expect(page.getByRole("heading", { name: STORE }).first()).toBeVisible();
  await page.getByRole("checkbox", { name: "Addresses" }).check();
  await lineRow(page, 56).getByRole("button", { name: "What line 56 is made of" }).click();
  await expect(
    code(page)
      .getByRole("row")
      .filter({ hasText: /0x[\da-f]{5,}/ })
      .first(),
  ).toBeVisible();
});

test("filters and sample types apply", async ({ page }) => {
  await openExample(page, "go-cpu", "source", { sel: STORE, f: "Service..report", si: "samples" });
  await expect(functions(page).locator("[aria-selected=true]").getByLabel(STORE)).toBeVisible();
  const sums = await code(page)
    .locator('[role=row]:not(.other) [role=gridcell][aria-colindex="2"][title]')
    .evaluateAll(cells => cells.map(cell => Number(cell.textContent?.replace(".", "0"))));
  const shown = Number(
    await functions(page).locator("[aria-selected=true] [aria-colindex='1']").textContent(),
  );
  expect(shown).toBeGreaterThan(0);
  expect(sums.reduce((sum, flat) => sum + flat, 0)).toBe(shown);
});

test("a file of 50,000 lines, a line of a million characters, and another version than the one that ran", async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "proflens-source-"));
  try {
    const store = readFileSync("examples/go/orders/store.go", "utf8");
    const long = `// begin ${"word ".repeat(200_000)}end of it`;
    const many = Array.from({ length: 50_000 }, (_, line) => `var v${line} = ${line} // a line`);
    mkdirSync(join(folder, "orders"));
    writeFileSync(join(folder, "orders/store.go"), ["// new", store, long, ...many, "// last"].join("\n"));
    await openExample(page, "go-cpu", "source", { sel: STORE });
    await dropFromDisk(page, [join(folder, "orders")]);
    await expect(page.getByText("This may be another version than the one that ran:")).toContainText(
      "(*store).all does not start at line 47",
    );
    // The costs stay where the profile has them.
    await expect(cell(current(page), 1)).toHaveText("56");
    await code(page).focus();
    await page.keyboard.press("End");
    await expect(cell(current(page), 4)).toHaveText("// last");
    // Colours are worked out from the beginning on, a little at a time.
    await expect(code(page).locator(".code-keyword").first()).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press("Home");
    await expect(cell(current(page), 4)).toHaveText("// new");
    const lineOfLong = store.split("\n").length + 2;
    await page.goto(`./#/source?example=go-cpu&file=proflens/examples/go/orders/store.go&line=${lineOfLong}`);
    await page.getByRole("button", { name: "Show all 1,000,018 characters" }).click();
    await code(page).evaluate(grid => grid.scrollTo({ left: grid.scrollWidth }));
    await expect(cell(current(page), 4)).toContainText("word word");
    // No more of it is on the page than on the screen, and a little to both sides.
    expect((await cell(current(page), 4).textContent())?.length).toBeLessThan(3000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave in the source view, without a text and with one", async ({ page }) => {
      await openExample(page, "go-cpu", "source", { sel: STORE });
      await expect(page.getByRole("region", { name: "Source not found" })).toBeVisible();
      await expectAccessible(page, "without a text");
      await dropFromDisk(page, [resolve("examples/go")]);
      await expect(cell(current(page), 4)).toContainText("append");
      await expect(code(page).locator(".code-keyword").first()).toBeVisible();
      await lineRow(page, 55).getByRole("button").click();
      await expectAccessible(page, "with a text");
    });
  });
}
