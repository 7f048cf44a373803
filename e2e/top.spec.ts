import { expect, test } from "./support/fixtures.ts";
import { columnHeader, functionsGrid, readAllRows, shownColumn, shownRows } from "./support/topGrid.ts";
import { drawnAfter, linkParameter, linkView, openExample } from "./support/workspace.ts";

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
    expect(linkParameter(page, "sort")).toBe(parameter);
    expect(linkParameter(page, "rev")).toBe("1");
  });
}

test("keys move through the rows, and Enter shows the function in the flame graph", async ({ page }) => {
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
  await expect.poll(() => linkView(page)).toBe("flamegraph");
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
  expect(linkParameter(page, "si")).toBe("alloc_objects");
  await expect(shownColumn(page, 1).first()).not.toHaveAttribute("title", flat ?? "");
  await expect(page.getByRole("status")).not.toHaveText(total ?? "");
  await page.goBack();
  await expect(shownColumn(page, 1).first()).toHaveAttribute("title", flat ?? "");
  expect(linkParameter(page, "si")).toBeUndefined();
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
