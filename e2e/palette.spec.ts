import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { LOOKS } from "./support/looks.ts";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/fixtures.ts";
import { palette, runCommand, typeCommand } from "./support/palette.ts";
import { functionsGrid, shownColumn, shownRows } from "./support/topGrid.ts";
import { drawnAfter, expectOpen, linkParameter, linkView, openExample } from "./support/workspace.ts";

test("the palette has every action, by keyboard alone, and what was done lately first", async ({ page }) => {
  await openExample(page, "go-cpu");
  await typeCommand(page, "show info");
  const options = palette(page).getByRole("option");
  await expect(options.first()).toHaveText("Show Info7");
  await expect(options.first()).toHaveAttribute("data-active-item", "true");
  await page.keyboard.press("Enter");
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Info" })).toHaveAttribute("aria-selected", "true");

  await page.keyboard.press("Control+k");
  const recent = palette(page).getByRole("group", { name: "Recent" }).getByRole("option");
  await expect(recent).toHaveText(["Show Info7"]);
  await expect(recent).toHaveAttribute("data-active-item", "true");
  for (const name of ["Show Top", "Search functions", "Copy as text", "Open profile", "Theme: dark"]) {
    await expect(palette(page).getByRole("option", { name }).first()).toBeAttached();
  }
  await page.keyboard.press("ArrowDown");
  await expect(palette(page).getByRole("option", { name: "Show Flame graph" })).toHaveAttribute(
    "data-active-item",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Info" })).toHaveAttribute("aria-selected", "true");

  // After a reload, too; and the focus comes back from where it was.
  await page.reload();
  await expectOpen(page, "go-cpu.pb.gz");
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.focus();
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("group", { name: "Recent" }).getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await expect(search).toBeFocused();
});

test("the selected function's actions are there", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { sel: "main.sendOne" });
  await typeCommand(page, "focus: main.send");
  await expect(palette(page).getByRole("option").first()).toHaveText("Focus: main.sendOne");
  await page.keyboard.press("Enter");
  await expect.poll(() => linkParameter(page, "f")).toBe("^main\\.sendOne$");
});

test("an action that moves the focus moves it", async ({ page }) => {
  await openExample(page, "go-cpu");
  await page.getByRole("button", { name: "Command palette" }).click();
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("search func");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
});

// pprof -symbolize=none -top -cum -focus=main public/examples/go-cpu.pb.gz | head -29
const TOP_CUM_FOCUS_MAIN = `
         0     0%     0%      0.51s  2.07%  main.sendRequests.func1
         0     0%     0%      0.51s  2.07%  sync.(*WaitGroup).Go.func1
         0     0%     0%      0.50s  2.03%  main.sendOne
         0     0%     0%      0.22s  0.89%  main.newRequest
         0     0%     0%      0.17s  0.69%  net/http.(*Client).Do (inline)
         0     0%     0%      0.17s  0.69%  net/http.(*Client).do
     0.01s 0.041% 0.041%      0.16s  0.65%  net/http.(*Client).send
     0.01s 0.041% 0.081%      0.15s  0.61%  net/http.send
         0     0% 0.081%      0.14s  0.57%  net/http.(*Transport).RoundTrip
     0.01s 0.041%  0.12%      0.14s  0.57%  net/http.(*Transport).roundTrip
         0     0%  0.12%      0.12s  0.49%  runtime.mallocgc
         0     0%  0.12%      0.10s  0.41%  io.Copy (inline)
         0     0%  0.12%      0.10s  0.41%  io.copyBuffer
         0     0%  0.12%      0.10s  0.41%  io.discard.ReadFrom
         0     0%  0.12%      0.08s  0.33%  net/http.(*bodyEOFSignal).Read
         0     0%  0.12%      0.08s  0.33%  net/http.(*persistConn).roundTrip
         0     0%  0.12%      0.08s  0.33%  proflens/examples/go/orders.RandomOrder
         0     0%  0.12%      0.07s  0.28%  net/http.NewRequest (inline)
         0     0%  0.12%      0.07s  0.28%  net/http.NewRequestWithContext
         0     0%  0.12%      0.07s  0.28%  runtime.mallocgcSmallScanNoHeader
`;

test("top20 -cum focus=main gives pprof's numbers, and Back undoes it", async ({ page }) => {
  await openExample(page, "go-cpu");
  await typeCommand(page, "top20 -cum focus=main");
  await expect(palette(page).getByRole("option").first()).toContainText(
    "Top, sorted by cum, 20 rows, focus main",
  );
  await drawnAfter(page, () => page.keyboard.press("Enter"));
  await expect.poll(() => linkView(page)).toBe("top");
  await expect.poll(() => linkParameter(page, "f")).toBe("main");
  await expect.poll(() => linkParameter(page, "sort")).toBe("cum");
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", "21");
  const expected = TOP_CUM_FOCUS_MAIN.trim()
    .split("\n")
    .map(line => /^ *(\S+) +(\S+) +(\S+) +(\S+) +(\S+) {2}(.*)$/.exec(line)?.slice(1) ?? []);
  await expect(shownRows(page)).toHaveCount(20);
  for (const column of [1, 2, 3, 4, 5]) {
    await expect(shownColumn(page, column)).toHaveText(expected.map(cells => cells[column - 1] ?? ""));
  }
  // The mark stands apart without a space.
  await expect(shownColumn(page, 6)).toHaveText(expected.map(cells => cells[5]?.replace(" (", "(") ?? ""));
  await expect(page.getByRole("status")).toContainText("more functions (nodecount)");
  await page.goBack();
  await expect.poll(() => linkView(page)).toBe("flamegraph");
  await expect.poll(() => linkParameter(page, "f")).toBeUndefined();
});

test("assignments, choices, sample types and a whole pprof line set what they say", async ({ page }) => {
  await openExample(page, "go-heap", "top");
  await runCommand(page, "tagfocus=tenant:acme");
  await expect.poll(() => linkParameter(page, "tf")).toBe("tenant:acme");
  await runCommand(page, "lines");
  await expect.poll(() => linkParameter(page, "g")).toBe("lines");
  await runCommand(page, "noinlines");
  await expect.poll(() => linkParameter(page, "noinlines")).toBe("t");
  await runCommand(page, "sample_index=alloc_space");
  await expect(page.getByRole("combobox", { name: "Sample type" }).locator("option:checked")).toHaveText(
    "alloc_space (bytes)",
  );
  await runCommand(page, "pprof -top -cum -ignore='a b' heap.pb.gz");
  await expect.poll(() => linkParameter(page, "i")).toBe("a b");
  for (const gone of ["tf", "g", "noinlines", "si"])
    await expect.poll(() => linkParameter(page, gone), gone).toBeUndefined();
  await page.goBack();
  await expect.poll(() => linkParameter(page, "tf")).toBe("tenant:acme");
});

test("a line that is wrong says so in pprof's words, and what is not there says why", async ({ page }) => {
  await openExample(page, "go-cpu");
  for (const [line, words] of [
    ["granularity=foo", 'invalid "granularity" value "foo"'],
    ["focus", "please specify a value, e.g. focus=<val>"],
    ["peek", "command peek requires an argument"],
    ["disasm main", "no disasm report: it needs the profiled binary"],
    ["xyzzy", 'unrecognized command: "xyzzy"'],
  ] as const) {
    await typeCommand(page, line);
    await expect(palette(page).getByText(words)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(palette(page)).toHaveCount(0);
  }
});

// pprof -symbolize=none '-peek=Mutex..Unlock$' public/examples/go-mutex.pb.gz
const PEEK = `File: orders-service
Build ID: 5b05b474074560b2a0410ec82a28f1f664a4781f
Type: delay
Time: 2026-11-22 14:59:30 UTC
Showing nodes accounting for 7241921.83us, 100% of 7241921.83us total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                      4240745.07us 58.91% |   proflens/examples/go/orders.(*store).all
                                      2936120.25us 40.79% |   proflens/examples/go/orders.(*store).add
                                         9860.32us  0.14% |   net/http.(*Transport).queueForIdleConn
                                         6758.26us 0.094% |   runtime.deferreturn
                                         2311.67us 0.032% |   proflens/examples/go/orders.(*Service).pattern
                                         1851.08us 0.026% |   net/http/httptest.(*Server).Start.(*Server).wrap.func2.deferwrap1
                                          933.41us 0.013% |   sync.(*Cond).Wait
                                           25.91us 0.00036% |   sync.(*Once).doSlow
7198605.98us 99.40% 99.40% 7198605.98us 99.40%                | sync.(*Mutex).Unlock
----------------------------------------------------------+-------------
`;

test("other reports are a dialog with the command's own text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page, "go-mutex");
  await runCommand(page, "peek Mutex..Unlock$");
  const report = page.getByRole("dialog", { name: /^Report peek/ });
  await expect(report.locator("pre")).toBeVisible();
  expect(await report.locator("pre").textContent()).toBe(PEEK);
  await report.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Report copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(PEEK);
  const download = page.waitForEvent("download");
  await report.getByRole("button", { name: "Save" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("go-mutex.peek.txt");
  expect(readFileSync(await saved.path(), "utf8")).toBe(PEEK);
  await page.keyboard.press("Escape");
  await expect(report).toHaveCount(0);
  // Its own options are not the page's.
  await expect.poll(() => linkView(page)).toBe("flamegraph");

  await runCommand(page, "peek nothing_has_this_name");
  await expect(page.getByRole("dialog", { name: /^Report peek/ })).toContainText(
    "no matches found for regexp: nothing_has_this_name",
  );
  await page.keyboard.press("Escape");
  await runCommand(page, "tree foo=bar");
  await expect(page.getByRole("dialog", { name: /^Report tree/ })).toContainText(
    "Focus expression matched no samples",
  );
});

test("long reports begin at once, and the rest is counted", async ({ page }) => {
  await openExample(page, "go-cpu");
  await runCommand(page, "raw");
  const report = page.getByRole("dialog", { name: "Report raw" });
  const more = report.getByText(/^[\d,]+ more lines\./);
  await expect(more).toBeAttached();
  const before = await more.textContent();
  await report.getByRole("button", { name: "Show more" }).click();
  await expect(more).not.toHaveText(before ?? "");
});

test("what is for programs, or has a file's name, is saved", async ({ page }) => {
  await openExample(page, "go-mutex");
  const profile = page.waitForEvent("download");
  await runCommand(page, "proto");
  expect((await profile).suggestedFilename()).toBe("go-mutex.pb.gz");
  expect(gunzipSync(readFileSync(await (await profile).path())).length).toBeGreaterThan(0);
  const text = page.waitForEvent("download");
  await runCommand(page, "top5 -cum >mine.txt");
  expect((await text).suggestedFilename()).toBe("mine.txt");
  expect(readFileSync(await (await text).path(), "utf8")).toContain("Showing top 5 nodes out of");
  await expect(page.getByText("Saved as mine.txt.")).toBeVisible();
});

test("help and the options are there, and a command's beginning goes into the field", async ({ page }) => {
  await openExample(page, "go-cpu");
  await runCommand(page, "options");
  await expect(page.getByRole("dialog", { name: "Options" }).locator("pre")).toContainText(
    /sample_index +=+ cpu +\/\/: \[samples \| cpu\]/,
  );
  await page.keyboard.press("Escape");
  await runCommand(page, "help granularity");
  await expect(page.getByRole("dialog", { name: "Help granularity" })).toContainText("filefunctions");
  await page.keyboard.press("Escape");
  await typeCommand(page, "tagfoc");
  await page.keyboard.press("Enter");
  await expect(palette(page).getByRole("combobox")).toHaveValue("tagfocus=");
  await page.keyboard.type("acme");
  await page.keyboard.press("Enter");
  await expect.poll(() => linkParameter(page, "tf")).toBe("acme");
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave in the palette and in reports", async ({ page }) => {
      await openExample(page, "go-mutex", "top");
      await page.keyboard.press("Control+k");
      await expect(palette(page).getByRole("option").first()).toBeVisible();
      await expectAccessible(page, "palette");
      await page.keyboard.type("granularity=foo");
      await expect(palette(page).getByText('invalid "granularity"')).toBeVisible();
      await expectAccessible(page, "palette with an error");
      await page.keyboard.press("Escape");
      await runCommand(page, "tree foo=bar");
      await expect(page.getByText("Focus expression matched no samples")).toBeVisible();
      await expectAccessible(page, "report");
    });
  });
}
