import type { Profile } from "../model/profile";

/** What the values of a sample type are of, as far as findings care. */
export type SampleKind = "cpu" | "wall" | "allocated" | "live" | "contention" | "threads" | "other";

const KINDS: readonly (readonly [SampleKind, RegExp])[] = [
  ["live", /^(inuse|in_use|live|heap)[_-]/],
  ["allocated", /^(alloc|allocs?)([_-]|$)|^(objects|space)$/],
  ["contention", /^(contentions?|delay|mutex|block|lock)([_-]|$)/],
  ["threads", /^(goroutines?|threads?)([_-]|$)/],
  ["wall", /^(wall|off[_-]?cpu|time)([_-]|$)/],
  ["cpu", /^(cpu|on[_-]?cpu)([_-]|$)/],
];

/** What a sample type's values are of; counts of samples are what the period, or the type beside them, is of. */
export function sampleKind({ sampleTypes, header }: Profile, sampleTypeIndex: number): SampleKind {
  const { type, unit } = sampleTypes[sampleTypeIndex];
  const known = kindOfName(type);
  if (known !== undefined) return known;
  const names = [header.periodType.type, ...sampleTypes.map(other => other.type)];
  const besides = names.flatMap(name => kindOfName(name) ?? []);
  if (/^(samples?|events?)$/.test(type)) return besides[0] ?? "cpu";
  // Julia's allocations: `allocs` and `size`.
  if (/^(size|bytes)$/.test(type) || unit === "bytes") return besides[0] ?? "other";
  return "other";
}

function kindOfName(name: string): SampleKind | undefined {
  return KINDS.find(([, expression]) => expression.test(name))?.[0];
}

/** The two sample types that count objects and their bytes, of one kind. */
export interface ObjectTypes {
  readonly objects: number;
  readonly bytes: number;
}

/** The counts and bytes of allocated, or of live, objects; undefined where the profile has not both. */
export function objectTypes({ sampleTypes }: Profile, kind: "allocated" | "live"): ObjectTypes | undefined {
  const prefix = kind === "live" ? /^(inuse|in_use|live)[_-]/ : /^alloc[_-]/;
  const find = (what: RegExp, alone: RegExp) =>
    sampleTypes.findIndex(
      ({ type }) => (prefix.test(type) && what.test(type)) || (kind === "allocated" && alone.test(type)),
    );
  const objects = find(/objects$/, /^(allocs|objects)$/);
  const bytes = find(/(space|bytes|size)$/, /^(size|space)$/);
  return objects < 0 || bytes < 0 ? undefined : { objects, bytes };
}
