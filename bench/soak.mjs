/**
 * Opens profiles one after the other in one tab of the built app (dist/) and says what memory is left taken.
 * Usage: npm run soak [-- --opens=200]
 *
 * Every example in turn, by the file picker, with Top looked at. After each round of all
 * examples the garbage is collected and the renderer's proportional set size read. Exits with 1 where the last round
 * ends with more than 1.3 times what the first one ended with.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "../scripts/serve.mjs";
import { inFreshBrowser } from "./run/browser.mjs";
import { proportionalSetBytes, rendererProcessId } from "./run/memory.mjs";

const MOST_GROWTH = 1.3;
const MEBIBYTE = 2 ** 20;

const { values } = parseArgs({ options: { opens: { type: "string", default: "200" } } });
const opens = Number(values.opens);
const root = new URL("..", import.meta.url);
const examples = new URL("public/examples/", root);
const files = readdirSync(examples)
  .filter(name => name.endsWith(".pb.gz"))
  .map(name => ({ name, mimeType: "application/gzip", buffer: readFileSync(new URL(name, examples)) }));

const site = await serve({ directory: fileURLToPath(new URL("dist/", root)), port: 0 });
/** @type {number[]} */
const afterRounds = [];
try {
  await inFreshBrowser(async browser => {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", error => complaints.push(String(error)));
    page.on("console", message => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(site.url);
    const processId = await rendererProcessId(page);
    const devtools = await page.context().newCDPSession(page);
    for (let opened = 1; opened <= opens; opened++) {
      const file = files[opened % files.length];
      await openAndLook(page, file);
      if (opened % files.length === 0 || opened === opens) {
        await devtools.send("HeapProfiler.collectGarbage");
        // Workers collect their own, and the browser gives memory back a moment later.
        await page.waitForTimeout(2000);
        const bytes = await proportionalSetBytes(processId);
        afterRounds.push(bytes);
        console.log(`after ${opened} profiles: ${(bytes / MEBIBYTE).toFixed(1)} MB`);
      }
    }
    if (complaints.length > 0) throw new Error(`the console has errors:\n${complaints.join("\n")}`);
  });
} finally {
  await site.close();
}

const [first = 0] = afterRounds;
const growth = (afterRounds.at(-1) ?? 0) / first;
console.log(
  `${opens} profiles: ${growth.toFixed(2)} times the memory after the first ${files.length}; at most ${MOST_GROWTH} are wanted`,
);
process.exitCode = growth <= MOST_GROWTH ? 0 : 1;

/**
 * @param {import("@playwright/test").Page} page
 * @param {{ name: string, mimeType: string, buffer: Buffer }} file
 */
async function openAndLook(page, file) {
  const drawn = () => page.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open profile" }).first().click();
  await (await chooser).setFiles(file);
  await page.waitForFunction(name => document.querySelector("h1")?.textContent.includes(name), file.name);
  await drawn();
  await page.getByRole("tab", { name: "Top" }).click();
  await page.getByRole("grid", { name: "Functions" }).getByRole("gridcell").first().waitFor();
  await page.getByRole("tab", { name: "Flame graph" }).click();
  await drawn();
}
