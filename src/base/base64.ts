import { err, ok, type Result } from "./result";
import type { Steps } from "./steps";

/** Bytes that become characters at a time: as many arguments as every engine takes, and a multiple of three. */
const STEP = 3 * (1 << 12);

/** Bytes as base64 (RFC 4648, 4). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += STEP) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + STEP))));
  }
  return parts.join("");
}

/** Bytes that become base64 between two pauses; a multiple of three. */
const BYTES_PER_STEP = 3 << 16;

/** The same with pauses. */
export function* toBase64InSteps(bytes: Uint8Array): Steps<string> {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += BYTES_PER_STEP) {
    yield;
    parts.push(toBase64(bytes.subarray(start, start + BYTES_PER_STEP)));
  }
  return parts.join("");
}

/** The bytes of base64; the error is that the text is none. */
export function fromBase64(text: string): Result<Uint8Array<ArrayBuffer>, "notBase64"> {
  try {
    return ok(Uint8Array.from(atob(text), char => char.charCodeAt(0)));
  } catch {
    return err("notBase64");
  }
}

/** Bytes as base64url (RFC 4648, 5) without padding: every character may stand in an address as it is. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of base64url; the error is that the text is none. */
export function fromBase64Url(text: string): Result<Uint8Array<ArrayBuffer>, "notBase64"> {
  if (!/^[\w-]*$/.test(text)) return err("notBase64");
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
