import { exampleBytes, exampleFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import {
  drawnAfter,
  expectOpen,
  type Mark,
  openExample,
  readMarks,
  waitUntilDrawn,
} from "./support/workspace.ts";

const IN_ORDER = ["file", "bytes", "profile", "drawn"];

/** Expects one mark of each moment, in order. */
function expectOneOpen(marks: readonly Mark[]): void {
  expect(marks.map(({ moment }) => moment).toSorted()).toEqual(IN_ORDER.toSorted());
  const times = IN_ORDER.map(moment => marks.find(mark => mark.moment === moment)?.atMs ?? Number.NaN);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
}

test("a file's way to the screen is on the timeline", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, exampleFile("go-cpu"));
  await waitUntilDrawn(page);
  expectOneOpen(await readMarks(page));
});

test("an address's way to the screen is on the timeline", async ({ page, elsewhere }) => {
  const url = elsewhere.serve("/cpu.pb.gz", { body: exampleBytes("go-cpu") });
  await page.goto("./");
  await page.getByRole("textbox", { name: "Profile URL" }).fill(url);
  await page.keyboard.press("Enter");
  await waitUntilDrawn(page);
  expectOneOpen(await readMarks(page));
});

test("an open clears the marks of the one before", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const first = await readMarks(page);
  await dropFiles(page, exampleFile("go-heap"));
  await expectOpen(page, "go-heap.pb.gz");
  await waitUntilDrawn(page);
  const second = await readMarks(page);
  expectOneOpen(second);
  expect(Math.min(...second.map(({ atMs }) => atMs))).toBeGreaterThan(
    Math.max(...first.map(({ atMs }) => atMs)),
  );
});

for (const view of ["flamegraph", "top", "info"]) {
  test(`another sample type is drawn again in ${view}`, async ({ page }) => {
    await openExample(page, "go-cpu", view);
    await drawnAfter(page, () =>
      page.getByRole("combobox", { name: "Sample type" }).selectOption({ label: "samples (count)" }),
    );
    const moments = (await readMarks(page)).map(({ moment }) => moment);
    expect(moments.filter(moment => moment === "drawn").length).toBeGreaterThanOrEqual(2);
    expect(moments.filter(moment => moment !== "drawn").toSorted()).toEqual(["bytes", "file", "profile"]);
  });
}
