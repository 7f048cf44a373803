import type { ByteText } from "../../base/byteText";
import type { ValueType } from "../../model/profile";

/** A profile while a legacy text is made into one: objects that know each other, as in google/pprof's `profile` package. */
export interface Draft {
  sampleTypes: readonly ValueType[];
  periodType: ValueType;
  period: bigint;
  durationNanos: bigint;
  readonly samples: DraftSample[];
  /** In the order in which they get their ids. */
  locations: DraftLocation[];
  mappings: DraftMapping[];
  /** What was found odd. */
  readonly warnings: { code: string; message: string }[];
}

export interface DraftSample {
  /** int64, one per sample type. */
  values: bigint[];
  /** Leaf first. */
  locations: DraftLocation[];
  /** The numeric label "bytes", the size of a block. */
  readonly blockSize?: bigint;
}

export interface DraftLocation {
  /** uint64. */
  address: bigint;
  mapping: DraftMapping | undefined;
  line: DraftLine | undefined;
}

export interface DraftLine {
  readonly function: DraftFunction;
  readonly line: number;
}

export interface DraftFunction {
  readonly name: ByteText;
  readonly filename: ByteText;
}

export interface DraftMapping {
  /** uint64 all three. */
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: ByteText;
  buildId: ByteText;
}

/** A draft without samples. */
export function emptyDraft(sampleTypes: readonly ValueType[], periodType: ValueType, period: bigint): Draft {
  return {
    sampleTypes,
    periodType,
    period,
    durationNanos: 0n,
    samples: [],
    locations: [],
    mappings: [],
    warnings: [],
  };
}

/** The locations of a draft by address, each made when it is first asked for. */
export class LocationsByAddress {
  private readonly byAddress = new Map<bigint, DraftLocation>();
  private readonly all: DraftLocation[];

  /** @param all where new ones are appended */
  constructor(all: DraftLocation[]) {
    this.all = all;
  }

  /** The location at an address. */
  at(address: bigint): DraftLocation {
    let location = this.byAddress.get(address);
    if (location === undefined) {
      location = { address, mapping: undefined, line: undefined };
      this.byAddress.set(address, location);
      this.all.push(location);
    }
    return location;
  }

  /** The location at a return address: one byte before it, so that it lies in the call. */
  before(address: bigint): DraftLocation {
    return this.at(BigInt.asUintN(64, address - 1n));
  }

  /** The location at an address, where there is one. */
  find(address: bigint): DraftLocation | undefined {
    return this.byAddress.get(address);
  }
}

/** Leaves only locations that samples have, in the order in which samples mention them (`remapLocationIDs`). */
export function keepUsedLocations(draft: Draft): void {
  const used = new Set<DraftLocation>();
  for (const sample of draft.samples) for (const location of sample.locations) used.add(location);
  draft.locations = [...used];
}

/**
 * Takes the second frame out where it is the leaf once more: the signal handler may have it both from the unwinder and
 * from the signal's context, and only the former was moved into the call (`cleanupDuplicateLocations`).
 */
export function removeDuplicateLeaves(draft: Draft): void {
  for (const { locations } of draft.samples) {
    if (locations.length < 2) continue;
    if (locations[0].address === BigInt.asUintN(64, locations[1].address + 1n)) locations.splice(1, 1);
  }
}
