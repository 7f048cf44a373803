import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { NEW_FILE as NEW, OLD_FILE as OLD } from "./support/comparedFiles.ts";
import { LOOKS } from "./support/looks.ts";
import { craftedFile } from "./support/craftedProfile.ts";
import { exampleFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { currentItem, flameCanvas, flameTree, hoverBox, readPixels } from "./support/flameGraph.ts";
import { chooseBase, dragFilesOver, dropFiles, dropFilesOn, type GivenFile } from "./support/giveFiles.ts";
import { columnHeader, functionsGrid, shownRows } from "./support/topGrid.ts";
import { drawnAfter, expectOpen, linkParameter, openExample, waitUntilDrawn } from "./support/workspace.ts";

/** What google/pprof prints of these two files: flat, flat%, sum%, cum, cum%, name. */
const PPROF = {
  // pprof -symbolize=none -top -diff_base old.pb.gz new.pb.gz
  diff: `
       -4s 30.77% 30.77%        -4s 30.77%  swap
     1.50s 11.54% 19.23%      1.50s 11.54%  get
     0.03s  0.23% 19.00%      0.03s  0.23%  serve
         0     0% 19.00%      1.50s 11.54%  cache
         0     0% 19.00%        -1s  7.69%  legacy
         0     0% 19.00%     -2.47s 19.00%  main
         0     0% 19.00%         1s  7.69%  parse
         0     0% 19.00%        -4s 30.77%  sort`,
  // pprof -symbolize=none -top -base old.pb.gz new.pb.gz
  subtracted: `
       -4s 53.12% 53.12%        -4s 53.12%  swap
     1.50s 19.92% 33.20%      1.50s 19.92%  get
     0.03s   0.4% 32.80%      0.03s   0.4%  serve
         0     0% 32.80%      1.50s 19.92%  cache
         0     0% 32.80%        -1s 13.28%  legacy
         0     0% 32.80%     -2.47s 32.80%  main
         0     0% 32.80%         1s 13.28%  parse
         0     0% 32.80%        -4s 53.12%  sort`,
  // pprof -symbolize=none -top -normalize -diff_base old.pb.gz new.pb.gz (in nanoseconds, because of main's 1)
  normalised: `
-3061728395 23.55% 23.55% -3061728395 23.55%  swap
 1851851852 14.25%  9.31%  1851851852 14.25%  get
  703703704  5.41%  3.89%   703703704  5.41%  scan
  506172840  3.89% 7.7e-09% 506172840  3.89%  serve
          0     0% 7.7e-09% 1851851852 14.25%  cache
          0     0% 7.7e-09% -1000000000 7.69%  legacy
          0     0% 7.7e-09%          1 7.7e-09%  main
          0     0% 7.7e-09% 1703703704 13.11%  parse
          0     0% 7.7e-09% -3061728395 23.55%  sort`,
};

const pprofRows = (report: string) =>
  report
    .trim()
    .split("\n")
    .map(line => line.trim().split(/\s+/));

/** The cells of all rows, by their column's title. */
async function readTable(page: Page): Promise<Record<string, string>[]> {
  const titles = await functionsGrid(page).getByRole("columnheader").allTextContents();
  const rows = await shownRows(page).all();
  return Promise.all(
    rows.map(async row => {
      const cells = await row.getByRole("gridcell").allTextContents();
      return Object.fromEntries(cells.map((cell, index) => [titles[index] ?? "", cell]));
    }),
  );
}

const pprofColumns = (rows: Record<string, string>[]) =>
  rows.map(row =>
    ["Flat", "Flat%", "Sum%", "Cum", "Cum%", "Name"].map(title =>
      (row[title] ?? "").replace(/\((new|gone)\)$/, ""),
    ),
  );

async function openNew(page: Page, file: GivenFile = NEW): Promise<void> {
  await page.goto("./");
  await dropFiles(page, file);
  await expectOpen(page, file.name);
  await waitUntilDrawn(page);
}

/** Opens the new profile and chooses the old one as its base. */
async function compare(page: Page, base: GivenFile = OLD, file: GivenFile = NEW): Promise<void> {
  await openNew(page, file);
  await chooseBase(page, base);
  await expectOpen(page, `${file.name} vs base ${base.name}`);
  await waitUntilDrawn(page);
}

/** Changes how things are compared, in the dialog, and closes it. */
async function setInDialog(page: Page, act: () => Promise<void>): Promise<void> {
  await page.getByRole("button", { name: "Compare" }).click();
  await drawnAfter(page, act);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test.describe("figures", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("are pprof's, as a diff, subtracted, and normalised", async ({ page }) => {
    await compare(page);
    await drawnAfter(page, () => page.getByRole("tab", { name: "Top" }).click());
    await page.getByRole("button", { name: "Close details" }).click();
    expect(pprofColumns(await readTable(page))).toEqual(pprofRows(PPROF.diff));

    await setInDialog(page, () => page.getByRole("radio", { name: "Subtract" }).check());
    await expect.poll(() => linkParameter(page, "diff_base")).toBeUndefined();
    await expect.poll(() => linkParameter(page, "base")).toMatch(/^recent:/);
    expect(pprofColumns(await readTable(page))).toEqual(pprofRows(PPROF.subtracted));

    await page.goBack();
    await expect.poll(async () => pprofColumns(await readTable(page))).toEqual(pprofRows(PPROF.diff));
    await setInDialog(page, () => page.getByRole("checkbox", { name: "Normalise" }).check());
    await expect.poll(() => linkParameter(page, "norm")).toBe("t");
    const exact = await shownRows(page).evaluateAll(rows =>
      rows.map(row => {
        const cell = (column: number) => row.querySelector(`[aria-colindex="${column}"]`);
        const plain = (column: number) =>
          (cell(column)?.getAttribute("title") ?? "").replace(/ .*$/, "").replaceAll(",", "");
        const shown = (column: number) => cell(column)?.textContent ?? "";
        return [plain(1), shown(2), shown(3), plain(4), shown(5), cell(12)?.getAttribute("title") ?? ""];
      }),
    );
    expect(exact).toEqual(pprofRows(PPROF.normalised));
    await expect(page.getByRole("status")).toContainText("normalised");
  });

  test("come with both sides, what is new or gone, and what is beyond noise", async ({ page }) => {
    await compare(page);
    await drawnAfter(page, () => page.getByRole("tab", { name: "Top" }).click());
    const rows = await readTable(page);
    const row = (name: string) => rows.find(({ Name }) => Name?.startsWith(name));
    expect(row("swap")).toMatchObject({
      "Flat base": "8s",
      "Flat new": "4s",
      "Flat delta": "-50%",
      "Cum delta": "-50%",
    });
    expect(row("get")).toMatchObject({ "Flat base": "0", "Flat new": "1.50s", "Flat delta": "new" });
    expect(row("cache")).toMatchObject({ "Cum delta": "new" });
    expect(row("legacy")).toMatchObject({ "Cum new": "0", "Cum delta": "gone" });
    for (const name of ["cache (new)", "legacy (gone)"])
      await expect(shownRows(page).getByRole("gridcell", { name, exact: true })).toBeVisible();
    const cell = (name: string, column: string) =>
      shownRows(page).filter({ hasText: name }).getByRole("gridcell", { name: column, exact: true });
    await expect(cell("swap", "-50%, beyond noise")).toHaveCount(2);
    // 203 samples against 200 may well be chance.
    await expect(cell("serve", "+1.5%")).toHaveCount(2);
    await expect(cell("serve", "+1.5%").first()).toHaveAttribute("title", /0\.1 sigma: could be chance/);
    await page.getByText("beyond sampling noise").click();
    await expect(page.getByText("Poisson")).toBeVisible();
    await shownRows(page).filter({ hasText: "swap" }).click();
    const details = page.getByRole("complementary", { name: "Details" });
    await expect(details.getByRole("row", { name: /^cum/ }).first()).toHaveText("cum8s4s-4s-50%");
  });

  test("are those of new, of gone, or of changed functions alone", async ({ page }) => {
    await compare(page);
    await page.getByRole("tab", { name: "Top" }).click();
    const changes = page.getByRole("combobox", { name: "Changes" });
    for (const { option, link, names } of [
      { option: "Only new", link: "new", names: ["get(new)", "cache(new)"] },
      { option: "Only gone", link: "gone", names: ["legacy(gone)"] },
      { option: "Beyond noise", link: "noise", names: ["swap", "get(new)", "cache(new)"] },
    ]) {
      await drawnAfter(page, () => changes.selectOption({ label: option }));
      await expect.poll(() => linkParameter(page, "only")).toBe(link);
      const rows = await readTable(page);
      expect(rows.map(row => row["Name"]).slice(0, names.length)).toEqual(names);
      await expect(page.getByText(`${rows.length} of 8 rows, `)).toBeVisible();
    }
    await drawnAfter(page, () => columnHeader(page, "Cum delta").getByRole("button").click());
    await expect(columnHeader(page, "Cum delta")).toHaveAttribute("aria-sort", "descending");
    expect((await readTable(page))[0]?.["Cum delta"]).toBe("new");
  });

  test("of heap profiles are called estimates, and those without a count have no noise", async ({ page }) => {
    await openExample(page, "go-heap", "top", { base: "example:go-heap" });
    await expect(page.getByText("No difference: every function costs as much as in the base.")).toBeVisible();
    await page.getByText("beyond sampling noise").click();
    await expect(page.getByText(/estimates that the profiler scaled up/)).toBeVisible();
    const bytes = (value: number) => ({ types: ["space/bytes"], stacks: [["main;work", value] as const] });
    await compare(page, craftedFile("small.pb.gz", bytes(10)), craftedFile("large.pb.gz", bytes(20)));
    await drawnAfter(page, () => page.getByRole("tab", { name: "Top" }).click());
    await expect(page.getByText("No sample type of this profile counts samples")).toBeVisible();
    await expect(shownRows(page).first().getByRole("gridcell", { name: "+100%" })).toHaveCount(2);
  });
});

test("the flame graph is drawn by change, with a legend, words, and widths of either side", async ({
  page,
}) => {
  await openNew(page);
  const alone = await readPixels(flameCanvas(page));
  await expect(page.getByRole("combobox", { name: "Width" })).toHaveCount(0);
  await compare(page);
  await expect(page.getByText("+100% or more")).toBeVisible();
  expect((await readPixels(flameCanvas(page))).checksum).not.toBe(alone.checksum);
  await flameTree(page).focus();
  await expect
    .poll(() => currentItem(page))
    .toBe("all, base 13s, new 10.53s, delta -2.47s, -19%, flat delta 0");
  await hoverBox(page, "legacy");
  await expect(page.getByRole("tooltip")).toContainText("gone");

  const width = page.getByRole("combobox", { name: "Width" });
  await expect(width).toHaveValue("both");
  await drawnAfter(page, () => width.selectOption("new"));
  await expect.poll(() => linkParameter(page, "width")).toBe("new");
  await expect(hoverBox(page, "legacy")).rejects.toThrow("No box");
  await hoverBox(page, "cache");
  await expect(page.getByRole("tooltip")).toContainText("new");
  await drawnAfter(page, () => width.selectOption("base"));
  await hoverBox(page, "legacy");
  await page.goBack();
  await expect(width).toHaveValue("new");
});

test("identical profiles have no difference", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { diff_base: "example:go-cpu" });
  await expectOpen(page, "go-cpu.pb.gz vs base go-cpu.pb.gz");
  await expect(page.getByText("No difference")).toBeVisible();
  await expect(page.getByRole("status")).toContainText("vs base 24.61s: the same total");
});

test("a comparison survives a reload, and ends and comes back", async ({ page }) => {
  await compare(page);
  await expect(page.getByRole("status")).toContainText("vs base 13s: -2.47s (-19%)");
  await expect(page).toHaveTitle(/new\.pb\.gz vs base old\.pb\.gz/);
  // What was opened is stored after it is drawn.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const opened = indexedDB.open("proflens");
        await new Promise(resolve => opened.addEventListener("success", resolve));
        const keys = opened.result.transaction("blobs").objectStore("blobs").count();
        await new Promise(resolve => keys.addEventListener("success", resolve));
        opened.result.close();
        return keys.result;
      }),
    )
    .toBe(2);
  await page.reload();
  await waitUntilDrawn(page);
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Stop comparing" }).click();
  await expectOpen(page, "new.pb.gz");
  await expect.poll(() => linkParameter(page, "diff_base")).toBeUndefined();
  await page.goBack();
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Swap sides" }).click();
  await expectOpen(page, "old.pb.gz vs base new.pb.gz");
  await expect(page.getByRole("status")).toContainText("vs base 10.53s: +2.47s (+23%)");
  await page.goBack();
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
});

test("a base comes from an address, from recent profiles, or from the examples", async ({
  page,
  elsewhere,
}) => {
  const url = elsewhere.serve("/old.pb.gz", { body: OLD.bytes });
  await openNew(page);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("textbox", { name: "Base URL" }).fill(url);
  await page.keyboard.press("Enter");
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
  await expect.poll(() => linkParameter(page, "diff_base")).toBe(url);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Stop comparing" }).click();
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("list", { name: "Recent profiles" }).getByRole("button", { name: /^old/ }).click();
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
  await openExample(page, "go-cpu");
  await page.getByRole("button", { name: "Compare" }).click();
  await page
    .getByRole("list", { name: "Examples" })
    .getByRole("button", { name: /^Go heap/ })
    .click();
  await expect(page.getByRole("alert")).toContainText("The base go-heap.pb.gz could not be opened");
  await expect(page.getByRole("alert")).toContainText(
    "incompatible period types &{cpu nanoseconds 0 0} and &{space bytes 0 0}",
  );
  await expectOpen(page, "go-cpu.pb.gz");
  await expect.poll(() => linkParameter(page, "diff_base")).toBeUndefined();
});

test("a base that cannot be read is an error, and what is open stays", async ({ page }) => {
  await compare(page);
  await page.getByRole("button", { name: "Compare" }).click();
  await page
    .getByLabel("Base files")
    .setInputFiles({ name: "bad.json", mimeType: "text/plain", buffer: Buffer.from("{}") });
  await expect(page.getByRole("alert")).toContainText("The base bad.json could not be opened");
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
});

test("a base that takes its time says that it is the base, and can be cancelled", async ({
  page,
  elsewhere,
}) => {
  const slow = { body: exampleFile("go-cpu").bytes, heldAfter: 20_000 };
  const url = elsewhere.serve("/slow.pb.gz", slow);
  await openExample(page, "go-cpu", "top");
  const chooseSlow = async () => {
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByRole("textbox", { name: "Base URL" }).fill(url);
    await page.getByRole("button", { name: "Open base" }).click();
    await expect(page.getByRole("region", { name: "Opening the base slow.pb.gz" })).toBeVisible();
    await expect(page.getByRole("progressbar", { name: "Loading profile" })).toHaveAttribute(
      "aria-valuetext",
      /20\.0 kB of 72\.8 kB/,
    );
  };
  await chooseSlow();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expectOpen(page, "go-cpu.pb.gz");
  await expect.poll(() => linkParameter(page, "diff_base")).toBeUndefined();
  await chooseSlow();
  elsewhere.release();
  await expectOpen(page, "go-cpu.pb.gz vs base slow.pb.gz");
  // The link asks for both: until the base is there, nothing is shown that the link does not say.
  await page.reload();
  await expect(page.getByRole("region", { name: "Opening the base slow.pb.gz" })).toBeVisible();
  await expect(functionsGrid(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expectOpen(page, "go-cpu.pb.gz");
  await expect(functionsGrid(page)).toBeVisible();
  await expect.poll(() => linkParameter(page, "diff_base")).toBeUndefined();
});

test("files are dropped to open them, or to compare with them", async ({ page }) => {
  await openNew(page);
  await dragFilesOver(page, OLD);
  await expect(page.getByText("Open", { exact: true })).toBeVisible();
  await dropFilesOn(page, page.getByText("Compare with what is open"), OLD);
  await expectOpen(page, "new.pb.gz vs base old.pb.gz");
  await dropFiles(page, exampleFile("rust-cpu"));
  await expectOpen(page, "rust-cpu.pb.gz");
  await expect.poll(() => linkParameter(page, "diff_base")).toBeUndefined();
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave in a comparison, and nothing scrolls sideways", async ({ page }) => {
      for (const view of ["flamegraph", "info"]) {
        await openExample(page, "go-cpu", view, { diff_base: "example:go-cpu", sel: "main.main" });
        await expectAccessible(page, view);
      }
    });

    test("nor in its table and dialog", async ({ page }) => {
      await openNew(page);
      await dropFilesOn(page, page.getByText("Compare with what is open"), OLD);
      await expectOpen(page, "new.pb.gz vs base old.pb.gz");
      await waitUntilDrawn(page);
      await drawnAfter(page, () => page.getByRole("tab", { name: "Top" }).click());
      await expect(columnHeader(page, "Flat delta")).toBeVisible();
      await expectAccessible(page, "top with rows");
      if (viewport.width < 800) {
        await page.getByRole("button", { name: "More" }).click();
        await page.getByRole("menuitem", { name: "Compare" }).click();
      } else {
        await page.getByRole("button", { name: "Compare" }).click();
      }
      await expect(page.getByRole("button", { name: "Swap sides" })).toBeVisible();
      await expectAccessible(page, "dialog");
    });
  });
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" … ")}`);
  expect(grave, where).toEqual([]);
  const fits = await page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
  expect(fits, where).toBe(true);
}
