import { useEffect, useState } from "react";
import type { Opener } from "../../state/opening/opener";
import { sessionStore } from "../../state/session";
import type { DroppedFolder } from "../../state/sources/addDropped";
import { looksLikeUrl } from "../../state/profileUrl";
import { viewStore } from "../../state/viewStore";
import { takesText } from "../kit/typing";

/** What a drop does: open, become the base of what is open, or be its source. */
export type DropZone = "open" | "compare" | "sources";

/**
 * Opens what is dropped anywhere on the window or pasted outside of a text field: files, or an address.
 * @returns the zone that something that can be dropped is over; undefined while nothing is over the window
 */
export function useIncoming(opener: Opener): DropZone | undefined {
  const [dragging, setDragging] = useState<DropZone>();

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer === null || !canDrop(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setDragging(zoneOf(event));
    };
    const leave = (event: DragEvent) => {
      // Between elements of the page there is always the next one; outside there is none.
      if (event.relatedTarget === null) setDragging(undefined);
    };
    const drop = (event: DragEvent) => {
      const atMs = performance.now();
      setDragging(undefined);
      if (event.dataTransfer === null || !canDrop(event.dataTransfer)) return;
      event.preventDefault();
      takeDrop(opener, event.dataTransfer, zoneOf(event), atMs);
    };
    const end = () => setDragging(undefined);
    const paste = (event: ClipboardEvent) => {
      const atMs = performance.now();
      if (event.clipboardData === null || takesText(event.target)) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData("text/plain");
      if (files.length > 0) void opener.openFiles(files, atMs);
      else if (looksLikeUrl(text)) void opener.openTypedUrl(text);
      else return;
      event.preventDefault();
    };
    window.addEventListener("dragenter", over);
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("dragend", end);
    // Pointers rest while something is dragged: where no event told of its end, the next movement does.
    window.addEventListener("pointermove", end);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragenter", over);
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("dragend", end);
      window.removeEventListener("pointermove", end);
      window.removeEventListener("paste", paste);
    };
  }, [opener]);

  return dragging;
}

/** The overlay's zone below the pointer; all else opens. */
function zoneOf({ target }: DragEvent): DropZone {
  const zone = target instanceof Element ? target.closest("[data-drop-zone]") : null;
  const name = zone?.getAttribute("data-drop-zone");
  return name === "compare" || name === "sources" ? name : "open";
}

function canDrop(data: DataTransfer): boolean {
  return data.types.includes("Files") || data.types.includes("text/uri-list");
}

function takeDrop(opener: Opener, data: DataTransfer, zone: DropZone, atMs: number): void {
  // On the start page the last profile is still there, but not open.
  const { profile, loading, starting } = sessionStore.getState();
  const { origin } = viewStore.getState().state;
  const isOpen = starting || loading !== undefined || (origin !== undefined && profile !== undefined);
  const folders = foldersIn(data);
  const files = [...data.files];
  const [folder] = folders;
  if (folder !== undefined && !isOpen) {
    opener.refuse(folder.entry.name, {
      kind: "unsupported",
      message: "This is a folder, not a profile.",
      advice:
        "Drop the profile files that are in it; if it has the source code, drop it again once the profile is open.",
    });
    return;
  }
  if (zone === "sources" || folder !== undefined) {
    // A folder is among the files, too, as something that cannot be read.
    const names = new Set(folders.map(({ entry }) => entry.name));
    const others = files.filter(({ name }) => !names.has(name));
    void import("../sources/takeSources").then(({ takeSources }) => takeSources(folders, others));
    return;
  }
  const address = data.getData("text/uri-list").split("\n")[0] ?? "";
  const isAddress = looksLikeUrl(address);
  if (zone === "compare" && files.length > 0) void opener.bases.compareWith({ files, atMs });
  else if (zone === "compare" && isAddress) void opener.bases.compareWith({ url: address });
  else if (files.length > 0 && isOpen && files.every(({ name }) => ARCHIVE.test(name))) {
    void takeArchives(opener, files, atMs);
  } else if (files.length > 0) void opener.openFiles(files, atMs);
  else if (isAddress) void opener.openTypedUrl(address);
}

const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i;

/** Archives may hold profiles, or the source of the one that is open. */
async function takeArchives(opener: Opener, files: readonly File[], atMs: number): Promise<void> {
  const { areSourceArchives, takeSources } = await import("../sources/takeSources");
  if (await areSourceArchives(files)) await takeSources([], files);
  else await opener.openFiles(files, atMs);
}

/** While the event lasts: the browser gives them away only then. */
function foldersIn(data: DataTransfer): DroppedFolder[] {
  return [...data.items].flatMap(item => {
    const entry = item.kind === "file" ? item.webkitGetAsEntry() : null;
    if (entry?.isDirectory !== true) return [];
    return [{ entry: entry as FileSystemDirectoryEntry, handle: item.getAsFileSystemHandle?.() }];
  });
}
