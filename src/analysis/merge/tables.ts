import { HashedRows, hashWith, hashWithDouble } from "../../base/hashedRows";
import type { ProfileBuilder } from "../../model/builder";
import { NONE, type Profile } from "../../model/profile";
import { MappingMerger, type MergedMapping } from "./mappings";
import type { StringMerger } from "./strings";

const UNMAPPED: MergedMapping = { row: NONE, shiftLow: 0, shiftHigh: 0 };

/**
 * Carries functions and locations over from one source after another, when they are first asked for; equal ones
 * become one row (`profile/merge.go: mapLocation`, `mapFunction`). Rows of the source are remembered by number.
 */
export class TableMerger {
  /** location of the source → merged location, or NONE until it was asked for. Exposed for the hot loop. */
  locationRows = new Int32Array(0);
  private readonly builder: ProfileBuilder;
  private readonly strings: StringMerger;
  private readonly mappings: MappingMerger;
  private readonly functions = new HashedRows();
  private readonly locations = new HashedRows();
  private source: Profile | undefined;
  /** The source's addresses: low half, high half of each. */
  private addresses: Uint32Array = new Uint32Array(0);
  private functionRows = new Int32Array(0);
  /** The merged functions of the location at hand. */
  private lineFunctions = new Uint32Array(16);

  constructor(builder: ProfileBuilder, strings: StringMerger) {
    this.builder = builder;
    this.strings = strings;
    this.mappings = new MappingMerger(builder, strings);
  }

  /** Goes on to the next source, and to its strings. */
  startSource(profile: Profile): void {
    const { functions, locations } = profile;
    this.source = profile;
    this.strings.startSource(profile.strings);
    this.mappings.startSource(profile.mappings);
    const { buffer, byteOffset, length } = locations.address;
    this.addresses = new Uint32Array(buffer, byteOffset, 2 * length);
    this.functionRows = new Int32Array(functions.count).fill(NONE);
    this.locationRows = new Int32Array(locations.count).fill(NONE);
  }

  /** The merged row of a location of the source. */
  location(row: number): number {
    if (this.locationRows[row] === NONE) this.locationRows[row] = this.mergeLocation(this.source as Profile, row);
    return this.locationRows[row];
  }

  /** Addresses are compared after they were moved: mappings of one row then start at one address. */
  private mergeLocation({ locations, lines }: Profile, row: number): number {
    const sourceMapping = locations.mapping[row];
    const mapping = sourceMapping === NONE ? UNMAPPED : this.mappings.mapping(sourceMapping);
    const low = this.addresses[2 * row] + mapping.shiftLow;
    const addressLow = low >>> 0;
    const carry = low > 0xffffffff ? 1 : 0;
    const addressHigh = (this.addresses[2 * row + 1] + mapping.shiftHigh + carry) >>> 0;
    const first = locations.firstLine[row];
    const count = locations.lineCount[row];
    let hash = hashWith(hashWith(addressLow, addressHigh), mapping.row * 2 + locations.isFolded[row]);
    if (count > this.lineFunctions.length) this.lineFunctions = new Uint32Array(2 * count);
    for (let index = 0; index < count; index++) {
      const line = first + index;
      const functionRow = this.functionRow(lines.functionRow[line]);
      this.lineFunctions[index] = functionRow;
      hash = hashWithDouble(hashWith(hash, functionRow), lines.lineNumber[line]);
      hash = hashWithDouble(hash, lines.columnNumber[line]);
    }
    const { builder } = this;
    let known = this.locations.first(hash);
    for (; known >= 0; known = this.locations.next()) {
      const isEqual =
        builder.locationAddress.low.get(known) === addressLow &&
        builder.locationAddress.high.get(known) === addressHigh &&
        builder.locationMapping.get(known) === mapping.row &&
        builder.locationIsFolded.get(known) === locations.isFolded[row] &&
        this.hasLines(known, lines, first, count);
      if (isEqual) return known;
    }
    const merged = this.locations.add();
    builder.locationIds.findOrAdd(merged + 1, 0);
    builder.locationOrder.push(merged);
    builder.describeLocation(merged);
    builder.locationMapping.set(merged, mapping.row);
    builder.locationAddress.set(merged, addressLow, addressHigh);
    builder.locationFirstLine.set(merged, builder.lineFunction.length);
    builder.locationLineCount.set(merged, count);
    builder.locationIsFolded.set(merged, locations.isFolded[row]);
    for (let index = 0; index < count; index++) {
      builder.lineFunction.push(this.lineFunctions[index]);
      builder.lineNumber.push(lines.lineNumber[first + index]);
      builder.lineColumn.push(lines.columnNumber[first + index]);
    }
    return merged;
  }

  /** Whether a merged location has these lines of the source, of the functions in `lineFunctions`. */
  private hasLines(known: number, lines: Profile["lines"], first: number, count: number): boolean {
    const { builder } = this;
    if (builder.locationLineCount.get(known) !== count) return false;
    const knownFirst = builder.locationFirstLine.get(known);
    for (let index = 0; index < count; index++) {
      const isEqual =
        builder.lineFunction.get(knownFirst + index) === this.lineFunctions[index] &&
        builder.lineNumber.get(knownFirst + index) === lines.lineNumber[first + index] &&
        builder.lineColumn.get(knownFirst + index) === lines.columnNumber[first + index];
      if (!isEqual) return false;
    }
    return true;
  }

  private functionRow(row: number): number {
    if (this.functionRows[row] === NONE) this.functionRows[row] = this.mergeFunction(this.source as Profile, row);
    return this.functionRows[row];
  }

  private mergeFunction({ functions }: Profile, row: number): number {
    const { builder, strings } = this;
    const name = strings.string(functions.name[row]);
    const systemName = strings.string(functions.systemName[row]);
    const filename = strings.string(functions.filename[row]);
    const startLine = functions.startLine[row];
    const hash = hashWithDouble(hashWith(hashWith(name, systemName), filename), startLine);
    let known = this.functions.first(hash);
    for (; known >= 0; known = this.functions.next()) {
      const isEqual =
        builder.functionName.get(known) === name &&
        builder.functionSystemName.get(known) === systemName &&
        builder.functionFilename.get(known) === filename &&
        builder.functionStartLine.get(known) === startLine;
      if (isEqual) return known;
    }
    const merged = this.functions.add();
    builder.functionIds.findOrAdd(merged + 1, 0);
    builder.functionOrder.push(merged);
    builder.describeFunction(merged);
    builder.functionName.set(merged, name);
    builder.functionSystemName.set(merged, systemName);
    builder.functionFilename.set(merged, filename);
    builder.functionStartLine.set(merged, startLine);
    return merged;
  }
}
