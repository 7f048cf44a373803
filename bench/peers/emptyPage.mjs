/**
 * For a peer without a start page. The page that a new tab has is older than what we run in every document, and
 * never says that it is alive: all the time before the peer's own page would count as one long task.
 * @param {import("@playwright/test").Page} page
 */
export async function showEmptyPage(page) {
  await page.goto("about:blank");
}
