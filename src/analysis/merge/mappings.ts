import type { ProfileBuilder } from "../../model/builder";
import { NONE, type Profile } from "../../model/profile";
import type { StringMerger } from "./strings";

const PAGE_BYTES = 0x1000n;
const WORD = 0xffffffffn;

/** The merged row of a mapping and how far addresses move, as two halves: binaries may be loaded elsewhere in each run. */
export interface MergedMapping {
  readonly row: number;
  readonly shiftLow: number;
  readonly shiftHigh: number;
}

/** Carries mappings over; equal ones become one (`profile/merge.go: mapMapping`). */
export class MappingMerger {
  private readonly builder: ProfileBuilder;
  private readonly strings: StringMerger;
  private readonly merged = new Map<string, { row: number; start: bigint }>();
  private source: Profile["mappings"] | undefined;
  private known: MergedMapping[] = [];

  constructor(builder: ProfileBuilder, strings: StringMerger) {
    this.builder = builder;
    this.strings = strings;
  }

  /** Goes on to the next source, whose strings are the current ones. */
  startSource(mappings: Profile["mappings"]): void {
    this.source = mappings;
    this.known = [];
    // The first mapping seen is the main binary.
    if (this.merged.size === 0 && mappings.main !== NONE) this.mapping(mappings.main);
  }

  /** The merged mapping of one of the source. */
  mapping(row: number): MergedMapping {
    let known = this.known[row];
    if (known === undefined) {
      known = this.merge(this.source as Profile["mappings"], row);
      this.known[row] = known;
    }
    return known;
  }

  private merge(mappings: Profile["mappings"], row: number): MergedMapping {
    const start = mappings.start[row];
    // Rounded up, to overlook small differences in size.
    const size = BigInt.asUintN(64, mappings.limit[row] - start + PAGE_BYTES - 1n) / PAGE_BYTES;
    const filename = this.strings.string(mappings.filename[row]);
    const buildId = this.strings.string(mappings.buildId[row]);
    const key = `${size} ${mappings.offset[row]} ${buildId === 0 ? filename : buildId}`;
    let equal = this.merged.get(key);
    if (equal === undefined) {
      equal = { row: this.merged.size, start };
      this.merged.set(key, equal);
      this.write(equal.row, mappings, row, { filename, buildId });
    }
    const [shiftLow, shiftHigh] = halves(equal.start - start);
    return { row: equal.row, shiftLow, shiftHigh };
  }

  private write(
    merged: number,
    mappings: Profile["mappings"],
    row: number,
    { filename, buildId }: { readonly filename: number; readonly buildId: number },
  ): void {
    const { builder } = this;
    builder.mappingIds.findOrAdd(merged + 1, 0);
    builder.mappingOrder.push(merged);
    builder.describeMapping(merged);
    if (builder.mainMapping === NONE) builder.mainMapping = merged;
    builder.mappingStart.set(merged, ...halves(mappings.start[row]));
    builder.mappingLimit.set(merged, ...halves(mappings.limit[row]));
    builder.mappingOffset.set(merged, ...halves(mappings.offset[row]));
    builder.mappingFilename.set(merged, filename);
    builder.mappingBuildId.set(merged, buildId);
    builder.mappingFlags.set(merged, mappings.flags[row]);
  }
}

/** The low and high 32 bits, both unsigned. */
function halves(value: bigint): [low: number, high: number] {
  return [Number(value & WORD), Number((value >> 32n) & WORD)];
}
