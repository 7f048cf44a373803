import type { Page } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expectAccessible } from "./support/accessible.ts";
import { dropFromDisk } from "./support/dropFromDisk.ts";
import { repositoryFile, repositoryPath } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { hoverBox } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { runCommand } from "./support/palette.ts";
import { readAllRows } from "./support/topGrid.ts";
import { linkParameter, waitUntilDrawn } from "./support/workspace.ts";

const RECORDED = "examples/node-bundled/recorded";

// As the minifier called functions → as they are called in examples/node/site.
const NAMES = [
  ["C", "buildSite"],
  ["rt", "writePage"],
  ["it", "renderPage"],
  ["_", "splitWords"],
  ["#n", "#score"],
] as const;

/** function → its figures in Top. */
async function figures(page: Page): Promise<Map<string, { flat: string; cum: string }>> {
  return new Map((await readAllRows(page)).map(({ name, flat, cum }) => [name, { flat, cum }]));
}

test("a bundled Node.js profile is read through the source map in a dropped folder", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, {
    name: "site.pb.gz",
    bytes: repositoryFile(`${RECORDED}/minified.pb.gz`),
  });
  await waitUntilDrawn(page);
  const sourceMaps = page.getByRole("checkbox", { name: "Source maps" });
  await expect(sourceMaps).toHaveCount(0);
  await page.keyboard.press("2");
  await expect(page.getByRole("gridcell", { name: "#n", exact: true })).toBeVisible();
  const raw = await figures(page);

  await test.step("a map that is none is named, and nothing changes", async () => {
    const folder = join(test.info().outputPath("broken"), "minified");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "site.mjs"), "//# sourceMappingURL=site.mjs.map\n");
    writeFileSync(join(folder, "site.mjs.map"), '{"version":3,"sources":["a.js"],"mappings":"AAAA,!"}');
    await dropFromDisk(page, [folder]);
    await page.getByRole("button", { name: "1 warning" }).click();
    await expect(page.getByRole("dialog", { name: "Warnings" })).toContainText(
      "The source map minified/site.mjs.map is not used: its mappings are no Base64 VLQ.",
    );
    await page.keyboard.press("Escape");
    await expect(sourceMaps).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await figures(page)).toEqual(raw);
  });

  const details = page.getByRole("complementary", { name: "Details" });
  await page.getByRole("searchbox", { name: "Filter functions" }).fill("_");
  await page.getByRole("gridcell", { name: "_", exact: true }).click();
  await expect(details).toContainText("site.mjs");
  await page.getByRole("searchbox", { name: "Filter functions" }).clear();

  await test.step("functions have their own names, files and lines, and the same figures", async () => {
    await dropFromDisk(page, [repositoryPath(`${RECORDED}/minified`)]);
    await expect(sourceMaps).toBeChecked();
    await expect(page.getByRole("status").filter({ hasText: "samples" })).toContainText(
      "functions mapped by site.mjs.map",
    );
    await expect.poll(async () => (await figures(page)).has("#score")).toBe(true);
    const mapped = await figures(page);
    for (const [generated, original] of NAMES) {
      expect(mapped.get(original), original).toEqual(raw.get(generated));
      expect(mapped.has(generated), generated).toBe(false);
    }
    await expectAccessible(page, "Top, read through source maps");
    // The selected function is the same one.
    await expect.poll(() => linkParameter(page, "sel")).toBe("splitWords");
    await expect(details).toContainText("node-bundled/site · search-index.js");
  });

  await test.step("in the flame graph as well; reports have them too", async () => {
    await page.getByRole("tab", { name: "Flame graph" }).click();
    await hoverBox(page, "buildSite");
    await runCommand(page, "traces -lines -focus=splitWords");
    await expect(page.getByRole("dialog")).toContainText(
      "splitWords /tmp/proflens/examples/node-bundled/site/search-index.js:45",
    );
    await page.keyboard.press("Escape");
  });

  await test.step("the Source view has the text that the map carries", async () => {
    await details.getByRole("button", { name: "Source", exact: true }).click();
    // Where the function begins in examples/node/site/search-index.js; Node.js records all of its cost there.
    const line = page.getByRole("grid", { name: "Source lines" }).locator("[role=row][aria-selected=true]");
    await expect(line).toContainText("function splitWords(text) {");
    await expect(line.getByRole("gridcell").first()).toHaveText("45");
    await expect(page.getByRole("list", { name: "Sources" })).toContainText("site.mjs.map");
    await page.getByRole("tab", { name: "Flame graph" }).click();
  });

  await test.step("a switch shows what ran; Back undoes it", async () => {
    await sourceMaps.uncheck();
    await expect(page.getByRole("status").filter({ hasText: "samples" })).toContainText(
      "Source maps are off",
    );
    await hoverBox(page, "C");
    await expect.poll(() => linkParameter(page, "raw")).toBe("1");
    await expect.poll(() => linkParameter(page, "sel")).toBe("_");
    await page.goBack();
    await hoverBox(page, "buildSite");
    await expect(sourceMaps).toBeChecked();
  });
});

test("maps in an archive serve a profile with lines alone, also after a reload", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, { name: "lines.pb.gz", bytes: repositoryFile(`${RECORDED}/lines.pb.gz`) });
  await waitUntilDrawn(page);
  const map = repositoryFile(`${RECORDED}/plain/site.mjs.map`);
  await dropFiles(page, { name: "maps.zip", bytes: zipSync({ "plain/site.mjs.map": map }) });
  const status = page.getByRole("status").filter({ hasText: "samples" });
  await expect(status).toContainText("functions mapped by site.mjs.map");
  await page.reload();
  // It is looked for once the page has nothing else to do.
  await expect(status).toContainText("functions mapped by site.mjs.map", { timeout: 20_000 });
  // The line that V8 saw most of it at, where it is in examples/node/site.
  await runCommand(page, "traces -lines -focus=splitWords");
  await expect(page.getByRole("dialog")).toContainText(
    /splitWords \S+\/site\/search-index\.js:(4[5-9]|5[01])\b/,
  );
});
