import { readFileSync } from "node:fs";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { readAllRows, shownRows } from "./support/topGrid.ts";
import { expectOpen } from "./support/workspace.ts";

/** google/pprof's own test data. */
const file = (name: string) => ({
  name,
  bytes: readFileSync(`src/format/legacy/fixtures/google/${name}`),
});

test("what gperftools writes, a heap text and a CPU profile of words, is read as pprof reads it", async ({
  page,
}) => {
  const openInTop = async (name: string, largest: string) => {
    await page.goto("./");
    await dropFiles(page, file(name));
    await expectOpen(page, name);
    await page.getByRole("tab", { name: "Top" }).click();
    await expect(shownRows(page).first()).toContainText(largest);
    return readAllRows(page);
  };
  // pprof -symbolize=none -top -unit=B
  expect(await openInTop("cppbench.heap", "77.19MB")).toEqual([
    { flat: "80935293", cum: "80935293", name: "[cppbench_server_main]" },
    { flat: "0", cum: "2100146", name: "[libc-2.15.so]" },
    { flat: "0", cum: "76736547", name: "[libpthread-2.15.so]" },
  ]);
  // pprof -symbolize=none -top -unit=ns
  expect(await openInTop("cppbench.cpu", "7.08s")).toEqual([
    { flat: "7080000000", cum: "7110000000", name: "[cppbench_server_main]" },
    { flat: "40000000", cum: "40000000", name: "[libc-2.15.so]" },
    { flat: "0", cum: "7120000000", name: "[libpthread-2.15.so]" },
  ]);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
