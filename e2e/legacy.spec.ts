import { readFileSync } from "node:fs";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { readAllRows } from "./support/topGrid.ts";
import { expectOpen } from "./support/workspace.ts";

/** google/pprof's own test data. */
const file = (name: string) => ({
  name,
  bytes: readFileSync(`src/format/legacy/fixtures/google/${name}`),
});

test("what gperftools writes, a heap text and a CPU profile of words, is read as pprof reads it", async ({
  page,
}) => {
  await page.goto("./");
  await dropFiles(page, file("cppbench.heap"));
  await expectOpen(page, "cppbench.heap");
  await page.getByRole("tab", { name: "Top" }).click();
  // pprof -symbolize=none -top -unit=B
  expect(await readAllRows(page)).toEqual([
    { flat: "80935293", cum: "80935293", name: "[cppbench_server_main]" },
    { flat: "0", cum: "2100146", name: "[libc-2.15.so]" },
    { flat: "0", cum: "76736547", name: "[libpthread-2.15.so]" },
  ]);

  await dropFiles(page, file("cppbench.cpu"));
  await expectOpen(page, "cppbench.cpu");
  // pprof -symbolize=none -top -unit=ns
  expect(await readAllRows(page)).toEqual([
    { flat: "7080000000", cum: "7110000000", name: "[cppbench_server_main]" },
    { flat: "40000000", cum: "40000000", name: "[libc-2.15.so]" },
    { flat: "0", cum: "7120000000", name: "[libpthread-2.15.so]" },
  ]);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
