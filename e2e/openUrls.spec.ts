import { exampleBytes, exampleFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { expectOpen, expectStartPage, linkParameter, openExample } from "./support/workspace.ts";

const PROFILE = { body: exampleBytes("go-heap") };

test("an address in the URL field opens without being asked about", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/debug/heap.pb.gz", PROFILE);
  await page.goto("./");
  await page.getByRole("textbox", { name: "Profile URL" }).fill(url);
  await page.getByRole("button", { name: "Open URL" }).click();
  await expectOpen(page, "heap.pb.gz");
  await expect.poll(() => linkParameter(page, "url")).toBe(url);
});

test("an address without its scheme, and Enter instead of the button, do as well", async ({
  page,
  elsewhere,
}) => {
  const url = elsewhere.serve("/heap", PROFILE);
  await page.goto("./");
  await page.getByRole("textbox", { name: "Profile URL" }).fill(url.replace("http://", ""));
  await page.getByRole("textbox", { name: "Profile URL" }).press("Enter");
  await expectOpen(page, "heap");
});

test("an address on the clipboard opens by pasting", async ({ page, context, elsewhere }) => {
  const url = elsewhere.serve("/pasted.pb.gz", PROFILE);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page, "go-cpu");
  await page.evaluate(text => navigator.clipboard.writeText(text), url);
  await page.keyboard.press("Control+V");
  await expectOpen(page, "pasted.pb.gz");
});

test("text pasted into a field stays there", async ({ page, context, elsewhere }) => {
  const url = elsewhere.serve("/pasted.pb.gz", PROFILE);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page, "go-cpu");
  await page.evaluate(text => navigator.clipboard.writeText(text), url);
  await page.getByRole("searchbox", { name: "Search" }).focus();
  await page.keyboard.press("Control+V");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue(url);
  await expectOpen(page, "go-cpu.pb.gz");
  expect(elsewhere.arrivals).toEqual([]);
});

test("a link to a private host asks first, and names the host", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/heap.pb.gz", PROFILE);
  const { host } = new URL(url);
  await page.goto(`./#/?url=${encodeURIComponent(url)}`);
  const dialog = page.getByRole("dialog", { name: `Open a profile from ${host}?` });
  await expect(dialog).toContainText(url);
  expect(elsewhere.arrivals).toEqual([]);
  await dialog.getByRole("button", { name: `Open from ${host}` }).click();
  await expectOpen(page, "heap.pb.gz");
  expect(elsewhere.arrivals).toHaveLength(1);
});

test("a link to a private host that is refused asks for nothing", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/heap.pb.gz", PROFILE);
  await openExample(page, "go-cpu");
  await page.goto(`./#/?url=${encodeURIComponent(url)}`);
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expectOpen(page, "go-cpu.pb.gz");
  await expect.poll(() => linkParameter(page, "example")).toBe("go-cpu");
  expect(elsewhere.arrivals).toEqual([]);
});

test("Escape refuses, too", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/heap.pb.gz", PROFILE);
  await page.goto(`./#/?url=${encodeURIComponent(url)}`);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expectStartPage(page);
  expect(elsewhere.arrivals).toEqual([]);
});

test("an address that was allowed is not asked about again after a reload", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/heap.pb.gz", PROFILE);
  await page.goto("./");
  await page.getByRole("textbox", { name: "Profile URL" }).fill(url);
  await page.keyboard.press("Enter");
  await expectOpen(page, "heap.pb.gz");
  await page.reload();
  await expectOpen(page, "heap.pb.gz");
});

test("the page's own origin is not asked about", async ({ page }) => {
  await page.goto(`./#/?url=${encodeURIComponent("./examples/go-cpu.pb.gz")}`);
  await expectOpen(page, "go-cpu.pb.gz");
});

test("a request carries no cookies and does not say where it comes from", async ({
  page,
  context,
  elsewhere,
}) => {
  const url = elsewhere.serve("/heap.pb.gz", PROFILE);
  await context.addCookies([{ name: "session", value: "secret", url: elsewhere.origin }]);
  await page.goto("./");
  await page.getByRole("textbox", { name: "Profile URL" }).fill(url);
  await page.keyboard.press("Enter");
  await expectOpen(page, "heap.pb.gz");
  expect(elsewhere.arrivals.map(({ path }) => path)).toEqual(["/heap.pb.gz"]);
  const headers = elsewhere.arrivals[0]?.headers;
  expect(headers?.host).toBe(new URL(url).host);
  expect(headers?.cookie).toBeUndefined();
  expect(headers?.referer).toBeUndefined();
});

for (const address of [
  "javascript:alert(1)",
  "file:///etc/passwd",
  "data:text/plain,x",
  "ftp://localhost/cpu",
]) {
  test(`${address} is refused, typed and in a link`, async ({ page }) => {
    await page.goto("./");
    await page.getByRole("textbox", { name: "Profile URL" }).fill(address);
    await page.getByRole("button", { name: "Open URL" }).click();
    await expect(page.getByRole("alert")).toContainText("http://");
    await page.goto(`./?fresh#/?url=${encodeURIComponent(address)}`);
    await expect(page.getByRole("alert")).toContainText("http://");
    await expectStartPage(page);
  });
}

test("what was asked of the network is the page, and what the user opened", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", request => {
    if (!request.url().startsWith("data:")) asked.push(request.url());
  });
  await page.goto("./");
  await page.getByRole("list", { name: "Examples" }).getByRole("link", { name: "Go heap" }).click();
  await expectOpen(page, exampleFile("go-heap").name);
  for (const view of ["Top", "Info", "Flame graph"]) await page.getByRole("tab", { name: view }).click();
  await expect(page.getByRole("tree", { name: "Flame graph" })).toBeAttached();
  const partOfThePage = (url: string) => url.startsWith(`${baseURL}assets/`) || url === `${baseURL}icon.svg`;
  expect(asked.filter(url => !partOfThePage(url))).toEqual([baseURL, `${baseURL}examples/go-heap.pb.gz`]);
});
