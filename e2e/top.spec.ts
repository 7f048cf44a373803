import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { craftedFile } from "./support/craftedProfile.ts";
import { repositoryFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { columnHeader, functionsGrid, readAllRows, shownColumn, shownRows } from "./support/topGrid.ts";
import {
  drawnAfter,
  expectOpen,
  linkParameter,
  linkView,
  openExample,
  waitUntilDrawn,
} from "./support/workspace.ts";

test("the grid has a row for every function, and draws only those on screen", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const rowCount = Number(await functionsGrid(page).getAttribute("aria-rowcount")) - 1;
  expect(rowCount).toBeGreaterThan(800);
  expect(await shownRows(page).count()).toBeLessThan(100);
  expect(await readAllRows(page)).toHaveLength(rowCount);
});

for (const { title, column, parameter } of [
  { title: "Flat", column: 1, parameter: undefined },
  { title: "Cum", column: 4, parameter: "cum" },
  { title: "Name", column: 6, parameter: "name" },
]) {
  test(`a click on ${title} sorts by it, another one turns the order round`, async ({ page }) => {
    // Sorted by something else at first.
    await openExample(page, "node-cpu", "top", { sort: title === "Name" ? "flat" : "name" });
    const header = columnHeader(page, title);
    const isName = title === "Name";
    const [natural, reversed] = isName ? ["ascending", "descending"] : ["descending", "ascending"];
    for (const direction of [natural, reversed]) {
      await drawnAfter(page, () => header.getByRole("button").click());
      await expect(header).toHaveAttribute("aria-sort", direction ?? "");
      await expect(functionsGrid(page).locator("[aria-sort]")).toHaveCount(1);
      const rows = await readAllRows(page);
      const keys = rows.map(row => (column === 1 ? row.flat : column === 4 ? row.cum : row.name));
      const sorted = isName
        ? keys.toSorted((one, other) => (one < other ? -1 : 1))
        : keys.toSorted((one, other) => Number(one) - Number(other));
      expect(keys).toEqual(direction === "ascending" ? sorted : sorted.toReversed());
    }
    await expect.poll(() => linkParameter(page, "sort")).toBe(parameter);
    await expect.poll(() => linkParameter(page, "rev")).toBe("1");
  });
}

test("keys move through the rows, and Enter shows the callers and callees of the function", async ({
  page,
}) => {
  await openExample(page, "go-cpu", "top");
  const selectedRow = functionsGrid(page).getByRole("row", { selected: true });
  const details = page.getByRole("complementary", { name: "Details" }).getByRole("heading", { level: 2 });
  await functionsGrid(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(selectedRow).toHaveAttribute("aria-rowindex", "3");
  const name = (await selectedRow.getByRole("gridcell").last().getAttribute("title")) ?? "";
  await expect(details).toHaveText(name);
  await page.keyboard.press("End");
  const last = (await functionsGrid(page).getAttribute("aria-rowcount")) ?? "";
  await expect(selectedRow).toHaveAttribute("aria-rowindex", last);
  await page.keyboard.press("PageUp");
  await expect(selectedRow).not.toHaveAttribute("aria-rowindex", last);
  await page.keyboard.press("Home");
  await expect(selectedRow).toHaveAttribute("aria-rowindex", "2");
  const first = (await selectedRow.getByRole("gridcell").last().getAttribute("title")) ?? "";
  await page.keyboard.press("Enter");
  await expect.poll(() => linkView(page)).toBe("peek");
  await expect(details).toHaveText(first);
});

test("the selection is shared between views and in the link", async ({ page }) => {
  await openExample(page, "go-heap", "top");
  const row = shownRows(page).nth(3);
  const name = (await row.getByRole("gridcell").last().getAttribute("title")) ?? "";
  await row.click();
  await expect(row).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => linkParameter(page, "sel")).toBe(name);
  const details = page.getByRole("complementary", { name: "Details" });
  await page.getByRole("tab", { name: "Flame graph" }).click();
  await expect(details.getByRole("heading", { level: 2 })).toHaveText(name);
  await details.getByRole("list", { name: "Callers" }).getByRole("button").first().click();
  await expect(details.getByRole("heading", { level: 2 })).not.toHaveText(name);
  await page.goBack();
  await expect(details.getByRole("heading", { level: 2 })).toHaveText(name);
});

test("a selected function far down is brought into view", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const name = (await readAllRows(page)).at(-3)?.name ?? "";
  await openExample(page, "go-cpu", "info");
  await openExample(page, "go-cpu", "top", { sel: name });
  const selectedRow = functionsGrid(page).getByRole("row", { selected: true });
  await expect(selectedRow).toBeInViewport();
  await expect(selectedRow.getByRole("gridcell").last()).toHaveAttribute("title", name);
});

test("another sample type has other numbers, and its name is in the link", async ({ page }) => {
  await openExample(page, "go-heap", "top");
  const flat = await shownColumn(page, 1).first().getAttribute("title");
  const sampleTypes = page.getByRole("combobox", { name: "Sample type" });
  const total = await page.getByRole("status").textContent();
  await drawnAfter(page, () => sampleTypes.selectOption({ label: "alloc_objects (count)" }));
  await expect.poll(() => linkParameter(page, "si")).toBe("alloc_objects");
  await expect(shownColumn(page, 1).first()).not.toHaveAttribute("title", flat ?? "");
  await expect(page.getByRole("status")).not.toHaveText(total ?? "");
  await page.goBack();
  await expect(shownColumn(page, 1).first()).toHaveAttribute("title", flat ?? "");
  await expect.poll(() => linkParameter(page, "si")).toBeUndefined();
});

test("Details has the cost in every sample type, and can be closed and opened again", async ({ page }) => {
  await openExample(page, "go-heap", "top");
  await shownRows(page).first().click();
  const details = page.getByRole("complementary", { name: "Details" });
  for (const type of ["alloc_objects", "alloc_space", "inuse_objects", "inuse_space"])
    await expect(details.getByRole("rowheader", { name: type })).toBeVisible();
  await details.getByRole("button", { name: "Close details" }).click();
  await expect(details).toHaveCount(0);
  await page.getByRole("button", { name: "Details" }).click();
  await expect(details).toBeVisible();
});

const filterBox = (page: Page) => page.getByRole("searchbox", { name: "Filter functions" });
const selectedRows = (page: Page) => functionsGrid(page).getByRole("row", { selected: true });
/** @param after a column that stands behind the name */
const nameIn = async (page: Page, row: number, after?: "File") => {
  const cells = shownRows(page).nth(row).getByRole("gridcell");
  return (await cells.nth(after === undefined ? -1 : -2).getAttribute("title")) ?? "";
};

/** Turns columns on or off in the list **Columns**. */
async function toggleColumns(page: Page, ...titles: readonly string[]): Promise<void> {
  await page.getByRole("combobox", { name: "Columns" }).click();
  for (const title of titles) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole("option", { name: title, exact: true }).click();
  }
  await page.keyboard.press("Escape");
}

test.describe("columns", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("are chosen in a list, sorted by, kept, and reset", async ({ page }) => {
    await openExample(page, "go-heap", "top");
    await toggleColumns(page, "Samples", "Flat alloc_space", "File", "Sum%");
    await expect(columnHeader(page, "Sum%")).toHaveCount(0);
    for (const title of ["Samples", "Flat alloc_space", "File"])
      await expect(columnHeader(page, title)).toBeVisible();
    const name = await nameIn(page, 0, "File");
    await drawnAfter(page, () => columnHeader(page, "Flat alloc_space").getByRole("button").click());
    await expect.poll(() => linkParameter(page, "sort")).toBe("flat:alloc_space");
    // What pprof prints of the same function for that sample type.
    const recorded = repositoryFile("examples/oracle/expected/go-heap.alloc_space.top.txt").toString("utf8");
    const heaviest = await nameIn(page, 0, "File");
    const line = recorded.split("\n").find(text => text.includes(`%  ${heaviest}`)) ?? "";
    const flat = /^ *(\d+)/.exec(line)?.[1];
    const cells = shownRows(page).first().getByRole("gridcell");
    const titles = await cells.evaluateAll(all =>
      all.map(cell => cell.getAttribute("title")?.replaceAll(",", "")),
    );
    expect(titles).toContain(`${flat} bytes`);
    await page.reload();
    await waitUntilDrawn(page);
    await expect(columnHeader(page, "File")).toBeVisible();
    await page.getByRole("button", { name: "Reset columns" }).click();
    await expect(columnHeader(page, "Sum%")).toBeVisible();
    await expect(columnHeader(page, "File")).toHaveCount(0);
    // What the table is sorted by stays.
    await expect(columnHeader(page, "Flat alloc_space")).toHaveAttribute("aria-sort", "descending");
    await columnHeader(page, "Flat").getByRole("button").click();
    await expect(columnHeader(page, "Flat alloc_space")).toHaveCount(0);
    await expect.poll(() => nameIn(page, 0)).toBe(name);
  });

  test("axe finds nothing grave in more columns of filtered rows, and in their list", async ({ page }) => {
    await openExample(page, "go-heap", "top", { rows: "json.(*Dec" });
    await toggleColumns(page, "Samples", "File");
    await expect(page.getByText(" of 118 rows, ")).toBeVisible();
    await page.getByRole("combobox", { name: "Columns" }).click();
    await expect(page.getByRole("option", { name: "Mapping" })).toBeVisible();
    await expectAccessible(page, "top with more columns, and their list");
  });

  test("are made wider by dragging an edge and by keys, and keep their width", async ({ page }) => {
    await openExample(page, "go-cpu", "top");
    const header = columnHeader(page, "Cum");
    const edge = page.getByRole("separator", { name: "Width of Cum", exact: true });
    const widthOf = async () => Math.round((await header.boundingBox())?.width ?? 0);
    const before = await widthOf();
    await edge.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(widthOf).toBe(before + 8);
    await expect(edge).toHaveAttribute("aria-valuenow", String(before + 8));
    const box = await edge.boundingBox();
    if (box === null) throw new Error("no edge");
    await page.mouse.move(box.x + box.width / 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + 14, { steps: 3 });
    await page.mouse.up();
    await expect.poll(widthOf).toBe(before + 38);
    await page.reload();
    await waitUntilDrawn(page);
    await expect.poll(widthOf).toBe(before + 38);
    await edge.dblclick();
    await expect.poll(widthOf).toBe(before);
  });
});

test("a filter leaves rows and no figure changes; what is no expression is said", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const all = await readAllRows(page);
  await filterBox(page).fill("JSON");
  const matching = all.filter(({ name }) => name.toLowerCase().includes("json"));
  await expect(page.getByText(`${matching.length} of ${all.length} rows, `)).toBeVisible();
  expect(await readAllRows(page)).toEqual(matching);
  await expect.poll(() => linkParameter(page, "rows")).toBe("JSON");
  await filterBox(page).fill("/^main\\./");
  const inMain = all.filter(({ name }) => name.startsWith("main."));
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", String(inMain.length + 1));
  await filterBox(page).fill("/(/");
  await expect(filterBox(page)).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("alert")).toContainText("not a valid expression");
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", String(all.length + 1));
  await filterBox(page).fill("no such function");
  await expect(page.getByText("No function's name matches the filter.")).toBeVisible();
  await filterBox(page).press("Escape");
  await expect(filterBox(page)).toHaveValue("");
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", String(all.length + 1));
  await filterBox(page).press("ArrowDown");
  await expect(functionsGrid(page)).toBeFocused();
});

test("several rows are selected by clicks and by keys", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  await shownRows(page).nth(1).click();
  await shownRows(page)
    .nth(4)
    .click({ modifiers: ["Shift"] });
  await expect(selectedRows(page)).toHaveCount(4);
  await shownRows(page)
    .nth(2)
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(selectedRows(page)).toHaveCount(3);
  await expect(functionsGrid(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(selectedRows(page)).toHaveCount(1);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(selectedRows(page)).toHaveCount(3);
  await page.keyboard.press("Control+ArrowDown");
  await page.keyboard.press("Control+ArrowDown");
  await expect(selectedRows(page)).toHaveCount(3);
  await page.keyboard.press("Space");
  await expect(selectedRows(page)).toHaveCount(4);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  const rowCount = Number(await functionsGrid(page).getAttribute("aria-rowcount")) - 1;
  const selected = page.getByRole("button", { name: `${rowCount} selected` });
  await expect(selected).toBeVisible();
  await page.keyboard.press("Home");
  await expect(selected).toHaveCount(0);
  await page.keyboard.press("Control+a");
  await expect(selected).toBeVisible();
});

test("what is done is done with all selected functions", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const names = [await nameIn(page, 0), await nameIn(page, 1)];
  await shownRows(page).nth(0).click();
  await shownRows(page)
    .nth(1)
    .click({ modifiers: ["Shift"] });
  await shownRows(page).nth(1).click({ button: "right" });
  const menu = page.getByRole("menu", { name: "2 functions" });
  await menu.getByRole("menuitem", { name: "Hide", exact: true }).click();
  const quoted = names.map(name => `^${name.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&")}$`);
  await expect.poll(() => linkParameter(page, "h")).toBe(quoted.join("|"));
  await expect.poll(() => nameIn(page, 0)).not.toBe(names[0]);
});

test.describe("copying", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test("takes the selected rows as pprof prints them, or all", async ({ page }) => {
    await openExample(page, "go-mutex", "top", { nf: "0" });
    await functionsGrid(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(selectedRows(page)).toHaveCount(2);
    await page.keyboard.press("Control+c");
    await expect(page.getByText("2 rows as text copied.")).toBeVisible();
    const rows = (await clipboard(page)).trimEnd().split("\n").slice(-3);
    await page.keyboard.press("ArrowUp");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("menuitem", { name: "Copy as text" }).click();
    await expect(page.getByText("Top as text copied.")).toBeVisible();
    const report = (await clipboard(page)).split("\n");
    const head = report.findIndex(line => line.endsWith("cum   cum%"));
    expect(rows).toEqual(report.slice(head, head + 3));
  });

  test("of filtered rows as CSV has the columns that are shown, and runs nothing", async ({ page }) => {
    await page.goto("./");
    const stacks = [
      ["main;=cmd()", 3],
      ["main;-x", 2],
      ["main;other", 1],
    ] as const;
    await dropFiles(page, craftedFile("odd.pb.gz", { stacks }));
    await expectOpen(page, "odd.pb.gz");
    await waitUntilDrawn(page);
    await page.getByRole("tab", { name: "Top" }).click();
    await toggleColumns(page, "Samples");
    await filterBox(page).fill("/^[=-]/");
    await expect(page.getByText("2 of 4 rows, 83.33% flat")).toBeVisible();
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("menuitem", { name: "Copy as CSV" }).click();
    await expect(page.getByText("2 rows as CSV copied.")).toBeVisible();
    expect((await clipboard(page)).split("\r\n")).toEqual([
      "flat (count),flat%,sum%,cum (count),cum%,name,inline,samples",
      "3,50,50,3,50,'=cmd(),,1",
      "2,33.33,83.33,2,33.33,'-x,,1",
      "",
    ]);
  });
});

test("letters find the next function that begins with them", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { sort: "name" });
  await functionsGrid(page).focus();
  await page.keyboard.type("strings.T");
  await expect(selectedRows(page).getByRole("gridcell").last()).toHaveAttribute("title", /^strings\.T/i);
  await expect(selectedRows(page)).toBeInViewport();
  await expect.poll(() => linkView(page)).toBe("top");
});
