import { expect, type Locator, type Page } from "@playwright/test";

/** A moment of an open on the page's performance timeline. */
export interface Mark {
  readonly moment: string;
  readonly atMs: number;
}

/** The marks `proflens:…` on the page's timeline, in order of time. */
export function readMarks(page: Page): Promise<Mark[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("mark")
      .filter(({ name }) => name.startsWith("proflens:"))
      .map(({ name, startTime }) => ({ moment: name.replace("proflens:", ""), atMs: startTime })),
  );
}

/** Waits until the view of an open profile has its pixels on screen. */
export async function waitUntilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
}

/** Does something that changes what is drawn, and waits until that is on screen. */
export async function drawnAfter(page: Page, act: () => Promise<unknown>): Promise<void> {
  const countDrawn = () => performance.getEntriesByName("proflens:drawn").length;
  const before = await page.evaluate(countDrawn);
  await act();
  await page.waitForFunction(
    before => performance.getEntriesByName("proflens:drawn").length > before,
    before,
  );
}

/** Opens an example by its link, in a view. `parameters` are those of the link. */
export async function openExample(
  page: Page,
  name: string,
  view = "flamegraph",
  parameters: Readonly<Record<string, string>> = {},
): Promise<void> {
  const query = new URLSearchParams({ example: name, ...parameters });
  await page.goto(`./#/${view}?${query}`);
  await waitUntilDrawn(page);
}

/** The name of what is open; the page's only first heading. */
export function openName(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

/** Expects that this profile, and no other, is open. */
export async function expectOpen(page: Page, name: string): Promise<void> {
  await expect(openName(page)).toHaveAccessibleName(name);
  await expect(page.getByRole("tablist", { name: "Views" })).toBeVisible();
}

/** Expects that no profile is open. */
export async function expectStartPage(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Proflens" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Profile URL" })).toBeVisible();
}

/** A parameter of the link in the address bar, decoded; undefined where it is absent. */
export function linkParameter(page: Page, name: string): string | undefined {
  const query = new URL(page.url()).hash.split("?")[1] ?? "";
  return new URLSearchParams(query).get(name) ?? undefined;
}

/** The view that the link in the address bar names. */
export function linkView(page: Page): string {
  return /^#\/(\w*)/.exec(new URL(page.url()).hash)?.[1] ?? "";
}
