import type { ProfileBuilder } from "../../model/builder";
import { NONE, type Profile } from "../../model/profile";

const PAGE_BYTES = 0x1000n;
/** The key of the empty string that is not string 0. */
const EMPTY_VALUE = "\u0000empty";
const WORD = 0xffffffffn;

/**
 * Carries strings, functions, mappings and locations over from one source after another; equal ones become one
 * row (the keys are those of `profile/merge.go`). Rows of the current source are remembered by number.
 */
export class TableMerger {
  private readonly builder: ProfileBuilder;
  private readonly strings = new Map<string, number>();
  private readonly functions = new Map<string, number>();
  private readonly mappings = new Map<string, { row: number; start: bigint }>();
  private readonly locations = new Map<string, number>();
  private source: Profile | undefined;
  private stringRows = new Map<number, number>();
  private functionRows = new Int32Array(0);
  private mappingRows: { row: number; shift: bigint }[] = [];
  private locationRows = new Int32Array(0);

  constructor(builder: ProfileBuilder) {
    this.builder = builder;
    this.textIndex("");
  }

  /** Goes on to the next source. */
  startSource(profile: Profile): void {
    this.source = profile;
    this.stringRows = new Map();
    this.functionRows = new Int32Array(profile.functions.count).fill(NONE);
    this.mappingRows = [];
    this.locationRows = new Int32Array(profile.locations.count).fill(NONE);
    // The first mapping seen is the main binary.
    if (this.mappings.size === 0 && profile.mappings.main !== NONE)
      this.mapping(profile, profile.mappings.main);
  }

  /** The merged index of a text. */
  textIndex(text: string): number {
    const known = this.strings.get(text);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(text);
    return this.addString(text, bytes);
  }

  /** The merged index of a string of the current source. */
  string(index: number): number {
    let merged = this.stringRows.get(index);
    if (merged === undefined) {
      const { strings } = this.current;
      const key = strings.key(index);
      merged = this.strings.get(key) ?? this.addString(key, strings.bytes(index));
      this.stringRows.set(index, merged);
    }
    return merged;
  }

  /** The same for a label's text or unit: an empty string that is not string 0 is a value all the same. */
  labelString(index: number): number {
    if (index === 0 || !this.current.strings.isEmpty(index)) return this.string(index);
    return this.strings.get(EMPTY_VALUE) ?? this.addString(EMPTY_VALUE, new Uint8Array(0));
  }

  /** The merged row of a location of the current source. */
  location(row: number): number {
    let merged = this.locationRows[row];
    if (merged === NONE) {
      merged = this.mergeLocation(this.current, row);
      this.locationRows[row] = merged;
    }
    return merged;
  }

  private get current(): Profile {
    if (this.source === undefined) throw new Error("no source was started");
    return this.source;
  }

  private addString(key: string, bytes: Uint8Array): number {
    const index = this.builder.strings.count;
    this.builder.strings.add(bytes, 0, bytes.length);
    this.strings.set(key, index);
    return index;
  }

  private mergeLocation(profile: Profile, row: number): number {
    const { locations, lines } = profile;
    const { builder } = this;
    const sourceMapping = locations.mapping[row];
    const mapping = sourceMapping === NONE ? undefined : this.mapping(profile, sourceMapping);
    const address = BigInt.asUintN(64, locations.address[row] + (mapping?.shift ?? 0n));
    const start = sourceMapping === NONE ? 0n : profile.mappings.start[sourceMapping];
    const relative = BigInt.asUintN(64, locations.address[row] - start);
    const first = locations.firstLine[row];
    const count = locations.lineCount[row];
    let key = `${relative} ${mapping?.row ?? NONE} ${locations.isFolded[row]}`;
    const functionRows: number[] = [];
    for (let line = first; line < first + count; line++) {
      const functionRow = this.functionRow(profile, lines.functionRow[line]);
      functionRows.push(functionRow);
      key += `|${functionRow} ${lines.lineNumber[line]} ${lines.columnNumber[line]}`;
    }
    const known = this.locations.get(key);
    if (known !== undefined) return known;
    const merged = this.locations.size;
    this.locations.set(key, merged);
    builder.locationIds.findOrAdd(merged + 1, 0);
    builder.locationOrder.push(merged);
    builder.describeLocation(merged);
    builder.locationMapping.set(merged, mapping?.row ?? NONE);
    builder.locationAddress.set(merged, ...halves(address));
    builder.locationFirstLine.set(merged, builder.lineFunction.length);
    builder.locationLineCount.set(merged, count);
    builder.locationIsFolded.set(merged, locations.isFolded[row]);
    for (const [index, functionRow] of functionRows.entries()) {
      builder.lineFunction.push(functionRow);
      builder.lineNumber.push(lines.lineNumber[first + index]);
      builder.lineColumn.push(lines.columnNumber[first + index]);
    }
    return merged;
  }

  private functionRow(profile: Profile, row: number): number {
    if (this.functionRows[row] !== NONE) return this.functionRows[row];
    const { functions } = profile;
    const { builder } = this;
    const name = this.string(functions.name[row]);
    const systemName = this.string(functions.systemName[row]);
    const filename = this.string(functions.filename[row]);
    const startLine = functions.startLine[row];
    const key = `${name} ${systemName} ${filename} ${startLine}`;
    let merged = this.functions.get(key);
    if (merged === undefined) {
      merged = this.functions.size;
      this.functions.set(key, merged);
      builder.functionIds.findOrAdd(merged + 1, 0);
      builder.functionOrder.push(merged);
      builder.describeFunction(merged);
      builder.functionName.set(merged, name);
      builder.functionSystemName.set(merged, systemName);
      builder.functionFilename.set(merged, filename);
      builder.functionStartLine.set(merged, startLine);
    }
    this.functionRows[row] = merged;
    return merged;
  }

  /** The merged mapping and how far addresses move: binaries may be loaded elsewhere in each run. */
  private mapping(profile: Profile, row: number): { row: number; shift: bigint } {
    const done = this.mappingRows[row];
    if (done !== undefined) return done;
    const { mappings } = profile;
    const { builder } = this;
    const start = mappings.start[row];
    // Rounded up, to overlook small differences in size.
    const size = BigInt.asUintN(64, mappings.limit[row] - start + PAGE_BYTES - 1n) / PAGE_BYTES;
    const filename = this.string(mappings.filename[row]);
    const buildId = this.string(mappings.buildId[row]);
    const key = `${size} ${mappings.offset[row]} ${buildId === 0 ? filename : buildId}`;
    let known = this.mappings.get(key);
    if (known === undefined) {
      const merged = this.mappings.size;
      known = { row: merged, start };
      this.mappings.set(key, known);
      builder.mappingIds.findOrAdd(merged + 1, 0);
      builder.mappingOrder.push(merged);
      builder.describeMapping(merged);
      if (builder.mainMapping === NONE) builder.mainMapping = merged;
      builder.mappingStart.set(merged, ...halves(start));
      builder.mappingLimit.set(merged, ...halves(mappings.limit[row]));
      builder.mappingOffset.set(merged, ...halves(mappings.offset[row]));
      builder.mappingFilename.set(merged, filename);
      builder.mappingBuildId.set(merged, buildId);
      builder.mappingFlags.set(merged, mappings.flags[row]);
    }
    const found = { row: known.row, shift: known.start - start };
    this.mappingRows[row] = found;
    return found;
  }
}

/** The low and high 32 bits. */
function halves(value: bigint): [low: number, high: number] {
  return [Number(value & WORD), Number((value >> 32n) & WORD)];
}
