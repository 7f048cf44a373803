import type { Locator, Page } from "@playwright/test";
import { LOOKS } from "./support/looks.ts";
import { expectAccessible } from "./support/accessible.ts";
import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { runCommand, typeCommand, palette } from "./support/palette.ts";
import { drawnAfter, linkParameter, openExample, waitUntilDrawn } from "./support/workspace.ts";

const GO_GC = String.raw`^runtime\.(gcBgMarkWorker|gcAssistAlloc1?|bgsweep|bgscavenge|gcStart|gcMarkDone|gcMarkTermination)(\.func|$)`;

function preset(page: Page, title: string): Locator {
  return page.getByRole("menu", { name: "Presets" }).getByRole("menuitemcheckbox", { name: title });
}

function findingsButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Findings/ });
}

function panel(page: Page): Locator {
  return page.getByRole("complementary", { name: "Findings" });
}

function finding(page: Page, title: string): Locator {
  return panel(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });
}

async function openFindings(page: Page): Promise<void> {
  await findingsButton(page).click();
  await expect(panel(page)).toBeVisible();
}

test("a preset says what it would remove, and is an ordinary filter when it is on", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { i: "^main\\.nothing$" });
  await page.getByRole("button", { name: "Presets" }).click();
  // pprof -symbolize=none -top -nodecount=0 -nodefraction=0 -ignore=GO_GC public/examples/go-cpu.pb.gz:
  // Showing nodes accounting for 21.69s, 88.13% of 24.61s total
  const collection = preset(page, "Ignore garbage collection");
  await expect(collection).toContainText("−11.87%");
  await expect(collection).toHaveAttribute("aria-checked", "false");
  await drawnAfter(page, () => collection.click());
  await expect.poll(() => linkParameter(page, "i")).toBe(`^main\\.nothing$|${GO_GC}`);
  await expect(collection).toHaveAttribute("aria-checked", "true");
  await expect(page.getByRole("status").first()).toContainText("21.69s of 24.61s shown (88.13%)");
  await drawnAfter(page, () => collection.click());
  await expect(collection).toHaveAttribute("aria-checked", "false");
  await expect.poll(() => linkParameter(page, "i")).toBe("^main\\.nothing$");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Presets" })).toBeFocused();
});

test("hide says how much of the flat cost goes to callers", async ({ page }) => {
  await openExample(page, "rust-cpu", "flamegraph");
  await page.getByRole("button", { name: "Presets" }).click();
  await expect(preset(page, "Hide Rust's standard library")).toContainText("60.09% to callers");
  // No file of this profile is Go's or Node's.
  await expect(preset(page, "Hide the Go runtime")).toHaveCount(0);
  await expect(preset(page, "Hide Node.js internals")).toHaveCount(0);
});

test("presets are in the command palette, on and off", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph");
  await expect(findingsButton(page)).toHaveText(/\d/);
  await drawnAfter(page, () => runCommand(page, "Preset: Hide the Go runtime"));
  await expect.poll(() => linkParameter(page, "h")).toContain("runtime\\.");
  await expect(page.getByRole("toolbar", { name: "Filters" })).toContainText("hide:");
  await typeCommand(page, "preset node");
  await expect(palette(page).getByRole("option", { name: /^Preset: .*Node/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await drawnAfter(page, () => runCommand(page, "Preset off: Hide the Go runtime"));
  await expect.poll(() => linkParameter(page, "h")).toBeUndefined();
});

test("findings say what stands out, with the evidence and the rule", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph");
  await expect(findingsButton(page)).toHaveAccessibleName("Findings 3");
  await openFindings(page);
  await expect(panel(page).getByRole("heading", { level: 3 })).toHaveText([
    /20\.89% ?Write barriers/,
    /11\.87% ?Garbage collection/,
    /9\.35% ?Regular expressions/,
  ]);
  await expect(page.getByRole("heading", { name: "Look here first 20.89% Write barriers" })).toBeVisible();
  const regexp = finding(page, "Regular expressions");
  await expect(regexp.getByRole("list", { name: "Who calls it" })).toContainText("(*Service).search");
  const rule = regexp.getByRole("button", { name: "Rule" });
  await expect(rule).toHaveAttribute("aria-expanded", "false");
  await rule.click();
  await expect(regexp).toContainText("(^regexp\\.\\(\\*Regexp\\)\\.");
  await expect(regexp).toContainText("from 8.00% on");
  await panel(page)
    .getByText(/Other rules looked at: \d+/)
    .click();
  await expect(panel(page)).toContainText("Memory allocation");
});

test("a finding's filter leaves what its figure says, and Back undoes it", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph");
  await openFindings(page);
  await drawnAfter(page, () =>
    finding(page, "Regular expressions").getByRole("button", { name: "Focus" }).click(),
  );
  // pprof -symbolize=none -top -nodecount=0 -nodefraction=0 -focus=… public/examples/go-cpu.pb.gz:
  // Showing nodes accounting for 2.30s, 9.35% of 24.61s total
  await expect(page.getByRole("status").first()).toContainText("2.30s of 24.61s shown (9.35%)");
  await expect(panel(page)).toContainText("2.30s of cpu");
  await expect(finding(page, "Regular expressions").getByRole("heading", { level: 3 })).toContainText("100%");
  await drawnAfter(page, () => page.goBack());
  await expect(finding(page, "Regular expressions").getByRole("heading", { level: 3 })).toContainText(
    "9.35%",
  );
  await finding(page, "Regular expressions").getByRole("list").getByRole("button").first().click();
  await expect.poll(() => linkParameter(page, "sel")).toContain("(*Service).search");
});

test("findings follow the sample type", async ({ page }) => {
  await openExample(page, "go-heap", "top", { si: "alloc_objects" });
  await openFindings(page);
  await expect(finding(page, "Many small objects")).toBeVisible();
  await page.getByRole("combobox", { name: "Sample type" }).selectOption({ label: "inuse_objects (count)" });
  const hottest = finding(page, "One function:");
  await expect(hottest).toContainText("encoding/json.(*decodeState).literalStore");
  await hottest.getByRole("button", { name: "Show function" }).click();
  await expect.poll(() => linkParameter(page, "sel")).toBe("encoding/json.(*decodeState).literalStore");
});

test("from the palette and the keyboard; Escape closes the panel", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  await expect(findingsButton(page)).toHaveText(/\d/);
  await runCommand(page, "Show findings");
  await expect(panel(page)).toBeVisible();
  await findingsButton(page).click();
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("heading", { name: "Findings", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(findingsButton(page)).toBeFocused();
});

test("nothing stands out of a quiet profile: it says how many rules were looked at", async ({ page }) => {
  await page.goto("./");
  const stacks = Array.from({ length: 10 }, (_, index) => [`main;f${index}`, 100] as const);
  await dropFiles(page, craftedFile("quiet.pb.gz", { types: ["samples/count"], stacks }));
  await waitUntilDrawn(page);
  await expect(findingsButton(page)).toHaveAccessibleName("Findings 0");
  await openFindings(page);
  await expect(panel(page)).toContainText(/Nothing stands out\. Rules looked at: \d+\./);
  await page.getByRole("button", { name: "Presets" }).click();
  await expect(page.getByRole("menu", { name: "Presets" })).toContainText(
    "Nothing here that a preset is for",
  );
});

test("names are text, however long or odd", async ({ page }) => {
  const odd = `<img src=x onerror="document.title='owned'">\n${"long".repeat(80)}`;
  await page.goto("./");
  await dropFiles(
    page,
    craftedFile("odd.pb.gz", {
      stacks: [
        [["main", odd], 900],
        ["main;f", 100],
      ],
    }),
  );
  await waitUntilDrawn(page);
  await openFindings(page);
  await expect(finding(page, "One function:")).toContainText("<img src=x onerror=");
  await expect(panel(page).locator("img[src]")).toHaveCount(0);
  const { scrollWidth, clientWidth } = await panel(page).evaluate(({ scrollWidth, clientWidth }) => ({
    scrollWidth,
    clientWidth,
  }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave in findings", async ({ page }) => {
      await openExample(page, "go-cpu", "top");
      await openFindings(page);
      await finding(page, "Write barriers").getByRole("button", { name: "Rule" }).click();
      await expectAccessible(page, "findings");
    });

    test("nor in presets", async ({ page }) => {
      await openExample(page, "go-cpu", "top");
      await page.getByRole("button", { name: "Presets" }).click();
      await preset(page, "Ignore garbage collection").click();
      await expect(preset(page, "Ignore garbage collection")).toContainText("on");
      await expectAccessible(page, "presets");
    });
  });
}

test.describe("narrow", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("findings are a sheet, which goes when one is acted on", async ({ page }) => {
    await openExample(page, "go-cpu", "flamegraph");
    await openFindings(page);
    await finding(page, "Garbage collection").getByRole("button", { name: "Ignore" }).click();
    await expect(panel(page)).toHaveCount(0);
    await expect.poll(() => linkParameter(page, "i")).toBe(GO_GC);
  });
});
