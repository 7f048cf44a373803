import type { ByteText } from "../../base/byteText";
import { parseUint64 } from "../../base/goIntegers";
import { everyNth, type Steps } from "../../base/steps";
import type { DraftMapping } from "./draft";
import { LINES_PER_STEP, type LineScanner, trimSpace } from "./lineScanner";

// `legacy_profile.go: procMapsRE, briefMapsRE`, which Go matches in linear time. Backtracking, two neighbouring
// numbers can be told apart in as many ways as they have digits; the three ways that can matter are spelled out.
const BLANK = "[\\t\\n\\f\\r ]";
const BEYOND_BLANK = "[^\\t\\n\\f\\r ]";
const HEX = "[\\da-fA-F]";
const WHOLE_HEX = `(${HEX}+)(?!${HEX})`;
const RANGE =
  `^${BLANK}*(?:0x)?(?:` +
  // Apart: 400000-500000, 400000 0x500000.
  `${WHOLE_HEX}[\\t\\n\\f\\r -]?${BLANK}*(?:0x)?${WHOLE_HEX}|` +
  // The 0 of an 0x right behind is no digit of the first.
  `(${HEX}+)(?=0x${HEX})0x${WHOLE_HEX}|` +
  // One number alone: its last digit is the second.
  `(${HEX}+)(?=${HEX}(?!${HEX}))(${HEX})):?`;
const PERMISSIONS = `(?:${BLANK}+([-rwxp]+))?`;
const WORD = `(?:${BLANK}+(${BEYOND_BLANK}+))?`;
const NUMBER = `(?:${BLANK}+(${HEX}+))?`;
const AT_OFFSET = `(?:${BLANK}+\\(@(${HEX}+)\\))?`;

/** `/proc/self/maps`: `400000-500000 r-xp 00001000 fc:01 1234 /bin/server`. */
const PROC_MAPS = new RegExp(`${RANGE}${PERMISSIONS}${NUMBER}${BLANK}+${HEX}+:${HEX}+${BLANK}+\\d+${WORD}`);
/** `400000-500000: /bin/server (@1000) buildid`. */
const BRIEF_MAPS = new RegExp(`${RANGE}${PERMISSIONS}${WORD}${AT_OFFSET}${NUMBER}`);

/** `I0102 15:04:05.000000 1 file.cc:12] `, with which a logged line begins. */
const LOG_PREFIX = /^[^[\]]+:\d+\][\t\n\f\r ]/;

/** The executable mappings that the scanner's further lines describe; what is no mapping is left out (`ParseProcMaps`). */
export function* readMappings(scanner: LineScanner): Steps<DraftMapping[]> {
  const mappings: DraftMapping[] = [];
  const variables = new Variables();
  const isPause = everyNth(LINES_PER_STEP);
  while (scanner.next()) {
    if (isPause()) yield;
    const line = variables.fillIn(scanner.line.replace(LOG_PREFIX, ""));
    const mapping = readMapping(line);
    if (mapping === undefined) variables.take(line);
    else if (mapping !== "not executable") mappings.push(mapping);
  }
  return mappings;
}

/** The mapping that one line describes; undefined where it describes none (`parseMappingEntry`). */
export function readMapping(line: ByteText): DraftMapping | "not executable" | undefined {
  const proc = PROC_MAPS.exec(line);
  const parts = proc ?? BRIEF_MAPS.exec(line);
  if (parts === null) return undefined;
  const [, startApart, endApart, startClose, endClose, startAlone, endAlone, permissions = "", ...rest] =
    parts;
  const [offset = "", file = "", buildId = ""] =
    proc === null ? [rest[1], rest[0], rest[2]] : [rest[0], rest[1]];
  if (permissions !== "" && !permissions.includes("x")) return "not executable";
  const start = parseUint64(startApart ?? startClose ?? startAlone ?? "", 16);
  const limit = parseUint64(endApart ?? endClose ?? endAlone ?? "", 16);
  const offsetNumber = parseUint64(offset === "" ? "0" : offset, 16);
  if (!start.ok || !limit.ok || !offsetNumber.ok) return undefined;
  return { start: start.value, limit: limit.value, offset: offsetNumber.value, file, buildId };
}

/** More are not looked at; a file has one or two. */
const MOST_VARIABLES = 256;

/** `build=/bin/server`: `$build` in further lines stands for what is behind the sign (`strings.NewReplacer`). */
class Variables {
  /** With their `$`; where several fit the first counts. */
  private readonly texts = new Map<ByteText, ByteText>();

  /** Takes note of an assignment; any other line means nothing. */
  take(line: ByteText): void {
    const sign = line.indexOf("=");
    if (sign < 0 || this.texts.size >= MOST_VARIABLES) return;
    const name = `$${trimSpace(line.slice(0, sign))}`;
    if (!this.texts.has(name)) this.texts.set(name, trimSpace(line.slice(sign + 1)));
  }

  /** The line with texts for names. */
  fillIn(line: ByteText): ByteText {
    if (this.texts.size === 0) return line;
    let filled = "";
    let from = 0;
    let at = line.indexOf("$");
    while (at >= 0) {
      const found = this.nameAt(line, at);
      filled += line.slice(from, at) + (found === undefined ? "$" : this.texts.get(found));
      from = at + (found?.length ?? 1);
      at = line.indexOf("$", from);
    }
    return filled + line.slice(from);
  }

  private nameAt(line: ByteText, position: number): ByteText | undefined {
    for (const name of this.texts.keys()) if (line.startsWith(name, position)) return name;
    return undefined;
  }
}
