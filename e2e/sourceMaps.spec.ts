import type { Page } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFile, repositoryPath } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { hoverBox } from "./support/flameGraph.ts";
import { dropFiles, dropPaths } from "./support/giveFiles.ts";
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
    await dropPaths(page, folder);
    await page.getByRole("button", { name: "1 warning" }).click();
    await expect(page.getByRole("dialog", { name: "Warnings" })).toContainText(
      "The source map minified/site.mjs.map is not used: its mappings are no Base64 VLQ.",
    );
    await page.keyboard.press("Escape");
    await expect(sourceMaps).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await figures(page)).toEqual(raw);
  });

  await test.step("functions have their own names, files and lines, and the same figures", async () => {
    await dropPaths(page, repositoryPath(`${RECORDED}/minified`));
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
    await page.getByRole("searchbox", { name: "Filter functions" }).fill("splitWords");
    await page.getByRole("gridcell", { name: "splitWords", exact: true }).click();
    await expect(page.getByRole("complementary", { name: "Details" })).toContainText(
      "node-bundled/site · search-index.js",
    );
  });

  await test.step("in the flame graph as well; reports have them too", async () => {
    await page.keyboard.press("1");
    await hoverBox(page, "buildSite");
    await runCommand(page, "traces -lines -focus=splitWords");
    await expect(page.getByRole("dialog")).toContainText(
      "splitWords /tmp/proflens/examples/node-bundled/site/search-index.js:45",
    );
    await page.keyboard.press("Escape");
  });

  await test.step("a switch shows what ran; Back undoes it", async () => {
    await sourceMaps.uncheck();
    await expect(page.getByRole("status").filter({ hasText: "samples" })).toContainText(
      "Source maps are off",
    );
    await hoverBox(page, "C");
    expect(linkParameter(page, "raw")).toBe("1");
    await page.goBack();
    await hoverBox(page, "buildSite");
    await expect(sourceMaps).toBeChecked();
  });
});
