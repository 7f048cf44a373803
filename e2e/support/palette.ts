import { expect, type Locator, type Page } from "@playwright/test";

/** The dialog **Command palette**. */
export function palette(page: Page): Locator {
  return page.getByRole("dialog", { name: "Command palette" });
}

/** Opens the palette with its keys and types something. */
export async function typeCommand(page: Page, line: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(line);
}

/** Opens the palette, types a line and runs it. */
export async function runCommand(page: Page, line: string): Promise<void> {
  await typeCommand(page, line);
  await expect(palette(page).getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toHaveCount(0);
}
