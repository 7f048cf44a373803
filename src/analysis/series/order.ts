import type { Profile } from "../../model/profile";

/** Something that came with a name. */
interface Named {
  readonly name: string;
  readonly read: Pick<Profile, "header">;
}

/** `heap-9` comes before `heap-10`, whatever the reader's language. */
const BY_NAME = new Intl.Collator("en", { numeric: true });

/**
 * Profiles in order of time: by when each was recorded, where all of them say so, and else by name, whose numbers count
 * as numbers. What is equal stays in its order.
 */
export function inOrderOfTime<Item extends Named>(profiles: readonly Item[]): Item[] {
  const times = profiles.map(({ read }) => read.header.timeNanos);
  const areTold = times.every(time => time > 0n);
  return profiles.toSorted((one, other) => {
    const [a, b] = [one.read.header.timeNanos, other.read.header.timeNanos];
    if (areTold && a !== b) return a < b ? -1 : 1;
    return BY_NAME.compare(one.name, other.name);
  });
}
