import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { repositoryFile, repositoryPath } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { PackedCommand } from "./support/packedCommand.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { code, GO_LIST, recordedLines, REPORT, shownLines } from "./support/sourceLines.ts";
import { readAllRows, shownColumn } from "./support/topGrid.ts";
import { expectStartPage, waitUntilDrawn } from "./support/workspace.ts";

test.setTimeout(180_000);

let command: PackedCommand;
test.beforeAll(() => {
  command = new PackedCommand();
});
test.afterAll(() => command.remove());

const EXAMPLE = repositoryPath("public/examples/go-cpu.pb.gz");

test("the package needs no other, prints pprof's reports, and serves the page with the sources of its disk", async ({
  page,
  allowRequests,
}) => {
  const manifest: unknown = JSON.parse(
    readFileSync(join(command.folder, "node_modules/proflens/package.json"), "utf8"),
  );
  expect(manifest).not.toHaveProperty("dependencies");
  expect(readdirSync(join(command.folder, "node_modules")).filter(name => !name.startsWith("."))).toEqual([
    "proflens",
  ]);
  const recorded = repositoryFile("examples/oracle/expected/reports/go-cpu.cum.top.txt.gz");
  expect(command.run("-top", "-cum", EXAMPLE)).toBe(gunzipSync(recorded).toString("utf8"));

  const { address, end } = await command.serve(
    `-source_path=${repositoryPath("examples/go")}`,
    "-weblist=orders.writeReport|load",
    EXAMPLE,
  );
  const { origin, hostname } = new URL(address);
  expect(hostname).toBe("127.0.0.1");
  allowRequests(url => url.origin === origin);
  await page.goto(address);
  await waitUntilDrawn(page);
  // The list has what -weblist names, and the first of it is shown with its text.
  await expect(page.getByRole("searchbox", { name: "Filter functions" })).toHaveValue(
    "/orders.writeReport|load/",
  );
  const sources = page.getByRole("list", { name: "Sources" });
  await expect(sources).toContainText(repositoryPath("examples/go"));
  await page.getByRole("grid", { name: "Functions" }).getByLabel(REPORT, { exact: true }).click();
  await expect(code(page).locator("[role=row][aria-selected=true]")).toContainText("reportMonth");
  await expect.poll(() => shownLines(page)).toEqual(recordedLines(GO_LIST, REPORT));
  await expect(page.getByText(/from disk: .*examples\/go\/orders\/report\.go/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Fetch again" })).toHaveCount(0);

  await page.getByRole("tab", { name: "Top", exact: true }).click();
  const own = (rows: readonly { name: string; flat: string; cum: string }[] | undefined) =>
    rows?.map(({ name, flat, cum }) => `${name} | ${flat} | ${cum}`).toSorted();
  await expect(shownColumn(page, 1).first()).toBeVisible();
  const expected = pprofReports("go-cpu").find(({ sampleType }) => sampleType === "cpu");
  expect(own(await readAllRows(page))).toEqual(own(expected?.rows));
  // It is not offered again: the next server has another address.
  await page.getByRole("link", { name: "Proflens" }).click();
  await expectStartPage(page);
  await expect(page.getByRole("list", { name: "Recent profiles" }).getByRole("link")).toHaveCount(0);
  expect(await end()).toBe(0);
});
