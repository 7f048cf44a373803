import { HEAD_BYTES, isText } from "../recognise";

/** The beginning of a text as lines. */
export interface HeadLines {
  /** Those that are whole. None where it is no text. */
  readonly lines: readonly string[];
  /** What there is of the next one, where the text goes on. */
  readonly cutLine: string;
}

/** The lines of an input's first bytes; fewer than `HEAD_BYTES` are all there is. Bytes are characters. */
export function headLines(head: Uint8Array): HeadLines {
  const text = new TextDecoder("latin1").decode(head).replace(/^\u00ef\u00bb\u00bf/, "");
  if (!isText(text)) return { lines: [], cutLine: "" };
  const lines = text.split(/\r?\n/);
  const cutLine = head.length < HEAD_BYTES ? "" : (lines.pop() ?? "");
  return { lines, cutLine };
}
