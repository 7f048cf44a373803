import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expectAccessible } from "./support/accessible.ts";
import { NEW_FILE, OLD_FILE } from "./support/comparedFiles.ts";
import { repositoryFile, repositoryPath } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { LOOKS } from "./support/looks.ts";
import { PackedCommand } from "./support/packedCommand.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { code, GO_LIST, recordedLines, REPORT, shownLines } from "./support/sourceLines.ts";
import { readAllRows, shownColumn } from "./support/topGrid.ts";
import { expectOpen, expectStartPage, linkParameter, waitUntilDrawn } from "./support/workspace.ts";

// One package for both.
test.describe.configure({ mode: "serial" });
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

test("what a program serves is listed, fetched again, kept and compared with the last", async ({
  page,
  elsewhere,
  allowRequests,
}) => {
  elsewhere.serve("/debug/pprof/?seconds=7", {
    body: "<a href='heap?debug=1'>heap</a> <a href='profile?debug=1'>profile</a>",
    type: "text/html",
  });
  elsewhere.serve("/debug/pprof/profile?seconds=7", { body: OLD_FILE.bytes });
  const { address, end } = await command.serve("-seconds=7", `${elsewhere.origin}/debug/pprof/`);
  const { origin } = new URL(address);
  // The page asks the command, and the command the program.
  allowRequests(url => url.origin === origin);
  await page.goto(address);
  await expect(page.getByRole("list", { name: "Profiles to fetch" }).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page, "index");
  await page.getByRole("button", { name: /^profile records for 7 s/ }).click();
  await waitUntilDrawn(page);
  const series = page.getByRole("combobox", { name: "Fetched profiles" });
  await expect(series.getByRole("option")).toHaveText([/^profile \d\d:\d\d:\d\d$/]);
  await expect(page.getByRole("button", { name: "Compare with the last" })).toBeDisabled();
  const first = linkParameter(page, "url");

  // While it records, what is open stays, and it can be stopped.
  elsewhere.serve("/debug/pprof/profile?seconds=7", { body: NEW_FILE.bytes, heldAfter: 10 });
  await page.getByRole("tab", { name: "Top", exact: true }).click();
  await page.getByRole("button", { name: "Fetch again" }).click();
  await expect(page.getByRole("progressbar", { name: "Fetching profile" })).toHaveAttribute("aria-valuenow");
  for (const { look, colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const countTransitions = () =>
      page.evaluate(() => document.getAnimations().filter(it => it instanceof CSSTransition).length);
    await expect.poll(countTransitions).toBe(0);
    await expectAccessible(page, `fetching, ${look}`);
  }
  await page.getByRole("button", { name: "Stop fetching" }).click();
  await expect(page.getByRole("progressbar", { name: "Fetching profile" })).toHaveCount(0);
  expect(linkParameter(page, "url")).toBe(first);

  elsewhere.serve("/debug/pprof/profile?seconds=7", { body: NEW_FILE.bytes });
  await page.getByRole("button", { name: "Fetch again" }).click();
  await expect(series.getByRole("option")).toHaveCount(2);
  await expect.poll(() => linkParameter(page, "url")).not.toBe(first);
  await page.getByRole("button", { name: "Compare with the last" }).click();
  await expect.poll(() => linkParameter(page, "diff_base")).toBe(first);
  // pprof -symbolize=none -top -diff_base old.pb.gz new.pb.gz
  await expect(shownColumn(page, 1).first()).toHaveText("-4s");
  await expect(page.getByRole("button", { name: "Compare with the last", pressed: true })).toBeVisible();

  // The next one is compared with this one; what fails is said, and changes nothing.
  const second = linkParameter(page, "url");
  await page.getByRole("button", { name: "Fetch again" }).click();
  await expect.poll(() => linkParameter(page, "diff_base")).toBe(second);
  elsewhere.serve("/debug/pprof/profile?seconds=7", { body: "", status: 503 });
  await page.getByRole("button", { name: "Fetch again" }).click();
  await expect(page.getByRole("alert")).toContainText("server response: 503");
  expect(linkParameter(page, "diff_base")).toBe(second);
  await expectAccessible(page, "live");
  // The earlier ones are still there, after a reload too.
  await page.reload();
  await waitUntilDrawn(page);
  await expect(series.getByRole("option")).toHaveCount(3);
  await series.selectOption({ index: 2 });
  await expect.poll(() => linkParameter(page, "url")).toBe(first);
  await expectOpen(page, (await series.getByRole("option").last().textContent()) ?? "");
  expect(await end()).toBe(0);
});
