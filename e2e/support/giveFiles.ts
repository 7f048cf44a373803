import { expect, type JSHandle, type Locator, type Page } from "@playwright/test";

/** A file that a user has. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files on the middle of the window, as from the desktop. */
export async function dropFiles(page: Page, ...files: GivenFile[]): Promise<void> {
  await dragFilesOver(page, ...files);
  await dispatchDrag(page, "drop", files);
}

/** Drags files over the window and drops them on one of the zones that appear. */
export async function dropFilesOn(page: Page, zone: Locator, ...files: GivenFile[]): Promise<void> {
  await dragFilesOver(page, ...files);
  await zone.dispatchEvent("drop", { dataTransfer: await transferOf(page, files) });
}

/** Drags files over the window and holds them there. */
export async function dragFilesOver(page: Page, ...files: GivenFile[]): Promise<void> {
  await dispatchDrag(page, "dragenter", files);
  await dispatchDrag(page, "dragover", files);
}

/** Takes what is dragged out of the window again. */
export async function dragFilesAway(page: Page): Promise<void> {
  await dispatchDrag(page, "dragleave", []);
}

/** Pastes files, as after copying them in a file manager. */
export async function pasteFiles(page: Page, ...files: GivenFile[]): Promise<void> {
  const clipboardData = await transferOf(page, files);
  await page.evaluate(transfer => {
    const event = new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true });
    // Firefox takes no files from a script's event.
    if (event.clipboardData !== transfer) Object.defineProperty(event, "clipboardData", { value: transfer });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, clipboardData);
}

/** Opens the file picker with a button and chooses files in it. */
export function pickFiles(page: Page, ...files: GivenFile[]): Promise<void> {
  return chooseFiles(page, page.getByRole("button", { name: "Open profile" }), files);
}

/** Compares what is open with a file, through the dialog **Compare**. */
export async function chooseBase(page: Page, base: GivenFile): Promise<void> {
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Compare" });
  await chooseFiles(page, dialog.getByRole("button", { name: "Choose base" }), [base]);
  await expect(dialog).toBeHidden();
}

async function chooseFiles(page: Page, button: Locator, files: readonly GivenFile[]): Promise<void> {
  const chosen = page.waitForEvent("filechooser");
  await button.click();
  const payload = files.map(({ name, bytes }) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  }));
  await (await chosen).setFiles(payload);
}

async function dispatchDrag(page: Page, type: string, files: readonly GivenFile[]): Promise<void> {
  const dataTransfer = await transferOf(page, files);
  await page.evaluate(
    ([transfer, type]) => {
      const at = { clientX: innerWidth / 2, clientY: innerHeight / 2 };
      const target = document.elementFromPoint(at.clientX, at.clientY) ?? document.body;
      const event = { dataTransfer: transfer, bubbles: true, cancelable: true, ...at };
      target.dispatchEvent(new DragEvent(type, event));
    },
    [dataTransfer, type] as const,
  );
}

/** Files as the page gets them from a drop or the clipboard. */
function transferOf(page: Page, files: readonly GivenFile[]): Promise<JSHandle<DataTransfer>> {
  const encoded = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  return page.evaluateHandle(files => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { lastModified: 1_700_000_000_000 }));
    }
    return transfer;
  }, encoded);
}
