import { visibleText } from "../../base/visibleText";
import { cutMiddle } from "./cutMiddle";

/** More than this nobody reads, and a megabyte of it would take all the room. */
const MOST_CHARACTERS = 500;

/**
 * A text of the profile, of any length, for a place where it wraps or that cannot cut it: what cannot be seen is
 * written out, and the middle of a long one is left out.
 */
export function briefText(text: string): string {
  // Only the ends are kept, so only they are gone through. Each has as many characters as all that is kept.
  const end = 2 * MOST_CHARACTERS;
  const ends = text.length > 2 * end ? text.slice(0, end) + text.slice(-end) : text;
  return cutMiddle(visibleText(ends), MOST_CHARACTERS);
}
