import { SAMPLES_PER_STEP } from "../totals";
import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import { generatedPosition, renamedAnonymous } from "./generatedPosition";
import type { NoPosition, OriginalPosition, OriginalPositions } from "./originalPositions";
import { RemappedFunctions } from "./remappedFunctions";

/** What became of the functions of one bundle. A function is counted where most can be said of it. */
export interface BundleCounts {
  /** Functions whose original place is known, … */
  mapped: number;
  /** … of these, those whose name changed, */
  renamed: number;
  /** and those of which the profile has no column and the line holds more than one original line. */
  uncertain: number;
  /** Functions that stay as they are, by why. `unplaced`: the profile has no line of them. */
  readonly left: { [Why in NoPosition | "unplaced"]: number };
}

/** A profile read through source maps. */
export interface Remapping {
  readonly profile: Profile;
  /** The bundle's file, as the profile names it → its counts. */
  readonly counts: ReadonlyMap<string, BundleCounts>;
}

/**
 * Puts original files, lines, columns and names in the place of those of bundles, as the recorder would have written
 * them had it had the maps. Samples, their stacks and values, and the locations stay; functions that become equal
 * (name, file, start line) become one, as in pprof's merge, and one whose lines come from several files becomes
 * several. What has no original position stays as it is. The given profile is not changed.
 * @param positionsOf a file of the profile → what its source map says; undefined where it has none
 */
export function* remapProfile(
  profile: Profile,
  positionsOf: (file: string) => OriginalPositions | undefined,
): Steps<Remapping> {
  const remapper = new Remapper(profile, positionsOf);
  yield* inRanges(profile.lines.count, SAMPLES_PER_STEP, (from, to) => remapper.add(from, to));
  return remapper.finish();
}

/** What can be said best of a function counts. */
const BEST: readonly (OriginalPosition["certainty"] | NoPosition | "unplaced")[] = [
  "exact",
  "first",
  "file",
  "ambiguous",
  "beyond",
  "unmapped",
  "unplaced",
];

class Remapper {
  private readonly profile: Profile;
  private readonly functions: RemappedFunctions;
  /** function → what its bundle's map says; undefined where it is of no bundle. */
  private readonly positions: (OriginalPositions | undefined)[];
  private readonly functionRow: Uint32Array;
  private readonly lineNumber: Float64Array;
  private readonly columnNumber: Float64Array;
  /** function → index in BEST, or NONE where no line is of it. */
  private readonly outcome: Int8Array;
  private readonly isRenamed: Uint8Array;

  constructor(profile: Profile, positionsOf: (file: string) => OriginalPositions | undefined) {
    const { functions, lines, strings } = profile;
    this.profile = profile;
    const known = new Map<number, OriginalPositions | undefined>();
    this.positions = Array.from(functions.filename, file => {
      if (!known.has(file)) known.set(file, positionsOf(strings.text(file)));
      return known.get(file);
    });
    const originals = new Set([...known.values()].flatMap(positions => positions?.originalFiles() ?? []));
    this.functions = new RemappedFunctions(profile, originals);
    this.functionRow = lines.functionRow.slice();
    this.lineNumber = lines.lineNumber.slice();
    this.columnNumber = lines.columnNumber.slice();
    this.outcome = new Int8Array(functions.count).fill(NONE);
    this.isRenamed = new Uint8Array(functions.count);
  }

  add(from: number, to: number): void {
    for (let line = from; line < to; line++) {
      const row = this.profile.lines.functionRow[line];
      const positions = this.positions[row];
      if (positions === undefined) this.functionRow[line] = this.functions.kept(row);
      else this.addMapped(line, row, positions);
    }
  }

  private addMapped(line: number, row: number, positions: OriginalPositions): void {
    const { functions, strings } = this.profile;
    const name = strings.text(functions.name[row]);
    const generated = generatedPosition(this.lineNumber[line], this.columnNumber[line], name);
    const original = generated.line > 0 ? positions.at(generated) : "unplaced";
    const isMapped = typeof original === "object";
    const outcome = BEST.indexOf(isMapped ? original.certainty : original);
    if (this.outcome[row] === NONE || outcome < this.outcome[row]) this.outcome[row] = outcome;
    if (!isMapped) {
      this.functionRow[line] = this.functions.kept(row);
      return;
    }
    const originalName =
      renamedAnonymous(name, original.line, original.column) ?? positions.nameOf(name, generated);
    if (originalName !== name) this.isRenamed[row] = 1;
    this.functionRow[line] = this.functions.mapped(row, {
      name: originalName,
      file: original.file,
      startLine: this.startLine(row, generated.line, original, positions),
    });
    this.lineNumber[line] = original.line;
    this.columnNumber[line] = original.column;
  }

  /** 0, which is unknown, where it is not in the same original file. */
  private startLine(
    row: number,
    generatedLine: number,
    { file, line }: OriginalPosition,
    positions: OriginalPositions,
  ): number {
    const { line: start, column } = generatedPosition(this.profile.functions.startLine[row], 0, "");
    if (start <= 0) return 0;
    if (start === generatedLine && column === 0) return line;
    const original = positions.at({ line: start, column });
    return typeof original === "object" && original.file === file ? original.line : 0;
  }

  finish(): Remapping {
    const { profile } = this;
    const lines = {
      count: profile.lines.count,
      functionRow: this.functionRow,
      lineNumber: this.lineNumber,
      columnNumber: this.columnNumber,
    };
    return { profile: { ...profile, lines, ...this.functions.finish() }, counts: this.counts() };
  }

  private counts(): Map<string, BundleCounts> {
    const { functions, strings } = this.profile;
    const counts = new Map<string, BundleCounts>();
    for (const [row, positions] of this.positions.entries()) {
      if (positions === undefined || this.outcome[row] === NONE) continue;
      const file = strings.text(functions.filename[row]);
      let count = counts.get(file);
      if (count === undefined) {
        const left = { unmapped: 0, beyond: 0, ambiguous: 0, unplaced: 0 };
        count = { mapped: 0, renamed: 0, uncertain: 0, left };
        counts.set(file, count);
      }
      const outcome = BEST[this.outcome[row]];
      if (outcome === "exact" || outcome === "first" || outcome === "file") {
        count.mapped++;
        count.renamed += this.isRenamed[row];
        if (outcome !== "exact") count.uncertain++;
      } else count.left[outcome]++;
    }
    return counts;
  }
}
