import { err, ok, type Result } from "../../base/result";

const COMMENT = /^\s*\/[/*][@#]\s*sourceMappingURL=(\S+?)\s*(?:\*\/\s*)?$/;
/** What follows the last code of a file is looked at, not the code. */
const LINES_LOOKED_AT = 8;

/**
 * Where a bundle says that its source map is: the last `//# sourceMappingURL=` comment among its last lines
 * (ECMA-426 §11.1.2.1, without parsing); undefined where it says nothing.
 */
export function sourceMapUrl(code: string): string | undefined {
  let end = code.length;
  for (let looked = 0; looked < LINES_LOOKED_AT && end > 0; ) {
    const start = code.lastIndexOf("\n", end - 1) + 1;
    const line = code.slice(start, end);
    const url = COMMENT.exec(line)?.[1];
    if (url !== undefined) return url;
    if (line.trim() !== "") looked++;
    end = start - 1;
  }
  return undefined;
}

/** The text of a `data:` address; the error says what is wrong with it. */
export function dataUrlText(url: string): Result<string, string> {
  const comma = url.indexOf(",");
  if (comma < 0) return err("the data: address in its comment has no data");
  const data = url.slice(comma + 1);
  try {
    if (!/;base64$/i.test(url.slice(0, comma))) return ok(decodeURIComponent(data));
    const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0));
    return ok(new TextDecoder().decode(bytes));
  } catch {
    return err("the data: address in its comment cannot be decoded");
  }
}
