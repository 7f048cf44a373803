import { decompress } from "../decompress";
import { sniffCompression } from "../decompress/sniff";
import { foldedImporter } from "../folded";
import { legacyImporter } from "../legacy";
import { perfImporter } from "../perf";
import { HEAD_BYTES, isText } from "../recognise";

/** Members that the JSON formats have, and hardly any other JSON. */
const PROFILE_JSON =
  /"callFrame"|"functionName"|speedscope\.app\/file-format-schema|"shared"\s*:\s*\{\s*"frames"/;

/**
 * Whether a file begins as a profile does, compressed or not. Stricter than the importers, which need not tell a profile
 * from a program's source.
 * @param head its first bytes, at least `HEAD_BYTES` unless it is shorter
 */
export async function looksLikeProfile(head: Uint8Array): Promise<boolean> {
  const isWhole = head.length < HEAD_BYTES;
  if (sniffCompression(head) === "none") return looksLikeInflated(head, isWhole);
  const inflated = await inflatedHead(head);
  return looksLikeInflated(inflated, isWhole && inflated.length < HEAD_BYTES);
}

function looksLikeInflated(head: Uint8Array, isWhole: boolean): boolean {
  if (head.length === 0) return false;
  if (legacyImporter.recognises(head)) return true;
  const text = new TextDecoder("latin1").decode(head);
  if (!isText(text)) return isProfileProto(head, isWhole);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(text)) return PROFILE_JSON.test(text);
  if (perfImporter.recognises(head)) return true;
  return /^[^\n]*;[^\n]* \d[\d.]*\s*$/m.test(text) && foldedImporter.recognises(head);
}

/** As much of it as can be inflated, up to `HEAD_BYTES`. */
async function inflatedHead(packed: Uint8Array): Promise<Uint8Array> {
  const bytes = packed.slice();
  const ignore = () => undefined;
  const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
  const head = new Uint8Array(HEAD_BYTES);
  let length = 0;
  try {
    for await (const piece of decompress({ stream: () => new Blob([bytes]).stream() }, listener)) {
      head.set(piece.subarray(0, HEAD_BYTES - length), length);
      length = Math.min(HEAD_BYTES, length + piece.length);
      if (length === HEAD_BYTES) break;
    }
  } catch {
    // The head of a longer file is cut off.
  }
  return head.subarray(0, length);
}

/** The wire type of each field of profile.proto that is always the same, by number: 2 is a message or text, 0 a number. */
const WIRE_TYPES = [undefined, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 2, 0, undefined, 0, 0];

/** Whether bytes are top-level fields of profile.proto one behind the other, as far as they go. */
function isProfileProto(head: Uint8Array, isWhole: boolean): boolean {
  let at = 0;
  let fields = 0;
  while (at < head.length) {
    const tag = head[at++];
    const field = tag >>> 3;
    const wireType = tag & 7;
    if (field < 1 || field > 15 || (wireType !== 0 && wireType !== 2)) return false;
    if ((WIRE_TYPES[field] ?? wireType) !== wireType) return false;
    let value = 0;
    let shift = 0;
    for (; ; shift += 7) {
      if (at === head.length) return !isWhole && fields > 0;
      const byte = head[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
      if (shift === 63) return false;
    }
    fields++;
    if (wireType === 2) at += value;
  }
  return fields > 0 && (at === head.length || !isWhole);
}
