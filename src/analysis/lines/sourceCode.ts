import { type ByteText, textOf } from "../../base/byteText";
import { cleanPath } from "../../base/goPaths";
import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import { hasColumn, placeInFile } from "../../names/shape/packedLine";

/** A function in one of its files: what `list` has a routine of. */
export interface FunctionInFile {
  /** As the profile has it. */
  readonly name: string;
  /** Its file among `SourceCode.files`, or NONE. */
  readonly file: number;
}

/**
 * The files and functions of a profile's lines. Paths that are the same when cleaned (`filepath.Clean`) are one file,
 * as in pprof's graph; functions are told apart by name and file.
 */
export interface SourceCode {
  /** With plain line numbers: without the columns that some profilers pack into them. */
  readonly profile: Profile;
  /** file → its path as the profile has it (the first spelling met). */
  readonly files: readonly string[];
  readonly functions: readonly FunctionInFile[];
  /** function row → file, or NONE where the profile says none. */
  readonly fileOfRow: Int32Array;
  /** function row → its place in `functions`; NONE for a function without a name. */
  readonly functionOfRow: Int32Array;
}

/** Function rows between two pauses. */
const ROWS_PER_STEP = 1 << 12;

/** @param hasOwnNumbers line numbers are taken as the profile has them */
export function* sourceCode(whole: Profile, hasOwnNumbers: boolean): Steps<SourceCode> {
  const profile = hasOwnNumbers ? whole : withPlainLines(whole);
  const { functions, strings } = profile;
  const files: string[] = [];
  const fileOfPath = new Map<ByteText, number>();
  const fileOfString = new Map<number, number>();
  const fileOf = (index: number): number => {
    let file = fileOfString.get(index);
    if (file !== undefined) return file;
    const path = strings.byteText(index);
    const clean = path === "" ? "" : cleanPath(path);
    file = path === "" ? NONE : (fileOfPath.get(clean) ?? files.length);
    if (file === files.length) {
      files.push(textOf(path));
      fileOfPath.set(clean, file);
    }
    fileOfString.set(index, file);
    return file;
  };
  const known: FunctionInFile[] = [];
  const placeOf = new Map<string, number>();
  const fileOfRow = new Int32Array(functions.count);
  const functionOfRow = new Int32Array(functions.count).fill(NONE);
  for (let row = 0; row < functions.count; row++) {
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const file = fileOf(functions.filename[row]);
    fileOfRow[row] = file;
    const name = functions.name[row];
    if (strings.isEmpty(name)) continue;
    const key = `${strings.identity(name)} ${file}`;
    let place = placeOf.get(key);
    if (place === undefined) {
      place = known.length;
      known.push({ name: strings.text(name), file });
      placeOf.set(key, place);
    }
    functionOfRow[row] = place;
  }
  return { profile, files, functions: known, fileOfRow, functionOfRow };
}

/** The same profile where no line number has a column in it. */
function withPlainLines(profile: Profile): Profile {
  const plain = (numbers: Float64Array) =>
    numbers.some(hasColumn) ? numbers.map(number => placeInFile(number).line) : numbers;
  const lineNumber = plain(profile.lines.lineNumber);
  const startLine = plain(profile.functions.startLine);
  if (lineNumber === profile.lines.lineNumber && startLine === profile.functions.startLine) return profile;
  return {
    ...profile,
    lines: { ...profile.lines, lineNumber },
    functions: { ...profile.functions, startLine },
  };
}
