import { AnyMap, decodedMappings, type TraceMap } from "@jridgewell/trace-mapping";
import { err, ok, type Result } from "../../base/result";

/** What some servers put before JSON, so that no page can run it. */
const GUARD = /^\uFEFF?(?:\)\]\}'[^\n]*\n)?/;

/**
 * Reads a source map (ECMA-426), also an index map with sections. The error says what is wrong with it, such as
 * `it is not JSON`. Everything that is looked up later has been checked: every mapping is of a source and a name
 * that are there.
 */
export function readSourceMap(text: string): Result<TraceMap, string> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(GUARD, ""));
  } catch (error) {
    return err(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const wrong = wrongShape(json);
  if (wrong !== undefined) return err(wrong);
  try {
    const map = new AnyMap(json as ConstructorParameters<typeof AnyMap>[0]);
    const misfit = wrongMapping(map);
    return misfit === undefined ? ok(map) : err(misfit);
  } catch (error) {
    return err(`its mappings cannot be decoded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function wrongShape(json: unknown): string | undefined {
  if (!isRecord(json)) return "it is not an object";
  if (Number(json["version"]) !== 3) return "its version is not 3";
  const { sections } = json;
  if (sections === undefined) return wrongFields(json);
  if (!Array.isArray(sections)) return "its sections are no list";
  for (const section of sections) {
    if (!isRecord(section) || !isRecord(section["offset"]) || !isRecord(section["map"])) {
      return "one of its sections has no offset or no map";
    }
    const { line, column } = section["offset"];
    if (!isCount(line) || !isCount(column)) return "one of its sections has no line or column";
    const wrong = wrongShape({ version: 3, ...section["map"] });
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongFields({ sources, names, mappings, sourcesContent }: Readonly<Record<string, unknown>>) {
  if (typeof mappings !== "string") return "it has no mappings";
  // The library takes what is none of these for zeros.
  if (/[^A-Za-z0-9+/,;]/.test(mappings)) return "its mappings are no Base64 VLQ";
  if (!isTextList(sources)) return "its sources are no list of paths";
  if (names !== undefined && !isTextList(names)) return "its names are no list of texts";
  if (sourcesContent !== undefined && !isTextList(sourcesContent))
    return "its sourcesContent is no list of texts";
  return undefined;
}

/** What decoding garbage gives: numbers that stand for nothing. */
function wrongMapping(map: TraceMap): string | undefined {
  for (const [line, segments] of decodedMappings(map).entries()) {
    for (const segment of segments) {
      const [column, source, originalLine, originalColumn, name] = segment;
      if (!isCount(column)) return `line ${line + 1} is mapped at no column`;
      if (source === undefined) continue;
      if (!(source in map.sources)) return `line ${line + 1} names source ${source} of ${map.sources.length}`;
      if (!isCount(originalLine) || !isCount(originalColumn)) {
        return `line ${line + 1} is mapped to line ${originalLine}, column ${originalColumn}`;
      }
      if (name !== undefined && !(name in map.names)) {
        return `line ${line + 1} gives name ${name} of ${map.names.length}`;
      }
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Texts, or null where one is not known. */
function isTextList(value: unknown): value is readonly (string | null)[] {
  return Array.isArray(value) && value.every(entry => entry === null || typeof entry === "string");
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
