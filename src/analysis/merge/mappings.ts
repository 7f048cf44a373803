import { type MappingTable, NONE } from "../../model/profile";
import type { StringMerger } from "./strings";

const PAGE_BYTES = 0x1000n;
const WORD = 0xffffffffn;

/** The merged row of a mapping and how far addresses move, in halves: binaries may be loaded elsewhere in each run. */
export interface MergedMapping {
  readonly row: number;
  readonly shiftLow: number;
  readonly shiftHigh: number;
}

/** A mapping as it was first met, in merged strings. */
interface Mapping {
  readonly row: number;
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly filename: number;
  readonly buildId: number;
  readonly flags: number;
}

/** Carries mappings over; equal ones become one (`profile/merge.go: mapMapping`). */
export class MappingMerger {
  private readonly strings: StringMerger;
  private readonly merged = new Map<string, Mapping>();
  private source: MappingTable | undefined;
  private known: MergedMapping[] = [];

  constructor(strings: StringMerger) {
    this.strings = strings;
  }

  /** Goes on to the next source, whose strings are the current ones. */
  startSource(mappings: MappingTable): void {
    this.source = mappings;
    this.known = [];
    // The first mapping seen is the main binary.
    if (this.merged.size === 0 && mappings.main !== NONE) this.mapping(mappings.main);
  }

  /** The merged mapping of one of the source. */
  mapping(row: number): MergedMapping {
    let known = this.known[row];
    if (known === undefined) {
      known = this.merge(this.source as MappingTable, row);
      this.known[row] = known;
    }
    return known;
  }

  finish(): MappingTable {
    const rows = [...this.merged.values()];
    return {
      count: rows.length,
      ids: BigUint64Array.from(rows, ({ row }) => BigInt(row + 1)),
      order: Uint32Array.from(rows, ({ row }) => row),
      main: rows.length === 0 ? NONE : 0,
      start: BigUint64Array.from(rows, ({ start }) => start),
      limit: BigUint64Array.from(rows, ({ limit }) => limit),
      offset: BigUint64Array.from(rows, ({ offset }) => offset),
      filename: Uint32Array.from(rows, ({ filename }) => filename),
      buildId: Uint32Array.from(rows, ({ buildId }) => buildId),
      flags: Uint8Array.from(rows, ({ flags }) => flags),
    };
  }

  private merge(mappings: MappingTable, row: number): MergedMapping {
    const start = mappings.start[row];
    const limit = mappings.limit[row];
    const offset = mappings.offset[row];
    // Rounded up, to overlook small differences in size.
    const size = BigInt.asUintN(64, limit - start + PAGE_BYTES - 1n) / PAGE_BYTES;
    const filename = this.strings.string(mappings.filename[row]);
    const buildId = this.strings.string(mappings.buildId[row]);
    const key = `${size} ${offset} ${buildId === 0 ? filename : buildId}`;
    let equal = this.merged.get(key);
    if (equal === undefined) {
      const flags = mappings.flags[row];
      equal = { row: this.merged.size, start, limit, offset, filename, buildId, flags };
      this.merged.set(key, equal);
    }
    const shift = equal.start - start;
    return {
      row: equal.row,
      shiftLow: Number(shift & WORD),
      shiftHigh: Number((shift >> 32n) & WORD),
    };
  }
}
