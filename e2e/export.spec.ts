import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import cases from "../examples/oracle/cases.json" with { type: "json" };
import { expectAccessible } from "./support/accessible.ts";
import { exampleFile, repositoryFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { readAllRows } from "./support/topGrid.ts";
import { expectOpen, openExample, waitUntilDrawn } from "./support/workspace.ts";

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

/** Chooses something in the menu **Export**, by keyboard. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Export" }).focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name });
  await expect(page.getByRole("menu", { name: "Export" })).toBeVisible();
  await item.focus();
  await page.keyboard.press("Enter");
}

/** Chooses **Copy link** in the menu **Share**. */
async function copyLink(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: "Copy link", exact: true }).click();
}

/** What a choice puts on the clipboard. */
async function copied(page: Page, name: string, said: string): Promise<string> {
  await choose(page, name);
  await expect(page.getByText(said)).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a choice saves. */
async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await choose(page, name);
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// pprof -symbolize=none -top -cum -focus=main public/examples/go-mutex.pb.gz
const TOP_CUM = `File: orders-service
Build ID: 5b05b474074560b2a0410ec82a28f1f664a4781f
Type: delay
Time: 2026-11-22 14:59:30 UTC
Active filters:
   focus=main
Showing nodes accounting for 9.94ms, 0.14% of 7241.92ms total
Dropped 38 nodes (cum <= 36.21ms)
      flat  flat%   sum%        cum   cum%
         0     0%     0%     9.94ms  0.14%  main.sendOne
         0     0%     0%     9.94ms  0.14%  main.sendRequests.func1
         0     0%     0%     9.94ms  0.14%  sync.(*WaitGroup).Go.func1
         0     0%     0%     9.91ms  0.14%  net/http.(*Client).Do (inline)
         0     0%     0%     9.91ms  0.14%  net/http.(*Client).do
         0     0%     0%     9.91ms  0.14%  net/http.(*Client).send
         0     0%     0%     9.91ms  0.14%  net/http.(*Transport).RoundTrip
         0     0%     0%     9.91ms  0.14%  net/http.(*Transport).roundTrip
         0     0%     0%     9.91ms  0.14%  net/http.send
    9.87ms  0.14%  0.14%     9.87ms  0.14%  sync.(*Mutex).Unlock
         0     0%  0.14%     9.86ms  0.14%  net/http.(*Transport).getConn
         0     0%  0.14%     9.86ms  0.14%  net/http.(*Transport).queueForIdleConn
         0     0%  0.14%     0.07ms 0.00099%  runtime.mallocgc
         0     0%  0.14%     0.07ms 0.00099%  runtime.systemstack
    0.07ms 0.00099%  0.14%     0.07ms 0.00099%  runtime.unlock (inline)
         0     0%  0.14%     0.05ms 0.00069%  runtime.newobject
`;

test("Copy as text is what pprof prints, under the view's filters and order", async ({ page }) => {
  await openExample(page, "go-mutex", "top", { f: "main", sort: "cum" });
  expect(await copied(page, "Copy as text", "Top as text copied.")).toBe(TOP_CUM);
});

test("Copy as Markdown and CSV have the same figures", async ({ page }) => {
  await openExample(page, "go-mutex", "top", { f: "main", sort: "cum" });
  const rows = TOP_CUM.split("\n")
    .map(line => /^ *(\S+) +(\S+%) +(\S+%) +(\S+) +(\S+%) {2}(\S+)/.exec(line)?.slice(1))
    .filter(cells => cells !== undefined);
  expect(rows).toHaveLength(16);
  const markdown = (await copied(page, "Copy as Markdown", "Top as Markdown copied."))
    .split("\n")
    .filter(line => /^\| *[\d.]/.test(line))
    .map(line => line.split("|").slice(1, -1));
  expect(markdown.map(cells => cells[0]?.trim())).toEqual(rows.map(([flat]) => flat));
  expect(markdown.map(cells => cells[3]?.trim())).toEqual(rows.map(([, , , cum]) => cum));
  const csv = await copied(page, "Copy as CSV", "Top as CSV copied.");
  for (const [, , , , , name = ""] of rows) expect(csv).toContain(name);
});

test("Copy as text is the whole recorded report of the Go example", async ({ page }) => {
  const recorded = cases.find(
    ({ profile, sampleType }) => profile === "public/examples/go-cpu.pb.gz" && sampleType === "cpu",
  );
  expect(recorded?.args).toEqual([
    "-symbolize=none",
    "-top",
    "-nodecount=0",
    "-nodefraction=0",
    "-sample_index=cpu",
    "-unit=nanoseconds",
    "public/examples/go-cpu.pb.gz",
  ]);
  await openExample(page, "go-cpu", "top", { nf: "0", unit: "nanoseconds" });
  expect(await copied(page, "Copy as text", "Top as text copied.")).toBe(
    repositoryFile(recorded?.expected ?? "").toString("utf8"),
  );
});

test("the copied command says what is shown", async ({ page }) => {
  await openExample(page, "go-heap", "top", {
    f: "^main\\.\\(\\*T\\).it's$|^runtime",
    sort: "cum",
    si: "alloc_space",
    noinlines: "t",
  });
  expect(await copied(page, "Copy as pprof command", "pprof command copied.")).toBe(
    String.raw`pprof -top -sample_index=alloc_space -cum -focus='^main\.\(\*T\).it'\''s$|^runtime' -noinlines -symbolize=none go-heap.pb.gz`,
  );
  expect(await copied(page, "Copy as proflens command", "proflens command copied.")).toBe(
    String.raw`proflens -top -sample_index=alloc_space -cum -focus='^main\.\(\*T\).it'\''s$|^runtime' -noinlines go-heap.pb.gz`,
  );
});

test("what is shown and the whole profile are saved, and this page reads them back", async ({ page }) => {
  await openExample(page, "go-mutex", "top", { f: "main" });
  const shownRows = await readAllRows(page);
  const shown = await saved(page, "Save what is shown (.pb.gz)");
  expect(shown.name).toBe("go-mutex.shown.pb.gz");
  await expect(page.getByText("Saved as go-mutex.shown.pb.gz.")).toBeVisible();
  const whole = await saved(page, "Save the whole profile (.pb.gz)");
  expect(whole.name).toBe("go-mutex.pb.gz");

  await dropFiles(page, shown);
  await expectOpen(page, shown.name);
  await waitUntilDrawn(page);
  expect(sorted(await readAllRows(page))).toEqual(sorted(shownRows));

  await openExample(page, "go-mutex", "top");
  const allRows = await readAllRows(page);
  expect(allRows.length).toBeGreaterThan(shownRows.length);
  await dropFiles(page, { ...whole, name: "whole.pb.gz" });
  await expectOpen(page, "whole.pb.gz");
  await waitUntilDrawn(page);
  expect(sorted(await readAllRows(page))).toEqual(sorted(allRows));
});

test("reports are saved as files", async ({ page }) => {
  await openExample(page, "go-mutex", "top", { f: "main", sort: "cum" });
  const top = await saved(page, "Save as text: top");
  expect(top.name).toBe("go-mutex.top.txt");
  expect(top.bytes.toString("utf8")).toBe(TOP_CUM);
  const dot = await saved(page, "Save the graph (.dot)");
  expect(dot.name).toBe("go-mutex.dot");
  expect(dot.bytes.toString("utf8")).toMatch(/^digraph "orders-service" \{/);
  const svg = await saved(page, "Save the graph (.svg)");
  expect(svg.name).toBe("go-mutex.svg");
  expect(svg.bytes.toString("utf8")).toContain("sendOne");
  const folded = await saved(page, "Save folded stacks");
  expect(folded.name).toBe("go-mutex.folded");
  expect(folded.bytes.toString("utf8")).toMatch(/^\S.*;main\.sendOne;.* \d+$/m);
  const json = await saved(page, "Save as JSON");
  expect(json.name).toBe("go-mutex.top.json");
  expect(JSON.parse(json.bytes.toString("utf8"))).toBeInstanceOf(Object);
  const callgrind = await saved(page, "Save for KCachegrind (.callgrind)");
  expect(callgrind.name).toBe("go-mutex.callgrind");
  expect(callgrind.bytes.toString("utf8")).toMatch(/^positions: instr line\n/);
});

test("Share copies the link, which shows the same elsewhere", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { f: "json", sort: "cum" });
  await copyLink(page);
  await expect(page.getByText(/^Link copied\./)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  expect(new URL(link).hash).toContain("f=json");
});

test("Share says that a dropped profile is only in this browser", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, exampleFile("go-mutex"));
  await expectOpen(page, "go-mutex.pb.gz");
  await copyLink(page);
  await expect(page.getByText(/Link copied\. The profile is only in this browser/)).toBeVisible();
});

test("a clipboard that is refused gives the text to copy by hand", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    Object.defineProperty(navigator, "clipboard", { value: { writeText: refuse } });
    document.execCommand = () => false;
  });
  await openExample(page, "go-mutex", "top");
  await choose(page, "Copy as pprof command");
  const dialog = page.getByRole("dialog", { name: "Copy pprof command" });
  await expect(dialog.getByRole("textbox", { name: "pprof command" })).toBeFocused();
  const selected = await page.evaluate(() => window.getSelection()?.toString());
  expect(selected).toBe("pprof -top -symbolize=none go-mutex.pb.gz");
  await expectAccessible(page, "copy by hand");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("narrow, Share and Export are in the More menu", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openExample(page, "go-mutex", "top");
  const more = page.getByRole("button", { name: "More" });
  await more.click();
  await page.getByRole("menuitem", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: "Copy link", exact: true }).click();
  await expect(page.getByText(/^Link copied\./)).toBeVisible();
  await more.click();
  await page.getByRole("menuitem", { name: "Export" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy as text" })).toBeInViewport();
  await expectAccessible(page, "Export in More");
  await page.getByRole("menuitem", { name: "Copy as proflens command" }).click();
  await expect(page.getByText("proflens command copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("proflens -top go-mutex.pb.gz");
  await more.click();
  await page.getByRole("menuitem", { name: "Command palette" }).click();
  await expect(page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("axe finds nothing grave in the menu Export", async ({ page }) => {
      await openExample(page, "go-mutex", "top");
      await page.getByRole("button", { name: "Export" }).click();
      await expect(page.getByRole("menu", { name: "Export" })).toBeVisible();
      await expectAccessible(page, "Export");
    });

    test("axe finds nothing grave in what is said", async ({ page }) => {
      await openExample(page, "go-mutex", "top");
      await copyLink(page);
      await expect(page.getByText("Link copied.")).toBeVisible();
      await expectAccessible(page, "notice");
    });
  });
}

function sorted(rows: readonly { readonly name: string; readonly flat: string; readonly cum: string }[]) {
  return rows.map(({ name, flat, cum }) => `${name} ${flat} ${cum}`).toSorted();
}
