import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { exampleMessage } from "./support/exampleFiles.ts";
import { shownRows } from "./support/topGrid.ts";
import { expectOpen, openExample, waitUntilDrawn } from "./support/workspace.ts";

const DEPTH = 10_000;
const LONG_NAME = `pkg.${"VeryLong".repeat(1 << 14)}.end`;

test("a stack of 10,000 frames, and a name of 131 kB, are shown in every view", async ({ page }) => {
  await page.goto("./");
  const deep = Array.from({ length: DEPTH }, (_, depth) => `level${depth}`);
  const stacks = [
    [deep, 3],
    [["main", LONG_NAME], 2],
    [[...deep.slice(0, 5000), "other"], 1],
  ] as const;
  await dropFiles(page, craftedFile("deep.pb.gz", { stacks }));
  await waitUntilDrawn(page);
  await page.getByRole("tab", { name: "Top" }).click();
  await expect(page.getByRole("grid", { name: "Functions" })).toHaveAttribute("aria-rowcount", /100\d\d/);
  await expect(shownRows(page).first()).toContainText(`level${DEPTH - 1}`);
  await shownRows(page).filter({ hasText: "VeryLong" }).first().click();
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByRole("heading", { level: 2 })).toContainText("VeryLong");
  // A row of it is as high as any other.
  const heights = await shownRows(page).evaluateAll(rows => rows.map(row => row.clientHeight));
  expect(new Set(heights).size).toBe(1);
  for (const view of ["Flame graph", "Callers & callees", "Graph", "Source", "Labels", "Info"]) {
    await page.getByRole("tab", { name: view, exact: true }).click();
    await expect(page.getByRole("tab", { name: view, exact: true })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tabpanel")).not.toBeEmpty();
  }
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a file that would fill the memory is refused; workers that end are started again", async ({ page }) => {
  await openExample(page, "go-heap", "top");
  // A text that says it has 600,000,000 bytes.
  const bomb = Buffer.concat([exampleMessage("go-cpu"), Buffer.from([0x32, 0x80, 0x80, 0x80, 0x9e, 0x02])]);
  await dropFiles(page, { name: "bomb.pb", bytes: Buffer.concat([bomb, Buffer.alloc(2000)]) });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("string_table has 572 MB");
  await expect(alert.getByRole("button", { name: "Open what fits" })).toBeVisible();
  await expectOpen(page, "go-heap.pb.gz");
  await page.getByRole("button", { name: "Dismiss" }).click();

  const endWorker = async (name: string) => {
    const worker = page.workers().find(worker => worker.url().includes(`/${name}-`));
    // It says that it was closed instead of answering.
    await worker?.evaluate(() => self.close()).catch(() => undefined);
  };
  await endWorker("sourceWorker");
  await dropFiles(page, craftedFile("next.pb.gz", { stacks: [["main;work", 3]] }));
  await expectOpen(page, "next.pb.gz");
  await endWorker("worker");
  await expect(page.getByText("next.pb.gz is open again")).toBeVisible();
  await expect(shownRows(page)).toHaveCount(2);
  await endWorker("worker");
  await expect(alert).toContainText("next.pb.gz could not be opened");
  await expect(alert).toContainText("stopped twice");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expectOpen(page, "next.pb.gz");
  await expect(shownRows(page)).toHaveCount(2);
});
