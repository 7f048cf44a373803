import type { CDPSession, Page } from "@playwright/test";
import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { expectZoomedTo, flameCanvas, hoveredTitle, type Place } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { linkParameter, waitUntilDrawn } from "./support/workspace.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const DEEP = Array.from({ length: 60 }, (_, depth) => `level${depth}`);

/** Fingers on the screen, as a phone reports them. */
class Fingers {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async touch(...points: Place[]): Promise<void> {
    await this.send("touchStart", points);
  }

  /** Moves all fingers in a few steps. */
  async move(from: readonly Place[], to: readonly Place[]): Promise<void> {
    const steps = 6;
    for (let step = 1; step <= steps; step++) {
      await this.send(
        "touchMove",
        from.map(({ x, y }, finger) => ({
          x: x + ((to[finger].x - x) * step) / steps,
          y: y + ((to[finger].y - y) * step) / steps,
        })),
      );
    }
  }

  async lift(): Promise<void> {
    await this.send("touchEnd", []);
  }

  private async send(
    type: "touchStart" | "touchMove" | "touchEnd",
    touchPoints: readonly Place[],
  ): Promise<void> {
    await this.session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: touchPoints.map(({ x, y }, id) => ({ x, y, id })),
    });
  }
}

async function openGraph(page: Page): Promise<Place> {
  await page.goto("./");
  await dropFiles(
    page,
    craftedFile("graph.pb.gz", {
      stacks: [
        [["main", "left", ...DEEP], 60],
        ["main;right;leaf", 40],
      ],
    }),
  );
  await waitUntilDrawn(page);
  const box = await flameCanvas(page).boundingBox();
  if (box === null) throw new Error("The graph has no place.");
  return { x: Math.round(box.x), y: Math.round(box.y) };
}

test("one finger pans", async ({ page }) => {
  const { x, y } = await openGraph(page);
  const fingers = await Fingers.on(page);
  const at = { x: x + 60, y: y + 340 };
  const before = await hoveredTitle(page, at);
  expect(before).toMatch(/^level\d+$/);
  await fingers.touch(at);
  await fingers.move([at], [{ x: at.x, y: at.y - 210 }]);
  await fingers.lift();
  await expect.poll(() => hoveredTitle(page, { x: at.x, y: at.y - 210 })).toBe(before);
  // A drag is no tap.
  await expect.poll(() => linkParameter(page, "sel")).toBeUndefined();
});

test("two fingers zoom about the point between them", async ({ page }) => {
  const { x, y } = await openGraph(page);
  const fingers = await Fingers.on(page);
  const row = y + 56;
  expect(await hoveredTitle(page, { x: x + 200, y: row })).toBe("left");
  const from = [
    { x: x + 280, y: row },
    { x: x + 320, y: row },
  ];
  await fingers.touch(...from);
  await fingers.move(from, [
    { x: x + 180, y: row },
    { x: x + 380, y: row },
  ]);
  await fingers.lift();
  await expect.poll(() => hoveredTitle(page, { x: x + 200, y: row })).toBe("right");
});

test("a long press opens the menu, and makes no selection", async ({ page }) => {
  const { x, y } = await openGraph(page);
  const fingers = await Fingers.on(page);
  await fingers.touch({ x: x + 320, y: y + 56 });
  const menu = page.getByRole("menu", { name: "right" });
  await expect(menu).toBeVisible();
  await fingers.lift();
  await expect(menu.getByRole("menuitem", { name: "Focus" })).toBeInViewport();
  await expect(menu.getByRole("menuitem", { name: "Copy stack" })).toBeVisible();
  await expect.poll(() => linkParameter(page, "sel")).toBeUndefined();
});

test("a tap selects, a double tap zooms", async ({ page }) => {
  const { x, y } = await openGraph(page);
  await page.touchscreen.tap(x + 320, y + 56);
  await expect.poll(() => linkParameter(page, "sel")).toBe("right");
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
  await page.getByRole("button", { name: "Close details" }).click();
  await page.touchscreen.tap(x + 320, y + 56);
  await page.touchscreen.tap(x + 322, y + 58);
  await expectZoomedTo(page, "right");
});

test("how the graph looks is behind a button", async ({ page }) => {
  await openGraph(page);
  const order = page.getByRole("combobox", { name: "Order" });
  await expect(order).toBeHidden();
  await page.getByRole("button", { name: "Display options" }).tap();
  await expect(order).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Colour by" })).toBeVisible();
  await order.selectOption("name");
  await expect.poll(() => linkParameter(page, "order")).toBe("name");
});
