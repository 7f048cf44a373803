import type { Page } from "@playwright/test";
import { Monkey } from "./monkey/monkey.ts";
import { expect, test } from "./support/fixtures.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { functionsGrid, readAllRows } from "./support/topGrid.ts";
import { expectOpen } from "./support/workspace.ts";

// Somebody who does anything, a little of it here; `npm run monkey` lets it go on for as long as one likes.

const SEED = Number(process.env["PROFLENS_MONKEY_SEED"] ?? 1);
const MINUTES = Number(process.env["PROFLENS_MONKEY_MINUTES"] ?? 0);
const ACTIONS = 100;
/** The page is asked whether it is well after so many actions. */
const ASKED_EVERY = 25;

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("whatever is done to the page, it reports no error, and the figures stay pprof's", async ({
  page,
  context,
  allowRequests,
  allowErrors,
  baseURL,
}) => {
  test.setTimeout(MINUTES * 60_000 + 240_000);
  // Where a host is asked for source, after a question, nobody answers.
  const own = new URL(baseURL ?? "").origin;
  allowRequests(url => url.origin !== own);
  allowErrors(text => text.includes("Failed to load resource"));
  await context.route(
    url => url.origin !== own,
    route => route.fulfill({ status: 404 }),
  );
  const monkey = new Monkey(page, SEED);
  const errors: string[] = [];
  const note = (text: string) => {
    if (text.includes("Failed to load resource")) return;
    errors.push(`${text}\nafter\n${monkey.log.slice(-12).join("\n")}`);
    console.log(errors.at(-1));
  };
  context.on("weberror", error => note(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on("console", message => void (message.type() === "error" && note(`console: ${message.text()}`)));
  page.on("crash", () => note("the page crashed"));

  await page.goto("./");
  const ends = Date.now() + MINUTES * 60_000;
  while (MINUTES === 0 ? monkey.count < ACTIONS : Date.now() < ends) {
    await monkey.act();
    if (monkey.count % ASKED_EVERY === 0) {
      const words = await page.evaluate(() => document.body.innerText);
      const wrong = /.*(\bNaN\b|\[object \w+\]|Something went wrong).*/.exec(words)?.[0];
      if (wrong !== undefined) note(`it says: ${wrong}`);
      if (words.trim() === "" && !(await fills(page))) note(`there is nothing on the page ${page.url()}`);
    }
    if (monkey.count % 1000 === 0) console.log(`${monkey.count} actions, ${errors.length} errors`);
    if (errors.length >= 20) break;
  }
  console.log(`seed ${SEED}: ${monkey.count} actions, ${errors.length} errors`);

  // A dialog that is open goes first; the link says everything else.
  for (let times = 0; times < 5; times++) await page.keyboard.press("Escape");
  await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null });
  await page.setViewportSize({ width: 1200, height: 2000 });
  await page.evaluate(() => void (location.hash = "#/top?example=go-mutex"));
  await expectOpen(page, "go-mutex.pb.gz");
  const [{ rows }] = pprofReports("go-mutex").slice(-1);
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", String(rows.length + 1));
  const asText = ({ name, flat, cum }: { name: string; flat: string; cum: string }) =>
    `${name} | ${flat} | ${cum}`;
  expect((await readAllRows(page)).map(asText).toSorted()).toEqual(rows.map(asText).toSorted());
  expect(errors.join("\n\n")).toBe("");
});

/** Whether something is on the page before long: it may just be loaded. */
function fills(page: Page): Promise<boolean> {
  return page
    .waitForFunction(() => document.body.innerText.trim() !== "", undefined, { timeout: 20_000 })
    .then(() => true)
    .catch(() => false);
}
