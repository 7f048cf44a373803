/** What a user does, with real mouse and keyboard. */

/** Between the two clicks of a double-click. */
const BETWEEN_CLICKS_MS = 120;

/**
 * @param {import("@playwright/test").Page} page
 * @param {{ x: number, y: number }} place
 */
export async function doubleClick(page, { x, y }) {
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  await page.waitForTimeout(BETWEEN_CLICKS_MS);
  await page.mouse.click(x, y, { clickCount: 2 });
}

/**
 * Types a line into the command palette, without running it.
 * @param {import("@playwright/test").Page} page
 * @param {string} line
 */
export async function typeLine(page, line) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await palette.getByRole("combobox").fill(line);
  await palette.getByRole("option").first().waitFor();
}

/**
 * The next sample type of the list.
 * @param {import("@playwright/test").Page} page
 */
export async function chooseOtherSampleType(page) {
  const select = page.getByRole("combobox", { name: "Sample type" });
  const chosen = Number(await select.inputValue());
  const count = await select.locator("option").count();
  await select.selectOption({ index: (chosen + 1) % count });
}
