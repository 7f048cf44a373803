import type { Importer } from "../importer";
import { isText } from "../recognise";
import { PprofReader } from "./reader";

/** profile.proto, inflated. */
export const pprofImporter: Importer = {
  name: "pprof",
  recognises: startsWithField,
  start: ({ splits = false, memoryBytes }) =>
    new PprofReader({ splits, ...(memoryBytes === undefined ? {} : { memoryBytes }) }),
};

/** Whether the bytes start with a field that profile.proto or a later version of it could have, and are no text. */
function startsWithField(head: Uint8Array): boolean {
  if (isText(new TextDecoder("latin1").decode(head))) return false;
  const tag = head[0];
  if (tag === undefined) return false;
  const wireType = tag & 7;
  const field = (tag & 0x7f) >>> 3;
  if (wireType === 3 || wireType === 4 || wireType > 5) return false;
  return tag >= 0x80 || field >= 1;
}
