import { fromBase64 } from "../../base/base64";
import { CONTENTS_ELEMENT, profileElement, type ReportContents } from "../../report/htmlReport";
import type { Opener } from "./opener";

/** Characters of base64 that are decoded at once: no task of the page is long. A multiple of four. */
const SLICE = 1 << 18;

/** What a report of one file says of itself. */
export function readContents(document: Document): ReportContents {
  return JSON.parse(textOf(document, CONTENTS_ELEMENT)) as ReportContents;
}

/**
 * In a report of one file: hands the profiles in it to the opener, and has the address say what is shown first, unless
 * it says something already.
 */
export async function openReported(document: Document, opener: Opener): Promise<void> {
  const contents = readContents(document);
  for (const { id, name } of contents.profiles) {
    const file = new File(await decoded(textOf(document, profileElement(id))), name);
    opener.provide({
      name,
      origin: { kind: "recent", id },
      sources: [{ kind: "blob", name, blob: file }],
      filesAtMs: performance.now(),
      // It is in this file, and nowhere else unless the user wants it.
      keep: undefined,
    });
  }
  const { history, location } = window;
  if (location.hash.replace(/^#\/?/, "") === "") {
    history.replaceState(null, "", location.pathname + contents.link);
  }
}

function textOf(document: Document, id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text === null || text === undefined) throw new Error(`This report has no ${id}.`);
  return text;
}

async function decoded(base64: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < base64.length; start += SLICE) {
    const piece = fromBase64(base64.slice(start, start + SLICE));
    if (!piece.ok) throw new Error("The profile in this report is damaged.");
    pieces.push(piece.value);
    await new Promise(resolve => setTimeout(resolve));
  }
  return pieces;
}
