import { wholeText } from "./briefText";

/** Gives a file to the user, as a download. */
export function saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer> | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = wholeText(name);
  link.click();
  // The download has begun; Safari needs the address a little longer.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
