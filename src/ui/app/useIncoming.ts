import { useEffect, useState } from "react";
import type { Opener } from "../../state/opening/opener";
import { looksLikeUrl } from "../../state/profileUrl";
import { takesText } from "../kit/typing";

/**
 * Opens what is dropped anywhere on the window or pasted outside of a text field: files, or an address.
 * @returns whether something that can be dropped is over the window
 */
export function useIncoming(opener: Opener): boolean {
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer === null || !canDrop(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      // Between elements of the page there is always the next one; outside there is none.
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      const atMs = performance.now();
      setDragging(false);
      if (event.dataTransfer === null || !canDrop(event.dataTransfer)) return;
      event.preventDefault();
      takeDrop(opener, event.dataTransfer, atMs);
    };
    const end = () => setDragging(false);
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
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragenter", over);
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("dragend", end);
      window.removeEventListener("paste", paste);
    };
  }, [opener]);

  return dragging;
}

function canDrop(data: DataTransfer): boolean {
  return data.types.includes("Files") || data.types.includes("text/uri-list");
}

function takeDrop(opener: Opener, data: DataTransfer, atMs: number): void {
  const folder = [...data.items]
    .map(item => (item.kind === "file" ? item.webkitGetAsEntry() : null))
    .find(entry => entry?.isDirectory === true);
  if (folder) {
    opener.refuse(folder.name, {
      kind: "unsupported",
      message: "This is a folder, not a profile.",
      advice: "Drop the profile files that are in it.",
    });
    return;
  }
  const files = [...data.files];
  const address = data.getData("text/uri-list").split("\n")[0] ?? "";
  if (files.length > 0) void opener.openFiles(files, atMs);
  else if (looksLikeUrl(address)) void opener.openTypedUrl(address);
}
