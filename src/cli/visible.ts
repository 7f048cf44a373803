import { escapeOf, visibleLines } from "../base/visibleText";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const DELETE = 0x7f;

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Bytes for a terminal: names come from the profile, and a terminal obeys what it is told. Control characters
 * (but tab and line ends), bytes that are not UTF-8 and characters that turn the writing direction become escapes.
 */
export function visibleBytes(bytes: Uint8Array): Uint8Array {
  const text = decodedLines(bytes);
  return new TextEncoder().encode(visibleLines(text));
}

/** Line by line, so that one broken name does not make every other one escapes. */
function decodedLines(bytes: Uint8Array): string {
  let text = "";
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found + 1;
    // The line ends of CSV: no more of a command than a line feed.
    const isTwo = found > start && bytes[found - 1] === CARRIAGE_RETURN;
    text += isTwo
      ? `${decodedLine(bytes.subarray(start, found - 1))}\r\n`
      : decodedLine(bytes.subarray(start, end));
    start = end;
  }
  return text;
}

function decodedLine(line: Uint8Array): string {
  let decoded: string;
  try {
    decoded = strictUtf8.decode(line);
  } catch {
    return Array.from(line, byte =>
      isPlain(byte) && byte < 0x80 ? String.fromCharCode(byte) : hex(byte),
    ).join("");
  }
  return Array.from(decoded, character => {
    const code = character.codePointAt(0) ?? 0;
    return isPlain(code) ? character : escapeOf(character);
  }).join("");
}

function isPlain(code: number): boolean {
  return code === TAB || code === LINE_FEED || (code >= 0x20 && code < DELETE) || code >= 0xa0;
}

function hex(code: number): string {
  return `\\x${code.toString(16).padStart(2, "0")}`;
}
