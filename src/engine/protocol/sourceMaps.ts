import type { Warning } from "../../base/problem";
import type { Query } from "./query";

/** A bundle of the profile, and its source map as it was found. */
export interface SourceMapFile {
  /** The bundle's file, as the profile names it. */
  readonly file: string;
  /** What the user knows the map by. */
  readonly name: string;
  /** Absent where the map is in the bundle. */
  readonly map: Uint8Array | undefined;
  /** The bundle itself, where it was found as well. */
  readonly code: Uint8Array | undefined;
}

/**
 * Has the engine read the profile through source maps from now on, for questions that say so (`Query.sourceMaps`), in
 * the place of those before.
 */
export interface UseSourceMapsQuestion extends Query {
  readonly kind: "useSourceMaps";
  /** What later questions name these maps by. */
  readonly id: number;
  readonly files: readonly SourceMapFile[];
}

/** What a source map made of the functions of its bundle. */
export interface MappedBundle {
  readonly file: string;
  readonly map: string;
  /** Functions with an original place, … */
  readonly mapped: number;
  /** … those of them that have another name, … */
  readonly renamed: number;
  /** … and those whose line, or no more than their file, had to be guessed without a column. */
  readonly uncertain: number;
  /** Functions that stay as they are, since on their line there is code of several files and they have no column, … */
  readonly ambiguous: number;
  /** … since the map ends before them, … */
  readonly beyond: number;
  /** … since the map has nothing there, or the profile has no line. */
  readonly unmapped: number;
  /** Original files that the map carries the text of. */
  readonly texts: readonly string[];
}

export interface UseSourceMapsAnswer {
  readonly kind: "useSourceMaps";
  readonly id: number;
  /** Of maps that could be read. */
  readonly bundles: readonly MappedBundle[];
  /** Maps that could not be read. */
  readonly warnings: readonly Warning[];
}

/** The text of an original file that a source map carries. */
export interface OriginalTextQuestion extends Query {
  readonly kind: "originalText";
  /** As in `MappedBundle.texts`. */
  readonly file: string;
}

export interface OriginalTextAnswer {
  readonly kind: "originalText";
  /** Absent where no map in use has it. */
  readonly text: string | undefined;
}

/** What frames are called where the profile is read the other way: through source maps, or as it is. */
export interface CounterpartsQuestion extends Query {
  readonly kind: "counterparts";
  /** `UseSourceMapsQuestion.id`. */
  readonly id: number;
  /** Whether the answer's names are those of the profile as it is; else of the profile as it is read through the maps. */
  readonly areRaw: boolean;
  /** As pprof prints frames under the options. */
  readonly frames: readonly string[];
}

export interface CounterpartsAnswer {
  readonly kind: "counterparts";
  /** One per frame asked for; where several are, the one with most locations; the name itself where there is none. */
  readonly names: readonly string[];
}
