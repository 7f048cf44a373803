import { fromBase64Url, toBase64Url } from "../base/base64";
import { crc32 } from "../base/crc32";
import { joinedBytes } from "../base/joinedBytes";
import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";

/**
 * A profile inside a link:
 *
 *     1.NAME.CHECK.BYTES
 *
 * The version, then as base64url: the name in UTF-8, the CRC-32 of name and bytes, and a file that the app reads. Every
 * character may stand in an address as it is.
 */
export interface InlineProfile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const VERSION = "1";

export function writeInline({ name, bytes }: InlineProfile): string {
  const nameBytes = new TextEncoder().encode(name);
  const parts = [nameBytes, checkOf(nameBytes, bytes), bytes];
  return [VERSION, ...parts.map(toBase64Url)].join(".");
}

/** What a link holds; the problem is that it is no longer what it was. */
export function readInline(text: string): Result<InlineProfile, Problem> {
  const [version, ...parts] = text.split(".");
  if (version !== VERSION && /^\d+$/.test(version)) return err(OTHER_VERSION);
  const [name, check, bytes] = parts.map(fromBase64Url);
  if (parts.length !== 3 || !name?.ok || !check?.ok || !bytes?.ok) return err(DAMAGED);
  const expected = checkOf(name.value, bytes.value);
  if (check.value.length !== expected.length || check.value.some((byte, at) => byte !== expected[at])) {
    return err(DAMAGED);
  }
  return ok({ name: new TextDecoder().decode(name.value), bytes: bytes.value });
}

function checkOf(name: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const check = new Uint8Array(4);
  new DataView(check.buffer).setUint32(0, crc32(joinedBytes([name, bytes])));
  return check;
}

const DAMAGED: Problem = {
  kind: "malformed",
  message: "The link was cut off or changed on its way, so the profile in it is not whole.",
  advice: "Ask for the link again, or for the file; mail and chat programs may cut links that are long.",
};

const OTHER_VERSION: Problem = {
  kind: "unsupported",
  message: "The link was made by a newer Proflens than this one.",
  advice: "Reload the page, or open the link where it was made.",
};
