import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";

/** Source text longer than this is not shown. */
export const MAX_SOURCE_BYTES = 32 * 1024 * 1024;

/** How much of a file is looked at to tell text from something else. */
const SNIFFED_BYTES = 8 * 1024;

/** A file as lines. */
export interface SourceText {
  /** Without their ends; line 1 is first. */
  readonly lines: readonly string[];
  /** What a reader should know of how it was read, each one sentence. */
  readonly notes: readonly string[];
}

/** Bytes decoded between two pauses. */
const BYTES_PER_STEP = 1 << 19;

/**
 * Makes lines of a file's bytes: UTF-8, UTF-16 by its byte order mark, and Latin-1 where the bytes are no UTF-8 (said in
 * a note). Lines end with LF or CRLF, as compilers count them; with CR where there is nothing else. Files that are no
 * text are a problem.
 * @param name for messages
 */
export function* decodeText(bytes: Uint8Array, name: string): Steps<Result<SourceText, Problem>> {
  if (bytes.length > MAX_SOURCE_BYTES) return err(tooLarge(name, bytes.length));
  const { encoding, at } = byteOrderMark(bytes);
  if (encoding === undefined) {
    const zero = bytes.subarray(0, SNIFFED_BYTES).indexOf(0);
    if (zero >= 0) return err(binary(name, zero));
    try {
      return ok({ lines: yield* decodedLines(bytes, "utf-8"), notes: [] });
    } catch {
      const lines = yield* decodedLines(bytes, "windows-1252");
      return ok({ lines, notes: ["The file is not UTF-8; it is read as Latin-1 (Windows-1252)."] });
    }
  }
  try {
    const lines = yield* decodedLines(bytes.subarray(at), encoding);
    return ok({ lines, notes: encoding === "utf-8" ? [] : [`The file is ${encoding.toUpperCase()}.`] });
  } catch {
    return err(malformed(name, encoding));
  }
}

function byteOrderMark(bytes: Uint8Array): { encoding?: "utf-8" | "utf-16le" | "utf-16be"; at: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", at: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", at: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", at: 2 };
  return { at: 0 };
}

/** Throws where the bytes are not of the encoding. */
function* decodedLines(bytes: Uint8Array, encoding: string): Steps<readonly string[]> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lines: string[] = [];
  let open = "";
  for (let at = 0; ; at += BYTES_PER_STEP) {
    const isLast = at + BYTES_PER_STEP >= bytes.length;
    const piece = decoder.decode(bytes.subarray(at, at + BYTES_PER_STEP), { stream: !isLast });
    const parts = piece.split("\n");
    parts[0] = open + parts[0];
    open = parts.pop() ?? "";
    for (const line of parts) lines.push(line.endsWith("\r") ? line.slice(0, -1) : line);
    if (isLast) break;
    yield;
  }
  // The last line's end begins no other line.
  if (open !== "") lines.push(open);
  if (lines.length === 1 && lines[0].includes("\r")) return lines[0].replace(/\r$/, "").split("\r");
  return lines;
}

function binary(name: string, zeroAt: number): Problem {
  return {
    kind: "unsupported",
    message: `${name} is not text: there is a zero byte at offset ${zeroAt}.`,
    advice: "It may be another file of the same name: map a path prefix to where the source is.",
    byteOffset: zeroAt,
  };
}

function malformed(name: string, encoding: string): Problem {
  return {
    kind: "malformed",
    message: `${name} begins as ${encoding.toUpperCase()} text, but is none further on.`,
    advice: "Save it again in an editor, as UTF-8.",
  };
}

function tooLarge(name: string, size: number): Problem {
  return {
    kind: "tooLarge",
    message: `${name} has ${(size / 1e6).toFixed(0)} MB, more than the ${(MAX_SOURCE_BYTES / 1e6).toFixed(0)} MB that are shown as source.`,
    advice: "Read it in an editor; the lines' costs are listed here without it.",
  };
}
