import type { Steps } from "../../base/steps";
import type { Profile, ValueColumn } from "../../model/profile";
import { type FrameTable, SEVERAL_FRAMES } from "../frames";
import { type FrameTotals, frameTotals } from "../totals";

/** Flat and cum, by whatever they are of; exact ones where 53 bits are not enough. */
export type Costs = Omit<FrameTotals, "inlined">;

/** Of which samples, and what of them. */
export interface Costed {
  readonly profile: Profile;
  /** Says which locations are hidden. */
  readonly frames: Pick<FrameTable, "entry" | "lists">;
  readonly column: ValueColumn;
}

/**
 * Flat and cum of every location. Recursion counts once: cum is the sum of the samples that hold the location,
 * flat of those whose innermost frame is at it.
 */
export function* locationCosts({ profile, frames, column }: Costed): Steps<Costs> {
  const { count } = profile.locations;
  const entry = new Uint32Array(count);
  for (let location = 0; location < count; location++) {
    // What ends in nothing but hidden ones goes to the row behind the last.
    entry[location] = isHidden(frames, location) ? SEVERAL_FRAMES : (location + 1) << 1;
  }
  const totals = yield* frameTotals(profile, { count: count + 1, entry, lists: Uint32Array.of(0) }, column);
  return {
    flat: totals.flat.subarray(1),
    cum: totals.cum.subarray(1),
    exactFlat: totals.exactFlat?.subarray(1),
    exactCum: totals.exactCum?.subarray(1),
  };
}

/** Whether a location is in stacks but not shown. */
function isHidden({ entry, lists }: Pick<FrameTable, "entry" | "lists">, location: number): boolean {
  return entry[location] >= SEVERAL_FRAMES && lists[entry[location] - SEVERAL_FRAMES] === 0;
}

/** Which groups the locations of a profile belong to. A group is a line, a function, a file … */
export class GroupTable {
  private groupCount = 0;
  /** As in `FrameTable`; in place of `inlined`, whether what ends at the location is flat of the group. */
  private readonly entry: Uint32Array;
  /** The first one is empty. */
  private readonly lists: number[] = [0];

  constructor(locationCount: number) {
    this.entry = new Uint32Array(locationCount).fill(SEVERAL_FRAMES);
  }

  get count(): number {
    return this.groupCount;
  }

  /** A group that no location belongs to yet. */
  newGroup(): number {
    return this.groupCount++;
  }

  /**
   * Puts a location, once, into groups.
   * @param through groups that the location is in; one may be named twice
   * @param ending those that what ends at the location is flat of, each once
   */
  put(location: number, through: readonly number[], ending: readonly number[]): void {
    const length = through.length + ending.length;
    if (length === 0) return;
    if (length === 1) {
      this.entry[location] = ending.length === 1 ? (ending[0] << 1) | 1 : through[0] << 1;
      return;
    }
    this.entry[location] = SEVERAL_FRAMES | this.lists.length;
    this.lists.push(length);
    for (const group of through) this.lists.push(group << 1);
    for (const group of ending) this.lists.push((group << 1) | 1);
  }

  /**
   * What each group costs: cum is of the samples that hold any of its locations, each counted once, flat of those that
   * end in it.
   * @param locations `locationCosts` of the same
   */
  *costs({ profile, frames, column }: Costed, locations: Costs): Steps<Costs> {
    const lists = Uint32Array.from(this.lists);
    const entry = this.entry.map((code, location) => (isHidden(frames, location) ? SEVERAL_FRAMES : code));
    // There must be a group at least: a sample in none at all is added to the flat of the first.
    const { cum, exactCum } = yield* frameTotals(profile, { count: this.count + 1, entry, lists }, column);
    return { cum, exactCum, ...this.flats(entry, lists, locations) };
  }

  private flats(entry: Uint32Array, lists: Uint32Array, locations: Costs): Pick<Costs, "flat" | "exactFlat"> {
    const flat = new Float64Array(this.count);
    const exactFlat = locations.exactFlat && new BigInt64Array(this.count);
    const add = (listed: number, location: number) => {
      if ((listed & 1) === 0) return;
      const group = listed >>> 1;
      if (exactFlat === undefined) flat[group] += locations.flat[location];
      else exactFlat[group] += locations.exactFlat?.[location] ?? 0n;
    };
    for (let location = 0; location < entry.length; location++) {
      const code = entry[location];
      if (code < SEVERAL_FRAMES) {
        add(code, location);
        continue;
      }
      const list = code - SEVERAL_FRAMES;
      for (let at = list + 1; at <= list + lists[list]; at++) add(lists[at], location);
    }
    if (exactFlat !== undefined) {
      for (let group = 0; group < this.count; group++) flat[group] = Number(exactFlat[group]);
    }
    return { flat, exactFlat };
  }
}

/** Whether pprof leaves a node out of a report: it costs nothing, or with drop_negative less than nothing. */
export function isLeftOut({ flat, cum }: Costs, group: number, dropsNegative: boolean): boolean {
  if (flat[group] === 0 && cum[group] === 0) return true;
  return dropsNegative && (flat[group] < 0 || (flat[group] === 0 && cum[group] < 0));
}
