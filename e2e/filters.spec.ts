import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { LOOKS } from "./support/looks.ts";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/fixtures.ts";
import { expectZoomedTo, flameTree, hoverBox } from "./support/flameGraph.ts";
import { functionsGrid, readAllRows, shownRows } from "./support/topGrid.ts";
import { drawnAfter, linkParameter, linkView, openExample } from "./support/workspace.ts";

function filters(page: Page): Locator {
  return page.getByRole("toolbar", { name: "Filters" });
}

function chip(page: Page, text: string): Locator {
  return filters(page).getByRole("button", { name: text });
}

function details(page: Page): Locator {
  return page.getByRole("complementary", { name: "Details" });
}

async function addFilter(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${name} `) }).click();
  await page.getByRole("textbox", { name, exact: true }).fill(text);
  await page.keyboard.press("Enter");
}

/*
 * What google/pprof (1facf8f) printed: flat, cum and name of the heaviest functions, in nanoseconds. Each is
 * pprof -symbolize=none -top -unit=ns -nodecount=5 FLAGS public/examples/go-cpu.pb.gz
 */
const RECORDED = [
  {
    flags: "-focus=json -ignore=^slices\\.",
    link: { f: "json", i: "^slices\\." },
    rows: [
      ["760000000", "1470000000", "regexp.(*Regexp).tryBacktrack"],
      ["460000000", "460000000", "runtime.asyncPreempt"],
      ["450000000", "480000000", "strings.ToLower"],
      ["360000000", "430000000", "regexp.(*bitState).shouldVisit"],
      ["260000000", "300000000", "encoding/json.appendString[go.shape.string]"],
    ],
  },
  {
    flags: "-show_from=regexp -hide=^regexp\\.\\(\\*bitState\\) -noinlines",
    link: { sf: "regexp", h: "^regexp\\.\\(\\*bitState\\)", noinlines: "t" },
    rows: [
      ["1220000000", "1470000000", "regexp.(*Regexp).tryBacktrack"],
      ["270000000", "270000000", "runtime.asyncPreempt"],
      ["150000000", "170000000", "regexp.(*inputString).step"],
      ["110000000", "2270000000", "regexp.(*Regexp).backtrack"],
      ["90000000", "90000000", "sync.runtime_procPin"],
    ],
  },
  {
    flags: "-lines -focus=encoding",
    link: { g: "lines", f: "encoding" },
    rows: [
      ["190000000", "220000000", "encoding/json.appendString[go.shape.string] encoding/json/encode.go:1003"],
      [
        "160000000",
        "160000000",
        "internal/runtime/syscall/linux.Syscall6 internal/runtime/syscall/linux/asm_linux_amd64.s:36",
      ],
      ["110000000", "110000000", "runtime.asyncPreempt runtime/preempt_amd64.s:9"],
      ["40000000", "40000000", "encoding/json.appendString[go.shape.string] encoding/json/encode.go:1004"],
      ["30000000", "30000000", "encoding/json.structEncoder.encode encoding/json/encode.go:725"],
    ],
  },
] as const;

for (const { flags, link, rows } of RECORDED) {
  test(`the part of a pprof link after ? gives pprof's figures: ${flags}`, async ({ page }) => {
    // Pasted over: the page's own parameters are in the hash.
    await page.goto(`./?${new URLSearchParams(link)}#/top?example=go-cpu`);
    await expect(shownRows(page).first()).toContainText(rows[0][2].slice(0, 20));
    const first = (await readAllRows(page)).slice(0, rows.length);
    expect(first).toEqual(rows.map(([flat, cum, name]) => ({ flat, cum, name })));
    for (const [name, value] of Object.entries(link))
      await expect.poll(() => linkParameter(page, name)).toBe(value);
    expect(new URL(page.url()).search).toBe("");
  });
}

test("a filter is added from the menu, edited, removed, and each step is undone by Back", async ({
  page,
}) => {
  await openExample(page, "go-cpu", "top");
  await addFilter(page, "focus", "json");
  await expect(chip(page, "focus: json")).toBeVisible();
  await expect.poll(() => linkParameter(page, "f")).toBe("json");
  await expect(page.getByRole("status")).toContainText("14.85s of 24.61s shown (60.34%)");

  await chip(page, "focus: json").click();
  const text = page.getByRole("textbox", { name: "focus" });
  await expect(text).toHaveValue("json");
  await expect(text).toBeFocused();
  await text.fill("regexp");
  // pprof -symbolize=none -top -focus=regexp: the graph's root has 2.74s.
  await expect(page.getByRole("dialog", { name: "focus" })).toContainText(/keeps [\d.]+% · [\d.]+s/);
  await page.keyboard.press("Enter");
  await expect(chip(page, "focus: regexp")).toBeFocused();
  await expect.poll(() => linkParameter(page, "f")).toBe("regexp");

  await filters(page).getByRole("button", { name: "Remove focus" }).click();
  await expect(chip(page, "focus:")).toHaveCount(0);
  await expect(page.getByRole("status")).toContainText("24.61s in 2,311 samples");
  await page.goBack();
  await expect(chip(page, "focus: regexp")).toBeVisible();
  await page.goBack();
  await expect(chip(page, "focus: json")).toBeVisible();
  await page.goBack();
  await expect(chip(page, "focus:")).toHaveCount(0);
  await page.goForward();
  await expect(chip(page, "focus: json")).toBeVisible();
});

test("Escape leaves a filter as it was, and Delete on its chip removes it", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { f: "json" });
  await chip(page, "focus: json").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "focus" }).fill("other");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(chip(page, "focus: json")).toBeFocused();
  await expect.poll(() => linkParameter(page, "f")).toBe("json");
  await page.keyboard.press("Delete");
  await expect(chip(page, "focus:")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add filter" })).toBeFocused();
});

test("Reset filters keeps sample type, view and granularity", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { si: "samples", f: "json", rel: "t", n: "20", g: "lines" });
  for (const text of ["focus: json", "nodecount: 20"]) await expect(chip(page, text)).toBeVisible();
  await expect(filters(page).getByRole("button", { name: "Remove relative_percentages" })).toBeVisible();
  await page.getByRole("button", { name: "Reset filters" }).click();
  await expect(page.getByRole("button", { name: "Reset filters" })).toHaveCount(0);
  await expect.poll(() => linkView(page)).toBe("top");
  await expect.poll(() => linkParameter(page, "si")).toBe("samples");
  await expect.poll(() => linkParameter(page, "g")).toBe("lines");
  for (const gone of ["f", "rel", "n"]) await expect.poll(() => linkParameter(page, gone)).toBeUndefined();
});

test("a filter that matches nothing says so: on its chip, in the list of warnings, and in the view", async ({
  page,
}) => {
  for (const view of ["flamegraph", "top"]) {
    await openExample(page, "go-cpu", view, { f: "no such function" });
    await expect(chip(page, "focus: no such function")).toContainText("matches nothing");
    await expect(page.getByRole("tabpanel")).toContainText(
      "The filters leave nothing: focus: no such function",
    );
    await expect(page.getByRole("status")).toContainText("0 of 24.61s shown (0%)");
    await page.getByRole("status").getByRole("button", { name: "1 warning" }).click();
    await expect(page.getByRole("dialog", { name: "Warnings" })).toContainText(
      "Focus expression matched no samples",
    );
    await page.keyboard.press("Escape");
    await page.getByRole("tabpanel").getByRole("button", { name: "Reset all filters" }).click();
    await expect(page.getByRole("tabpanel")).not.toContainText("The filters leave nothing");
    await expect(page.getByRole("status")).toContainText("24.61s in 2,311 samples");
  }
});

test("a wrong expression is told in pprof's words, and what was shown stays", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { f: "json" });
  const before = await functionsGrid(page).getAttribute("aria-rowcount");
  await chip(page, "focus: json").click();
  const text = page.getByRole("textbox", { name: "focus" });
  await text.fill("re(");
  const dialog = page.getByRole("dialog", { name: "focus" });
  await expect(dialog).toContainText("error parsing regexp: missing closing ): `re(`");
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");

  // From a link that somebody edits.
  await page.evaluate(() => {
    location.hash = location.hash.replace("f=json", "f=re(");
  });
  await expect(chip(page, "focus: re(")).toContainText("missing closing )");
  await page.getByRole("status").getByRole("button", { name: "1 warning" }).click();
  await expect(page.getByRole("dialog", { name: "Warnings" })).toContainText("focus is not understood");
  await page.keyboard.press("Escape");
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", before ?? "");
  await page.reload();
  await expect(chip(page, "focus: re(")).toContainText("missing closing )");
  await expect(functionsGrid(page)).toHaveAttribute("aria-rowcount", "833");
});

test("Focus replaces, Ignore and Hide append, from the menu of a box", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { f: "json", i: "nothing" });
  const full = "proflens/examples/go/orders.(*Service).search";
  const { x, y } = await hoverBox(page, full);
  await page.mouse.click(x, y, { button: "right" });
  const menu = page.getByRole("menu", { name: full });
  for (const name of ["Focus", "Ignore", "Hide", "Show from here", "Copy name", "Copy stack"])
    await expect(menu.getByRole("menuitem", { name, exact: true })).toBeVisible();
  await menu.getByRole("menuitem", { name: "Ignore" }).click();
  const quoted = "^proflens/examples/go/orders\\.\\(\\*Service\\)\\.search$";
  await expect.poll(() => linkParameter(page, "i")).toBe(`nothing|${quoted}`);
  await expect(page.getByRole("tabpanel")).toBeVisible();
  await page.goBack();
  await expect.poll(() => linkParameter(page, "i")).toBe("nothing");

  await page.mouse.click((await hoverBox(page, full)).x, y, { button: "right" });
  await menu.getByRole("menuitem", { name: "Focus" }).click();
  await expect.poll(() => linkParameter(page, "f")).toBe(quoted);
});

test("the menu opens by keyboard, in the flame graph and in Top, and the focus comes back", async ({
  page,
}) => {
  await openExample(page, "go-cpu");
  await flameTree(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(flameTree(page)).toBeFocused();

  await page.getByRole("tab", { name: "Top" }).click();
  await functionsGrid(page).focus();
  await page.keyboard.press("Home");
  const firstName = shownRows(page).first().getByRole("gridcell").last();
  await expect(firstName).toHaveAttribute("title", /./);
  const first = (await firstName.getAttribute("title")) ?? "";
  await expect(shownRows(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ContextMenu");
  await expect(page.getByRole("menu", { name: first })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Hide", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(functionsGrid(page)).toBeFocused();
  await expect.poll(() => linkParameter(page, "h")).toContain(first.slice(0, 5));
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const view of ["flamegraph", "top"]) {
    test(`a finger that rests opens the menu, and selects nothing: ${view}`, async ({ page, context }) => {
      await openExample(page, "go-cpu", view);
      const session = await context.newCDPSession(page);
      const touchPoints = [{ x: 150, y: 400 }];
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
      await expect(page.getByRole("menuitem", { name: "Focus" })).toBeVisible();
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await page.getByRole("menuitem", { name: "Ignore" }).tap();
      await expect.poll(() => linkParameter(page, "i")).toMatch(/^\^.+\$$/);
      await expect.poll(() => linkParameter(page, "sel")).toBeUndefined();
    });
  }
});

test("Details sets filters, and says what part of what is shown a function is", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { sel: "encoding/json.Marshal", f: "json" });
  await expect(details(page)).toContainText("of total");
  await expect(details(page)).toContainText("of shown");
  await details(page).getByRole("button", { name: "Show from here" }).click();
  await expect.poll(() => linkParameter(page, "sf")).toBe("^encoding/json\\.Marshal$");
  await expect(details(page).getByRole("heading", { name: "encoding/json.Marshal" })).toBeVisible();
  await details(page).getByRole("button", { name: "Hide" }).click();
  await expect(details(page)).toContainText("The filters leave no function of this name.");
  await page.goBack();
  await details(page).getByRole("button", { name: "Focus" }).click();
  await expect.poll(() => linkParameter(page, "f")).toBe("^encoding/json\\.Marshal$");
});

test("granularity and inlined frames change what frames are, and are in the link", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const rowCount = async () => Number(await functionsGrid(page).getAttribute("aria-rowcount")) - 1;
  const functions = await rowCount();
  await drawnAfter(page, () =>
    page.getByRole("combobox", { name: "Granularity" }).selectOption({ label: "files" }),
  );
  await expect.poll(() => linkParameter(page, "g")).toBe("files");
  expect(await rowCount()).toBeLessThan(functions);
  await page.goBack();
  await expect.poll(rowCount).toBe(functions);
  await page.getByRole("checkbox", { name: "Inlined frames" }).uncheck();
  await expect.poll(rowCount).toBeLessThan(functions);
  await expect.poll(() => linkParameter(page, "noinlines")).toBe("t");
  await page.getByRole("checkbox", { name: "Inlined frames" }).check();
  await expect.poll(rowCount).toBe(functions);
  await expect.poll(() => linkParameter(page, "noinlines")).toBeUndefined();
});

test("search counts of the whole total, with filters too", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { f: "json", q: "mallocgc" });
  // pprof -symbolize=none -top -focus=json: runtime.mallocgc has a cum of 0.88s, 3.58%.
  await expect(page.getByRole("search")).toContainText(/[\d,]+ functions, 3\.\d+% of total/);
});

test("a view is saved, applied, exported, deleted and imported, and survives a reload", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { f: "json", g: "lines", sort: "cum" });
  const open = () => page.getByRole("button", { name: "Saved views" }).click();
  await open();
  await page.getByRole("menuitem", { name: "Save as …" }).click();
  await page.getByRole("combobox", { name: "Name" }).fill("JSON lines");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await open();
  await expect(page.getByRole("menuitemradio", { name: "JSON lines" })).toBeChecked();
  await page.getByRole("menuitemradio", { name: "Default" }).click();
  await expect(chip(page, "focus:")).toHaveCount(0);
  for (const gone of ["f", "g", "sort"]) await expect.poll(() => linkParameter(page, gone)).toBeUndefined();
  await open();
  await page.getByRole("menuitemradio", { name: "JSON lines" }).click();
  await expect(chip(page, "focus: json")).toBeVisible();
  await expect.poll(() => linkParameter(page, "g")).toBe("lines");
  await expect.poll(() => linkParameter(page, "sort")).toBe("cum");

  await open();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export as pprof's settings" }).click();
  const path = await (await saved).path();
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    configs: [{ name: "JSON lines", focus: "json", granularity: "lines", sort: "cum", trim: true }],
  });
  await open();
  await page.getByRole("menuitem", { name: "Delete …" }).click();
  await page.getByRole("button", { name: "Delete JSON lines" }).click();
  await expect(page.getByRole("dialog")).toContainText("There are none.");
  await page.keyboard.press("Escape");
  await open();
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: "Import pprof's settings …" }).click();
  await (await chosen).setFiles(path);
  await expect(page.getByRole("dialog", { name: "Saved views" })).toContainText("1 view is taken over");
  await page.keyboard.press("Escape");
  await open();
  await expect(page.getByRole("menuitemradio", { name: "JSON lines" })).toBeChecked();
});

test("a zoom that the filters leave nothing of is said, and the whole graph is shown", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { zoom: "net/http.(*conn).serve" });
  await expectZoomedTo(page, "net/http.(*conn).serve");
  await addFilter(page, "ignore", "net/http");
  await expect(page.getByRole("navigation", { name: "Zoom path" })).toContainText(
    "not in what the filters leave: net/http.(*conn).serve",
  );
  await expect(page.getByRole("status")).toContainText("shown (");
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave in the filter bar and the editor, and nothing overflows", async ({
      page,
    }) => {
      const long = `^${"some/very/long/path/".repeat(15)}Function$`;
      await openExample(page, "go-cpu", "top", { f: "re(", i: "nothing", h: long, mean: "t", tf: "acme" });
      await expect(chip(page, "focus: re(")).toContainText("missing");
      await expectAccessible(page, "filter bar with an error");
      const fits = await page.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      );
      expect(fits).toBe(true);
      await chip(page, "focus: re(").click();
      await expect(page.getByRole("dialog", { name: "focus" })).toContainText("missing");
      await expectAccessible(page, "editor");
    });

    test("axe finds nothing grave in the bar's menus and dialogs", async ({ page }) => {
      await openExample(page, "go-cpu", "top");
      await page.getByRole("button", { name: "Add filter" }).click();
      await expect(page.getByRole("menu", { name: "Add filter" })).toBeVisible();
      await expectAccessible(page, "menu of filters");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Saved views" }).click();
      await expect(page.getByRole("menu", { name: "Saved views" })).toBeVisible();
      await expectAccessible(page, "menu of saved views");
      await page.getByRole("menuitem", { name: "Save as …" }).click();
      await expect(page.getByRole("dialog", { name: "Save view" })).toBeVisible();
      await expectAccessible(page, "dialog");
    });

    test("axe finds nothing grave in an empty view and the menu of a function", async ({ page }) => {
      await openExample(page, "go-cpu", "top", { f: "no such" });
      await expectAccessible(page, "nothing left");
      await openExample(page, "go-cpu", "top");
      await shownRows(page).nth(2).click({ button: "right" });
      await expect(page.getByRole("menu")).toBeVisible();
      await expectAccessible(page, "menu of a function");
    });
  });
}
