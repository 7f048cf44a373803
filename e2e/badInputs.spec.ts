import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { BAD_INPUTS, type BadInput } from "./badInputs/inputs.ts";
import { repositoryPath } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { expectOpen, openExample } from "./support/workspace.ts";

// Drops what is no good on the page, one after the other, and compares what the page says with docs/bad-inputs.md.
// PROFLENS_WRITE_BAD_INPUTS=1 writes that file anew.

const TABLE = repositoryPath("docs/bad-inputs.md");
const SECONDS_EACH = 10;

const HEADER = `# Bad inputs

What the page says to files that are no good. \`e2e/badInputs.spec.ts\` drops each on a page on which a profile is open, in a real browser,
and fails where this table differs; \`PROFLENS_WRITE_BAD_INPUTS=1 npx playwright test e2e/badInputs.spec.ts\` writes it. Whatever is
dropped, the profile that was open stays open. What can be read of a broken file is on offer beside the error, and says that it is a part
once it is open.

| file | the page says | on offer |
| --- | --- | --- |
`;

test("every bad file is named as what it is, and what was open stays open", async ({ page }) => {
  test.setTimeout(BAD_INPUTS.length * SECONDS_EACH * 1000);
  expect(BAD_INPUTS.length).toBeGreaterThanOrEqual(40);
  await openExample(page, "go-heap", "top");
  const rows: string[] = [];
  for (const [index, input] of BAD_INPUTS.entries()) rows.push(await rowOf(page, input, `bad-${index}`));
  const table = `${HEADER}${rows.join("\n")}\n`;
  if (process.env["PROFLENS_WRITE_BAD_INPUTS"] !== undefined) writeFileSync(TABLE, table);
  expect(table).toBe(readFileSync(TABLE, "utf8"));
  await expect(page.getByRole("grid", { name: "Functions" })).toContainText("runtime");
});

/** Drops a file, and reads the alert off the page, which goes away again. */
async function rowOf(page: Page, { what, bytes }: BadInput, name: string): Promise<string> {
  await dropFiles(page, { name, bytes });
  const alert = page.getByRole("alert");
  await expect(alert, what).toContainText(name, { timeout: SECONDS_EACH * 1000 });
  await expectOpen(page, "go-heap.pb.gz");
  const words = (await alert.locator("p").allTextContents()).map(line => line.replaceAll("|", "\\|"));
  const offers = await alert.getByRole("button").allTextContents();
  await alert.getByRole("button", { name: "Dismiss" }).click();
  await expect(alert).toHaveCount(0);
  return `| ${what} | ${words.join("<br>")} | ${offers.filter(offer => offer !== "").join(", ")} |`;
}
