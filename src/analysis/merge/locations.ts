import { foldedDouble, HASH_START, HashedRows, hashWith } from "../../base/hashedRows";
import { type LineTable, type LocationTable, NONE, type Profile } from "../../model/profile";
import { countedIds, countedOrder } from "./counted";
import { FunctionMerger } from "./functions";
import { MappingMerger, type MergedMapping } from "./mappings";
import type { StringMerger } from "./strings";

const UNMAPPED: MergedMapping = { row: NONE, shiftLow: 0, shiftHigh: 0 };

/**
 * Carries locations, and the mappings and functions they name, over from one source after another, when they are
 * first asked for; equal ones become one row (`profile/merge.go: mapLocation`).
 */
export class LocationMerger {
  /** location of the source → merged location, or NONE until it was asked for. Exposed for the hot loop. */
  known = new Int32Array(0);
  private readonly strings: StringMerger;
  private readonly mappings: MappingMerger;
  private readonly functions: FunctionMerger;
  private readonly rows: HashedRows;
  private readonly mapping: Int32Array<ArrayBuffer>;
  /** location → low half, high half of its address, moved to where the merged mapping starts. */
  private readonly address: Uint32Array<ArrayBuffer>;
  private readonly firstLine: Uint32Array<ArrayBuffer>;
  private readonly lineCount: Uint32Array<ArrayBuffer>;
  private readonly isFolded: Uint8Array<ArrayBuffer>;
  private readonly functionRow: Uint32Array<ArrayBuffer>;
  private readonly lineNumber: Float64Array<ArrayBuffer>;
  private readonly columnNumber: Float64Array<ArrayBuffer>;
  /** Lines so far; those of the location at hand are written behind them. */
  private lineEnd = 0;
  private source: Profile | undefined;
  private sourceAddress: Uint32Array = new Uint32Array(0);

  constructor(sources: readonly Profile[], strings: StringMerger) {
    const most = (count: (profile: Profile) => number) =>
      sources.reduce((sum, profile) => sum + count(profile), 0);
    this.strings = strings;
    this.mappings = new MappingMerger(strings);
    this.functions = new FunctionMerger(
      strings,
      most(({ functions }) => functions.count),
    );
    const mostLocations = most(({ locations }) => locations.count);
    this.rows = new HashedRows(mostLocations);
    this.mapping = new Int32Array(mostLocations);
    this.address = new Uint32Array(2 * mostLocations);
    this.firstLine = new Uint32Array(mostLocations);
    this.lineCount = new Uint32Array(mostLocations);
    this.isFolded = new Uint8Array(mostLocations);
    const mostLines = most(({ locations }) => sum(locations.lineCount));
    this.functionRow = new Uint32Array(mostLines);
    this.lineNumber = new Float64Array(mostLines);
    this.columnNumber = new Float64Array(mostLines);
  }

  /** Goes on to the next source, and to its strings. */
  startSource(profile: Profile): void {
    const { buffer, byteOffset, length } = profile.locations.address;
    this.source = profile;
    this.sourceAddress = new Uint32Array(buffer, byteOffset, 2 * length);
    this.strings.startSource(profile.strings);
    this.mappings.startSource(profile.mappings);
    this.functions.startSource(profile.functions);
    this.known = new Int32Array(profile.locations.count).fill(NONE);
  }

  /** The merged row of a location of the source. */
  location(row: number): number {
    let merged = this.known[row];
    if (merged === NONE) {
      merged = this.merge(this.source as Profile, row);
      this.known[row] = merged;
    }
    return merged;
  }

  finish(): Pick<Profile, "locations" | "lines" | "functions" | "mappings"> {
    const { count } = this.rows;
    const { lineEnd } = this;
    const locations: LocationTable = {
      count,
      ids: countedIds(count),
      order: countedOrder(count),
      mapping: this.mapping.subarray(0, count),
      address: new BigUint64Array(this.address.buffer, 0, count),
      firstLine: this.firstLine.subarray(0, count),
      lineCount: this.lineCount.subarray(0, count),
      isFolded: this.isFolded.subarray(0, count),
    };
    const lines: LineTable = {
      count: lineEnd,
      functionRow: this.functionRow.subarray(0, lineEnd),
      lineNumber: this.lineNumber.subarray(0, lineEnd),
      columnNumber: this.columnNumber.subarray(0, lineEnd),
    };
    return { locations, lines, functions: this.functions.finish(), mappings: this.mappings.finish() };
  }

  /** Addresses are compared after they were moved: mappings of one row then start at one address. */
  private merge({ locations, lines }: Profile, row: number): number {
    const sourceMapping = locations.mapping[row];
    const mapping = sourceMapping === NONE ? UNMAPPED : this.mappings.mapping(sourceMapping);
    const lowSum = this.sourceAddress[2 * row] + mapping.shiftLow;
    const low = lowSum >>> 0;
    const high = (this.sourceAddress[2 * row + 1] + mapping.shiftHigh + (lowSum > low ? 1 : 0)) >>> 0;
    const isFolded = locations.isFolded[row];
    const lineCount = locations.lineCount[row];
    let hash = hashWith(hashWith(hashWith(HASH_START, low), high), 2 * mapping.row + isFolded);
    hash = this.writeLines(hash, lines, locations.firstLine[row], lineCount);
    let known = this.rows.first(hash);
    for (; known >= 0; known = this.rows.next()) {
      const isEqual =
        this.address[2 * known] === low &&
        this.address[2 * known + 1] === high &&
        this.mapping[known] === mapping.row &&
        this.isFolded[known] === isFolded &&
        this.hasLines(known, lineCount);
      if (isEqual) return known;
    }
    const merged = this.rows.add();
    this.mapping[merged] = mapping.row;
    this.address[2 * merged] = low;
    this.address[2 * merged + 1] = high;
    this.firstLine[merged] = this.lineEnd;
    this.lineCount[merged] = lineCount;
    this.isFolded[merged] = isFolded;
    this.lineEnd += lineCount;
    return merged;
  }

  /** Writes lines behind the others; returns the hash with them. */
  private writeLines(hash: number, lines: LineTable, first: number, count: number): number {
    let hashed = hash;
    for (let index = 0; index < count; index++) {
      const to = this.lineEnd + index;
      const functionRow = this.functions.functionRow(lines.functionRow[first + index]);
      const lineNumber = lines.lineNumber[first + index];
      const columnNumber = lines.columnNumber[first + index];
      this.functionRow[to] = functionRow;
      this.lineNumber[to] = lineNumber;
      this.columnNumber[to] = columnNumber;
      hashed = hashWith(hashed, functionRow);
      hashed = hashWith(hashWith(hashed, foldedDouble(lineNumber)), foldedDouble(columnNumber));
    }
    return hashed;
  }

  /** Whether a merged location has the lines just written. */
  private hasLines(known: number, count: number): boolean {
    if (this.lineCount[known] !== count) return false;
    const first = this.firstLine[known];
    for (let index = 0; index < count; index++) {
      const isEqual =
        this.functionRow[first + index] === this.functionRow[this.lineEnd + index] &&
        this.lineNumber[first + index] === this.lineNumber[this.lineEnd + index] &&
        this.columnNumber[first + index] === this.columnNumber[this.lineEnd + index];
      if (!isEqual) return false;
    }
    return true;
  }
}

function sum(counts: Uint32Array): number {
  let all = 0;
  for (let index = 0; index < counts.length; index++) all += counts[index];
  return all;
}
