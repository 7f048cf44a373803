import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { exampleBytes } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";

/** A page of another origin that shows the app in a frame, and can open it in a window. */
const embedder = (
  app: string,
) => `<!doctype html><html lang="en"><title>Dashboard</title><link rel="icon" href="data:," />
  <button onclick="popup = window.open('${app}')">Pop up</button>
  <iframe title="Proflens" src="${app}" style="width:1100px;height:620px"></iframe>
  <script>
    heard = [];
    const frame = document.querySelector("iframe");
    addEventListener("message", ({ data, origin, source }) => {
      heard.push({ ...data, origin, from: source === frame.contentWindow ? "frame" : "window" });
    });
    send = (message, target = frame.contentWindow, transfer = []) =>
      target.postMessage({ proflens: 1, ...message }, "${new URL(app).origin}", transfer);
    sendProfile = async (message, target) => {
      const buffer = await (await fetch("/cpu.pb.gz")).arrayBuffer();
      send({ type: "open", name: "cpu.pb.gz", buffer, ...message }, target, [buffer]);
      return buffer.byteLength;
    };
  </script>`;

/** What the page's own script does. */
declare const heard: Record<string, unknown>[];
declare const popup: Window;
declare function send(message: object): void;
declare function sendProfile(message: object, target?: Window): Promise<number>;

/** The newest message that the page heard. */
function newest(page: Page): Promise<Record<string, unknown> | undefined> {
  return page.evaluate(() => heard.at(-1));
}

test("a page of another origin opens a profile in a frame, changes the view and hears of selections", async ({
  page,
  baseURL,
  elsewhere,
}) => {
  if (baseURL === undefined) throw new Error("The app has no address.");
  const { origin } = new URL(baseURL);
  elsewhere.serve("/cpu.pb.gz", { body: exampleBytes("go-cpu") });
  await page.goto(elsewhere.serve("/", { body: embedder(baseURL), type: "text/html" }));
  await expect.poll(() => newest(page)).toEqual({ proflens: 1, type: "ready", origin, from: "frame" });
  const app = page.frameLocator("iframe");

  // In a window of its own the user does not want it; that holds for that window.
  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Pop up" }).click();
  const other = await opened;
  await expect.poll(() => newest(page)).toMatchObject({ type: "ready", from: "window" });
  await page.evaluate(() => sendProfile({ id: 7 }, popup));
  await other
    .getByRole("dialog", { name: `Open a profile from ${elsewhere.origin}?` })
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect
    .poll(() => newest(page))
    .toMatchObject({ type: "error", id: 7, kind: "cancelled", from: "window" });
  await expect(other.getByRole("heading", { level: 1, name: "Proflens" })).toBeVisible();
  await other.close();

  expect(await page.evaluate(() => sendProfile({ id: "a", view: "#/top?si=samples" })), "transferred").toBe(
    0,
  );
  const question = app.getByRole("dialog", { name: `Open a profile from ${elsewhere.origin}?` });
  await expect(question).toContainText("cpu.pb.gz");
  await expectAccessible(page, "with the question");
  await expect(app.getByRole("heading", { level: 1, name: "Proflens" })).toBeAttached();
  await question.getByRole("button", { name: "Open it" }).click();
  await expect(app.getByRole("heading", { level: 1 })).toHaveAccessibleName("cpu.pb.gz");
  await expect.poll(() => newest(page)).toMatchObject({ type: "opened", id: "a", name: "cpu.pb.gz", origin });

  await expect(app.getByRole("combobox", { name: "Sample type" }).locator("option:checked")).toHaveText(
    "samples (count)",
  );
  const cell = app
    .getByRole("grid", { name: "Functions" })
    .getByRole("row")
    .nth(1)
    .getByRole("gridcell")
    .last();
  const selection = await cell.getAttribute("title");
  expect(selection).toContain(".");
  await cell.click();
  await expect.poll(() => newest(page)).toMatchObject({ type: "selectionChanged", selection, origin });

  await page.evaluate(() => send({ type: "setView", view: "#/flamegraph?f=json" }));
  await expect(app.getByRole("tab", { name: "Flame graph" })).toHaveAttribute("aria-selected", "true");
  await expect(app.getByRole("button", { name: "Remove focus" })).toBeVisible();
  await page.evaluate(() => send({ type: "close", id: 5 }));
  await expect.poll(() => newest(page)).toMatchObject({ type: "error", id: 5, kind: "malformed" });

  // It was asked once: the next one opens at once, or says what is wrong with it.
  await page.evaluate(() =>
    send({ type: "open", id: 6, name: "broken", buffer: new Uint8Array([31, 139, 8]).buffer }),
  );
  await expect.poll(() => newest(page)).toMatchObject({ type: "error", id: 6, kind: "truncated" });
  await expect(question).toHaveCount(0);
  await expect(app.getByRole("heading", { level: 1 })).toHaveAccessibleName("cpu.pb.gz");
});
