import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { Profile } from "pprof-format";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/fixtures.ts";
import { pickFiles } from "./support/giveFiles.ts";
import { LOOKS } from "./support/looks.ts";
import { readAllRows } from "./support/topGrid.ts";
import {
  expectOpen,
  expectStartPage,
  linkParameter,
  openExample,
  waitUntilDrawn,
} from "./support/workspace.ts";

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

/** Opens the dialog with an item of the menu **Share**. */
async function openDialog(page: Page, item: string): Promise<Locator> {
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  const dialog = page.getByRole("dialog", { name: "Share the profile" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Copies the link of the dialog, once it is what is wanted. */
async function copyLink(page: Page, dialog: Locator): Promise<string> {
  await expect(dialog.getByRole("region", { name: "What remains" })).toHaveAttribute("aria-busy", "false");
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText(/^Link copied\. It keeps /)).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link with the profile inside shows the same Top in another browser; cut, it says so", async ({
  page,
  browser,
  baseURL,
}) => {
  await openExample(page, "go-mutex", "top", { sort: "cum", g: "filefunctions" });
  const rows = await readAllRows(page);
  const dialog = await openDialog(page, "Copy link with the profile inside…");
  await dialog.getByRole("radio", { name: "The whole profile" }).check();
  await expect(dialog.getByRole("status")).toHaveText(
    /^The link keeps all of delay, \d+ stacks, in [\d.]+ kB\.$/,
  );
  const link = await copyLink(page, dialog);
  expect(link).toMatch(new RegExp(`^${baseURL}#/top\\?inline=1\\.[\\w.-]+&g=filefunctions&sort=cum$`));

  const fresh = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const other = await fresh.newPage();
  await other.goto(link);
  await waitUntilDrawn(other);
  await expectOpen(other, "go-mutex.pb.gz");
  expect(await readAllRows(other)).toEqual(rows);
  // Back, forward and reload need nothing but the address.
  await other.getByRole("tab", { name: "Info" }).click();
  await other.reload();
  await expectOpen(other, "go-mutex.pb.gz");
  await expect(other.getByRole("tab", { name: "Info" })).toHaveAttribute("aria-selected", "true");
  await fresh.close();

  const cut = link.slice(0, link.indexOf("&g=") - 300);
  await page.goto(cut);
  await expect(page.getByRole("alert")).toContainText("The link was cut off or changed on its way");
  await expectOpen(page, "go-mutex.pb.gz");
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(cut.replace(/.{20}$/, "x".repeat(20)));
  await expect(elsewhere.getByRole("alert")).toContainText("could not be opened");
  await expect(elsewhere.getByRole("alert")).toContainText("Ask for the link again");
  await expectStartPage(elsewhere);
});

test("what is shown is cut to a limit that can be moved, and the link says what it keeps", async ({
  page,
}) => {
  await openExample(page, "go-cpu", "top", { f: "json", q: "runtime" });
  const before = new Map((await readAllRows(page)).map(({ name, flat }) => [name, Number(flat)]));
  const dialog = await openDialog(page, "Copy link with the profile inside…");
  const slider = dialog.getByRole("slider", { name: "Longest link" });
  await expect(slider).toHaveAttribute("aria-valuetext", "64.0 kB");
  await expect(dialog.getByRole("status")).toContainText("The link keeps");
  const keptBefore = await dialog.getByRole("status").textContent();
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", "4.00 kB");
  await expect(dialog.getByRole("status")).toHaveText(
    /keeps [\d.]+% of cpu, \d+ stacks, in (3\.\d+|4\.00) kB/,
  );
  const keptText = await dialog.getByRole("status").textContent();
  expect(keptText).not.toBe(keptBefore);
  const link = await copyLink(page, dialog);
  expect(link.length).toBeLessThanOrEqual(4000);
  await page.goto("about:blank");
  await page.goto(link);
  await waitUntilDrawn(page);
  // The filter is in the profile now.
  await expect.poll(() => linkParameter(page, "f")).toBeUndefined();
  await expect.poll(() => linkParameter(page, "q")).toBe("runtime");
  const kept = await readAllRows(page);
  let weight = 0;
  for (const { name, flat } of kept) {
    expect(Number(flat), name).toBeLessThanOrEqual(before.get(name) ?? 0);
    weight += Number(flat);
  }
  const all = [...before.values()].reduce((sum, flat) => sum + flat, 0);
  const said = Number(/keeps ([\d.]+)%/.exec(keptText ?? "")?.[1]);
  expect(Math.abs((100 * weight) / all - said)).toBeLessThan(0.01);
});

test("names, labels and folders are taken out before a profile is saved", async ({ page }) => {
  await openExample(page, "go-mutex", "top");
  const before = await readAllRows(page);
  const dialog = await openDialog(page, "Clean and save…");
  const remains = dialog.getByRole("region", { name: "What remains" });
  await dialog.getByRole("radio", { name: "The whole profile" }).check();
  await expect(remains).toContainText("orders");
  await dialog.getByRole("checkbox", { name: /^Names/ }).check();
  await dialog.getByRole("checkbox", { name: /^Labels/ }).check();
  await expect(remains).toContainText("taken out");
  await expect(remains).not.toContainText("orders");
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save profile" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("go-mutex.clean.pb.gz");
  const bytes = readFileSync(await download.path());
  const texts = Profile.decode(gunzipSync(bytes)).stringTable.strings;
  expect(texts.filter(text => /orders|runtime|main|\//.test(text))).toEqual([]);
  await pickFiles(page, { name: "clean.pb.gz", bytes });
  await expectOpen(page, "clean.pb.gz");
  await waitUntilDrawn(page);
  const figures = (rows: typeof before) => rows.map(({ flat, cum }) => `${flat} ${cum}`).toSorted();
  expect(figures(await readAllRows(page))).toEqual(figures(before));
});

/** Saves something of the menu **Export**. */
async function saved(page: Page, item: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** What a picture looks like where nothing but the picture is known: its size, and how many colours it has. */
function lookAt(page: Page, type: string, bytes: Buffer) {
  return page.evaluate(
    async address => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const pixels = new Uint32Array(
        context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(),
      );
      const corner = pixels[pixels.length - 1] ?? 0;
      const painted = pixels.filter(pixel => pixel !== corner).length / pixels.length;
      return { width, height, colours: new Set(pixels).size, corner, painted };
    },
    `data:${type};base64,${bytes.toString("base64")}`,
  );
}

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("the dialog has nothing grave for axe", async ({ page }) => {
      await openExample(page, "go-mutex", "top");
      if (viewport.width < 600) await page.getByRole("button", { name: "More" }).click();
      const share = page.getByRole(viewport.width < 600 ? "menuitem" : "button", { name: "Share" });
      await share.click();
      await expectAccessible(page, "Share menu");
      await page.getByRole("menuitem", { name: "Clean and save…" }).click();
      const dialog = page.getByRole("dialog", { name: "Share the profile" });
      await expect(dialog.getByRole("status")).toContainText("It has");
      await dialog.getByRole("radio", { name: "Link with the profile inside" }).check();
      await expect(dialog.getByRole("status")).toContainText("The link keeps");
      await expectAccessible(page, "Share the profile");
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
    });
  });

  test(`the flame graph is saved as pictures, ${colorScheme}`, async ({ page, browser }) => {
    await page.emulateMedia({ colorScheme });
    await openExample(page, "go-cpu", "flamegraph", { f: "json" });
    const blank = await (await browser.newContext()).newPage();
    const pictures = new Map<string, Awaited<ReturnType<typeof lookAt>>>();
    for (const part of ["as seen", "whole"]) {
      const title = part === "whole" ? "Save the whole flame graph" : "Save the flame graph as seen";
      const svg = await saved(page, `${title} (.svg)`);
      expect(svg.name).toBe("go-cpu.flame.svg");
      const text = svg.bytes.toString("utf8");
      expect(text).toContain("<title>go-cpu.pb.gz · cpu · ");
      expect(text).toContain("· focus: json</title>");
      expect(text).toMatch(/<title>encoding\/json\.Marshal\ncum: /);
      const png = await saved(page, `${title} (.png)`);
      expect(png.name).toBe("go-cpu.flame.png");
      pictures.set(`svg ${part}`, await lookAt(blank, "image/svg+xml", svg.bytes));
      pictures.set(`png ${part}`, await lookAt(blank, "image/png", png.bytes));
    }
    await blank.context().close();
    const [ground] = new Set([...pictures.values()].map(({ corner }) => corner));
    expect(ground).toBe(colorScheme === "light" ? 0xffffffff : 0xff1c1714);
    for (const [what, { colours, painted, corner, width }] of pictures) {
      expect(colours, what).toBeGreaterThan(20);
      expect(painted, what).toBeGreaterThan(0.1);
      expect(corner, what).toBe(ground);
      expect(width, what).toBeGreaterThan(800);
    }
    // The same picture, twice as fine.
    const [svg, png] = [pictures.get("svg whole"), pictures.get("png whole")];
    expect([png?.width, png?.height]).toEqual([2 * (svg?.width ?? 0), 2 * (svg?.height ?? 0)]);
    expect(Math.abs((svg?.painted ?? 0) - (png?.painted ?? 1))).toBeLessThan(0.05);
  });
}
