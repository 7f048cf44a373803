import { zipSync } from "fflate";
import { expectAccessible } from "./support/accessible.ts";
import { exampleBytes, repositoryFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles, type GivenFile } from "./support/giveFiles.ts";
import { LOOKS } from "./support/looks.ts";
import { readAllRows } from "./support/topGrid.ts";
import { expectOpen, waitUntilDrawn } from "./support/workspace.ts";

/** One of each format, what Info calls it, and a function with its flat value from another program. */
const FILES = [
  // awk over the file.
  {
    path: "folded/fixtures/go-cpu.folded.zst",
    recordedAs: "folded stacks",
    row: { name: "proflens/examples/go/orders.(*store).all", flat: "1470000000" },
  },
  // speedscope 1.25.0.
  {
    path: "v8/fixtures/node.cpuprofile",
    recordedAs: "V8 CPU profile (.cpuprofile)",
    row: { name: "text", flat: "114787000" },
  },
  {
    path: "v8/fixtures/node.heapprofile",
    recordedAs: "V8 heap profile (.heapprofile)",
    row: { name: "keep", flat: "3215104" },
  },
  {
    path: "v8/fixtures/node.cpuprofile.speedscope.json",
    recordedAs: "speedscope file",
    row: { name: "text", flat: "114787000" },
  },
  // perf report 6.1.
  {
    path: "perf/fixtures/work.perf.txt",
    recordedAs: "perf script",
    row: { name: "irqentry_exit_to_user_mode", flat: "61224489" },
  },
];

const fixture = (path: string): GivenFile => ({
  // A name that says nothing: content does.
  name: `recording-${path.length}`,
  bytes: repositoryFile(`src/format/${path}`),
});

test("what other profilers write opens as a profile", async ({ page }) => {
  await page.goto("./");
  for (const { path, recordedAs, row } of FILES) {
    const file = fixture(path);
    await dropFiles(page, file);
    await expectOpen(page, file.name);
    await page.getByRole("tab", { name: "Top" }).click();
    await expect(page.getByRole("grid", { name: "Functions" }).getByRole("row").nth(1)).toBeVisible();
    const rows = await readAllRows(page);
    expect(
      rows.filter(({ name }) => name === row.name).map(({ flat }) => flat),
      path,
    ).toEqual([row.flat]);
    await page.getByRole("tab", { name: "Info" }).click();
    await expect(page.getByRole("region", { name: "Profile", exact: true })).toContainText(recordedAs);
  }
  await expect(page.getByRole("alert")).toHaveCount(0);
  await dropFiles(page, { name: "x", bytes: Buffer.from("main;work 3\n".repeat(9000) + "main;wo") });
  await expect(page.getByRole("alert")).toContainText("Line 9001 of these folded stacks has no count");
  await expectOpen(page, fixture(FILES[4].path).name);
});

test("an archive offers the profiles that are in it, and its source", async ({ page }) => {
  const cpu = exampleBytes("go-cpu");
  const files = { "run/cpu-1": cpu, "run/cpu-2": cpu, "run/heap": exampleBytes("go-heap") };
  const source = Buffer.from("package main\n\nfunc main() {}\n");
  const bytes = zipSync({ ...files, "src/main.go": source, "notes.txt": source }, { level: 0 });
  await page.goto("./");
  await dropFiles(page, { name: "bench.zip", bytes });
  const dialog = page.getByRole("dialog", { name: "Profiles in bench.zip" });
  await expect(dialog.getByRole("list", { name: "Profiles" }).getByRole("listitem")).toHaveText([
    /run\/cpu-1/,
    /run\/cpu-2/,
    /run\/heap/,
  ]);
  for (const { look, colorScheme, viewport } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // Colours change over a moment.
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    await expectAccessible(page, look);
  }
  await expect(dialog.getByRole("checkbox", { name: "run/cpu-1" })).toBeChecked();
  // By keyboard alone.
  await dialog.getByRole("checkbox", { name: "run/cpu-2" }).focus();
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("checkbox", { name: /1 source file/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await waitUntilDrawn(page);
  await expectOpen(page, "cpu-1 + 1 more");
  // Twice 24.61s.
  await expect(page.getByRole("status").filter({ hasText: "49.22s in" })).toBeVisible();

  await page.reload();
  await waitUntilDrawn(page);
  await expectOpen(page, "cpu-1 + 1 more");
  // What was open stays when nothing is wanted.
  await dropFiles(page, { name: "bench.zip", bytes });
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expectOpen(page, "cpu-1 + 1 more");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
