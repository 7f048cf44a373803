import { visibleLines, visibleText } from "../../base/visibleText";
import { cutMiddle } from "./cutMiddle";

/** More than this nobody reads at a glance. */
const MOST_BRIEF = 500;
/** Longer names than this are no names; the longest of C++ are a tenth of it. */
const MOST_WHOLE = 10_000;

/**
 * A text of the profile, of any length, for a place where it wraps or that cannot cut it: what cannot be seen is
 * written out, and the middle of a long one is left out.
 */
export function briefText(text: string): string {
  return shorten(text, MOST_BRIEF);
}

/** The same for a place that has the whole of what is shown short elsewhere: a title, a heading. A megabyte is cut even there. */
export function wholeText(text: string): string {
  return shorten(text, MOST_WHOLE);
}

/** The same for a text of several lines, which stay lines. */
export function wholeLines(text: string): string {
  return shorten(text, MOST_WHOLE, visibleLines);
}

function shorten(text: string, most: number, show = visibleText): string {
  // Only the ends are kept, so only they are gone through. Each has as many characters as all that is kept.
  const end = 2 * most;
  const ends = text.length > 2 * end ? text.slice(0, end) + text.slice(-end) : text;
  return cutMiddle(show(ends), most);
}
