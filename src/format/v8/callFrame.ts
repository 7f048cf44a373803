import type { FrameBuilder, FrameLine } from "../../model/frameBuilder";
import type { JsonObject, Members } from "../json/values";

/** V8 counts lines and columns from 0, and -1 is unknown. */
function fromOne(zeroBased: number): number {
  return zeroBased >= 0 ? zeroBased + 1 : 0;
}

/**
 * The frame that a V8 `CallFrame` stands for: its function, at the line where that begins, which is all that V8 says.
 * Functions without a name are called as `@datadog/pprof` calls them, by where they are.
 */
export function readCallFrame(
  frames: FrameBuilder,
  members: Members,
  callFrame: JsonObject,
  field: string,
): FrameLine {
  const name = members.text(callFrame["functionName"], `${field}.functionName`);
  const url = members.text(callFrame["url"], `${field}.url`);
  const line = fromOne(members.optionalNumber(callFrame["lineNumber"], `${field}.lineNumber`) ?? -1);
  const column = fromOne(members.optionalNumber(callFrame["columnNumber"], `${field}.columnNumber`) ?? -1);
  const nameless = line > 0 ? `(anonymous:L#${line}:C#${column})` : "(anonymous)";
  const functionRow = frames.functionRow(name === "" ? nameless : name, pathOfUrl(url), line);
  return { functionRow, line, column };
}

/** A file's path where the URL is one; any other URL as it is. */
function pathOfUrl(url: string): string {
  if (!url.startsWith("file://")) return url;
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
  } catch {
    return url;
  }
}
