import {
  decodedMappings,
  type SourceMapSegment,
  type TraceMap,
  traceSegment,
} from "@jridgewell/trace-mapping";
import type { GeneratedPosition } from "./generatedPosition";
import { originalName } from "./originalName";
import { besides } from "./besides";

/** Where something stood before its bundle was made. */
export interface OriginalPosition {
  readonly file: string;
  /** From 1; 0 where only the file can be told. */
  readonly line: number;
  /** From 1; 0 where the profile has no column. */
  readonly column: number;
  /** `first`: several original lines are on the generated one, and the first is taken. */
  readonly certainty: "exact" | "first" | "file";
}

/**
 * Why a position has no original one: nothing is mapped there, it is behind all that is mapped (another build's map),
 * or its line holds several files and the profile has no column.
 */
export type NoPosition = "unmapped" | "beyond" | "ambiguous";

/** So many original lines on one generated line are a statement; more are a minified file. */
const MOST_LINES = 10;

const IDENTIFIER_HERE = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*/uy;
/** Words that begin a function and do not name it. */
const NO_NAMES: ReadonlySet<string> = new Set(
  "async await class const default export extends function get let new return set static this var".split(" "),
);

/** A mapping with an original position. */
type MappedSegment = Exclude<SourceMapSegment, readonly [number]>;

/** What a source map says of one bundle. */
export class OriginalPositions {
  private readonly map: TraceMap;
  private readonly code: string | undefined;
  private codeLines: readonly string[] | undefined;
  /** source → its path, where it has one. */
  private readonly files: readonly (string | undefined)[];
  private readonly contents = new Map<number, readonly string[]>();
  /** generated line → what it is without a column: lines of minified bundles are long. */
  private readonly ofLines = new Map<number, OriginalPosition | NoPosition>();

  /**
   * @param file the bundle's file as the profile names it: where the original files are is worked out from it
   * @param code the bundle itself, where it is at hand
   */
  constructor(map: TraceMap, file: string, code: string | undefined) {
    this.map = map;
    this.code = code;
    this.files = map.sources.map((source, index) =>
      source === null ? undefined : besides(file, map.resolvedSources[index] || source),
    );
  }

  /** The original files that have a path. */
  originalFiles(): readonly string[] {
    return this.files.filter(file => file !== undefined);
  }

  /** An original file's text, where the map carries it. */
  content(file: string): string | undefined {
    const source = this.files.indexOf(file);
    return source < 0 ? undefined : (this.map.sourcesContent?.[source] ?? undefined);
  }

  /** The original position of a position whose line is known. */
  at({ line, column }: GeneratedPosition): OriginalPosition | NoPosition {
    const segments = decodedMappings(this.map)[line - 1];
    if (segments === undefined) return "beyond";
    if (column === 0) {
      let known = this.ofLines.get(line);
      if (known === undefined) {
        known = this.atLine(segments);
        this.ofLines.set(line, known);
      }
      return known;
    }
    const segment = traceSegment(this.map, line - 1, column - 1);
    if (segment === null || segment.length === 1) return "unmapped";
    const file = this.files[segment[1]];
    if (file === undefined) return "unmapped";
    return { file, line: segment[2] + 1, column: segment[3] + 1, certainty: "exact" };
  }

  /** Without a column: the line's first mapping, where what is on it belongs together. */
  private atLine(segments: readonly SourceMapSegment[]): OriginalPosition | NoPosition {
    const mapped = segments.filter((segment): segment is MappedSegment => this.fileOf(segment) !== undefined);
    const [first] = mapped;
    if (first === undefined) return "unmapped";
    if (mapped.some(([, source]) => source !== first[1])) return "ambiguous";
    const file = this.files[first[1]] ?? "";
    const lineCount = new Set(mapped.map(([, , line]) => line)).size;
    if (lineCount > MOST_LINES) return { file, line: 0, column: 0, certainty: "file" };
    return { file, line: first[2] + 1, column: 0, certainty: lineCount > 1 ? "first" : "exact" };
  }

  /** What the function that begins at a position was called; the name itself where that is not told. */
  nameOf(generatedName: string, { line, column }: GeneratedPosition): string {
    if (column === 0) return generatedName;
    const nameAt = (at: number) => this.identifierAt(line - 1, at);
    return originalName(generatedName, column - 1, this.codeLine(line - 1), nameAt);
  }

  /**
   * What a generated identifier was: by the map's names, or, since not all bundlers write them, by what stands at its
   * place in the original text. @param line from 0
   */
  private identifierAt(line: number, column: number): string | undefined {
    const segment = traceSegment(this.map, line, column);
    if (!segment || segment[0] !== column || segment.length === 1) return undefined;
    const name = segment.length === 5 ? this.map.names[segment[4]] : undefined;
    IDENTIFIER_HERE.lastIndex = segment[3];
    const word = IDENTIFIER_HERE.exec(this.originalLine(segment[1], segment[2]) ?? "")?.[0];
    if (word === undefined || NO_NAMES.has(word)) return name;
    // Names that bundlers made are names of maps as well: `_Parser`, `render2`.
    return name === undefined || isMadeOf(word, name) ? word : name;
  }

  private fileOf(segment: SourceMapSegment): string | undefined {
    return segment.length === 1 ? undefined : this.files[segment[1]];
  }

  private codeLine(line: number): string | undefined {
    this.codeLines ??= this.code === undefined ? [] : linesOf(this.code);
    return this.codeLines[line];
  }

  private originalLine(source: number, line: number): string | undefined {
    let lines = this.contents.get(source);
    if (lines === undefined) {
      lines = linesOf(this.map.sourcesContent?.[source] ?? "");
      this.contents.set(source, lines);
    }
    return lines[line];
  }
}

function isMadeOf(word: string, name: string): boolean {
  return name.replace(/^_+/, "").replace(/\$?\d+$/, "") === word.replace(/^_+/, "").replace(/\$?\d+$/, "");
}

/** Lines as JavaScript has them, which source maps count. */
function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}
