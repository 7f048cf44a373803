import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";

/**
 * Drops files or folders of the disk as the desktop does, so that the page gets real handles.
 * @param onto the zone; the middle of the window where none is given
 */
export async function dropFromDisk(page: Page, paths: readonly string[], onto?: Locator): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths.map(path => resolve(path)), dragOperationsMask: 1 };
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  let at = { x: size.width / 2, y: size.height / 2 };
  const drag = (type: "dragEnter" | "dragOver" | "drop") =>
    session.send("Input.dispatchDragEvent", { type, ...at, data });
  await drag("dragEnter");
  await drag("dragOver");
  if (onto !== undefined) {
    const box = await onto.boundingBox();
    if (box === null) throw new Error("There is nothing to drop onto.");
    at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await drag("dragOver");
  }
  await drag("drop");
  await session.detach();
}
